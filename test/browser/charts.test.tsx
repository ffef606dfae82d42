import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/ui/controls.css';
import '@/ui/lists.css';
import '@/ui/layers.css';
import { createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChartSelection } from '@/charts/Chart.tsx';
import { ChartPanel } from '@/charts/ChartPanel.tsx';
import { heatMap } from '@/charts/heat-map.ts';
import { LazyChart } from '@/charts/lazy.tsx';
import { Language } from '@/i18n/Language.tsx';

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  place.style.width = '600px';
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  root.unmount();
  place.remove();
  document.documentElement.removeAttribute('data-theme');
});

const percent = (value: number) => `${Math.round(value * 100)}%`;
const option = heatMap(
  ['销售部', '<img src=x onerror=alert(1)>'],
  ['K1'],
  [
    { row: 0, column: 0, value: 0.7 },
    { row: 1, column: 0, value: 1.3 },
  ],
  percent,
);

async function drawn() {
  await vi.waitFor(() => expect(place.querySelector('canvas')).not.toBeNull(), 20_000);
  return place.querySelector('canvas') as HTMLCanvasElement;
}

test('a chart is a picture with a text alternative, in the page’s own colours, and as a PNG', async () => {
  const picture = createRef<(() => string) | null>() as { current: (() => string) | null };
  const warn = vi.spyOn(console, 'warn');
  const error = vi.spyOn(console, 'error');
  root.render(
    <Language locale="zh-CN">
      <LazyChart option={option} label="两个单位" height={200} picture={picture} />
    </Language>,
  );
  const canvas = await drawn();
  expect(place.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('两个单位');
  expect(canvas.getBoundingClientRect().width).toBe(600);
  const before = picture.current?.() ?? '';
  expect(before).toMatch(/^data:image\/png;base64,/);
  document.documentElement.dataset['theme'] = 'dark';
  await vi.waitFor(() => expect(picture.current?.()).not.toBe(before));
  expect(place.querySelector('img')).toBeNull();
  expect(warn.mock.calls).toEqual([]);
  expect(error.mock.calls).toEqual([]);
});

test('a chart follows its box', async () => {
  root.render(
    <Language locale="zh-CN">
      <LazyChart option={option} label="x" height={200} />
    </Language>,
  );
  const canvas = await drawn();
  place.style.width = '300px';
  await vi.waitFor(() => expect(canvas.getBoundingClientRect().width).toBe(300));
});

test('a click and the keyboard choose what is drawn', async () => {
  const chosen: ChartSelection[] = [];
  root.render(
    <Language locale="zh-CN">
      <LazyChart option={option} label="x" height={200} onSelect={(s) => chosen.push(s)} />
    </Language>,
  );
  const canvas = await drawn();
  const box = canvas.getBoundingClientRect();
  const at = { clientX: box.left + 400, clientY: box.top + 160, bubbles: true };
  for (const type of ['mousemove', 'mousedown', 'mouseup', 'click'])
    canvas.dispatchEvent(new MouseEvent(type, at));
  await vi.waitFor(() => expect(chosen.map((s) => s.index)).toEqual([1]));
  const figure = place.querySelector('[role="slider"]') as HTMLElement;
  figure.focus();
  expect(document.activeElement).toBe(figure);
  for (const key of ['Enter', 'ArrowRight', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter']) {
    figure.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(chosen.map((s) => s.index)).toEqual([1, 0, 1]);
  expect(figure.getAttribute('aria-valuetext')).toBe('<img src=x onerror=alert(1)> · K1');
});

test('a panel shows the table behind its chart and saves both with what they show', async () => {
  const saved = new Map<string, Blob>();
  let last = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.set(this.download, last);
  });
  root.render(
    <Language locale="zh-CN">
      <ChartPanel
        title="单位 × 指标"
        subtitle="2025年 · 制度 2025-1"
        chart={{ option, label: '两个单位', height: 200 }}
        table={<p>表</p>}
        data={{ headings: ['单位', '达成率'], rows: [['=1+1', 0.7]] }}
        name="heat"
      />
    </Language>,
  );
  await drawn();
  const press = (name: string) => place.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click();
  press('保存数据（CSV）');
  await vi.waitFor(() => expect(saved.has('heat.csv')).toBe(true));
  expect(await saved.get('heat.csv')?.text()).toBe(
    "单位,达成率\r\n'=1+1,0.7\r\n\r\n单位 × 指标\r\n2025年 · 制度 2025-1\r\n",
  );
  press('保存为图片（PNG）');
  await vi.waitFor(() => expect(saved.has('heat.png')).toBe(true), 10_000);
  const picture = await createImageBitmap(saved.get('heat.png') ?? new Blob());
  expect(picture.height).toBeGreaterThan(2 * 200);
  press('显示数据表');
  await vi.waitFor(() => expect(place.querySelector('p:not(header p)')?.textContent).toBe('表'));
  vi.restoreAllMocks();
});
