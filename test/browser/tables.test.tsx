import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/ui/controls.css';
import '@/ui/lists.css';
import '@/ui/layers.css';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Language } from '@/i18n/Language.tsx';
import { column, type TableRow } from '@/tables/columns.ts';
import { LazyTable } from '@/tables/lazy.tsx';

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  place.style.width = '800px';
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  root.unmount();
  place.remove();
});

const rows: TableRow[] = [
  { id: '000123', name: '张三', attainment: 0.953, on: '2025-09-01' },
  { id: '000124', name: '<img src=x onerror=alert(1)>', attainment: null, on: null },
];
const columns = [
  column.text('id', '工号'),
  column.text('name', '姓名'),
  column.percent('attainment', '达成率'),
  column.date('on', '日期'),
];

const cell = (row: number, key: string) =>
  place.querySelector<HTMLElement>(`.ag-row[row-index="${row}"] [col-id="${key}"]`);

async function shown() {
  await vi.waitFor(() => expect(cell(0, 'id')).not.toBeNull(), 20_000);
}

test('cells are formatted by language, right-aligned numbers, never HTML', async () => {
  const warn = vi.spyOn(console, 'warn');
  const error = vi.spyOn(console, 'error');
  root.render(
    <Language locale="zh-CN">
      <LazyTable label="人员" columns={columns} rows={rows} />
    </Language>,
  );
  await shown();
  expect(cell(0, 'id')?.textContent).toBe('000123');
  expect(cell(0, 'attainment')?.textContent).toBe('95.3%');
  expect(cell(1, 'attainment')?.textContent).toBe('—');
  expect(cell(1, 'name')?.textContent).toBe('<img src=x onerror=alert(1)>');
  expect(place.querySelector('img')).toBeNull();
  expect(getComputedStyle(cell(0, 'attainment') as HTMLElement).textAlign).toBe('right');
  expect(warn.mock.calls).toEqual([]);
  expect(error.mock.calls).toEqual([]);
});

test('a click and Enter open the row', async () => {
  const opened: unknown[] = [];
  root.render(
    <Language locale="en">
      <LazyTable label="People" columns={columns} rows={rows} onOpen={(row) => opened.push(row['id'])} />
    </Language>,
  );
  await shown();
  cell(1, 'name')?.click();
  await vi.waitFor(() => expect(opened).toEqual(['000124']));
  cell(0, 'name')?.focus();
  cell(0, 'name')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await vi.waitFor(() => expect(opened).toEqual(['000124', '000123']));
});

test('copies the cell in focus as it reads, saves what the filter shows with raw values', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  root.render(
    <Language locale="zh-CN">
      <LazyTable label="人员" columns={columns} rows={rows} name="people" />
    </Language>,
  );
  await shown();
  cell(0, 'attainment')?.focus();
  cell(0, 'attainment')?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'c', ctrlKey: true, bubbles: true }),
  );
  await vi.waitFor(() => expect(copied).toHaveBeenCalledWith('95.3%'));
  place.querySelector<HTMLElement>('[aria-label="保存表格（CSV）"]')?.click();
  await vi.waitFor(() => expect(blobs).toHaveLength(1));
  expect(await blobs[0]?.text()).toBe(
    '工号,姓名,达成率,日期\r\n000123,张三,0.953,2025-09-01\r\n000124,<img src=x onerror=alert(1)>,,\r\n',
  );
  vi.restoreAllMocks();
});

test('headings break between words only, and a column is as wide as its cells need', async () => {
  place.style.width = '240px';
  root.render(
    <Language locale="en">
      <LazyTable
        label="People"
        name="people"
        columns={[
          column.text('level', 'Family and grade'),
          column.number('expected', 'Expected'),
          column.number('residual', 'Residual'),
          { ...column.text('id', 'Interval'), rems: 12 },
        ]}
        rows={[{ id: '1', level: 'sales/P3', expected: 3, residual: 1 }]}
      />
    </Language>,
  );
  await shown();
  for (const key of ['expected', 'residual']) {
    const heading = place.querySelector<HTMLElement>(`.ag-header-cell[col-id="${key}"] .ag-header-cell-text`);
    const range = document.createRange();
    range.selectNodeContents(heading as HTMLElement);
    expect(range.getClientRects()).toHaveLength(1);
    expect((heading as HTMLElement).scrollWidth).toBeLessThanOrEqual((heading as HTMLElement).clientWidth);
  }
  expect(cell(0, 'id')?.offsetWidth).toBeGreaterThan(160);
});

test('on paper a plain table stands in the place of the grid: every row, in the order of the grid', async () => {
  const many = Array.from({ length: 520 }, (_, index) => ({
    id: String(index).padStart(6, '0'),
    name: `n${index}`,
    attainment: index / 100,
    on: null,
  }));
  root.render(
    <Language locale="en">
      <LazyTable label="People" columns={columns} rows={many} height={300} />
    </Language>,
  );
  await shown();
  expect(place.querySelector('.printed-table')).toBeNull();
  window.dispatchEvent(new Event('beforeprint'));
  expect(place.querySelectorAll('table.printed-table tbody tr')).toHaveLength(500);
  expect(place.querySelector('table.printed-table tbody tr:nth-child(500)')?.textContent).toContain('n499');
  expect(place.querySelector('p.printed-table')?.textContent).toBe(
    'The first 500 of 520 rows; the CSV has all of them.',
  );
  window.dispatchEvent(new Event('afterprint'));
  await vi.waitFor(() => expect(place.querySelector('.printed-table')).toBeNull());
  expect(cell(0, 'id')?.textContent).toBe('000000');
});
