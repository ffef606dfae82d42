// The production page with the sample company, as a person meets it: first dashboard, then drill clicks.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import type { Figure } from './print.ts';

const CLICKS = 24;
/** Nothing changed on the page for so long: what the click asked for is all there. */
const QUIET_MS = 400;
/** The first dashboard comes in parts. */
const FIRST_QUIET_MS = 1500;

interface Watch {
  /** When the last change of the page was painted, ms since navigation. */
  painted: number;
  /** When the last click happened. */
  clicked: number;
  /** Longest main-thread task since the last click; tasks up to 50 ms are not reported by browsers. */
  longest: number;
}

type WatchedWindow = Window & { watch: Watch };

/** `dist` is served at `address`. */
export async function measureApp(address: string, dist: string): Promise<Figure[]> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await (
      await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
    ).newPage();
    const scripts = new Set<string>();
    page.on('request', (request) => {
      const name = basename(new URL(request.url()).pathname);
      if (name.endsWith('.js') && !/worker|duckdb/i.test(name)) scripts.add(name);
    });
    // tsx names inner functions through a helper that a page doesn't have.
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchPage);
    await page.goto(address);
    const sample = page.getByRole('button', { name: /open the sample/i });
    await sample.click({ timeout: 60_000 });
    await page.waitForURL(/overview/, { timeout: 120_000 });
    const opened = await page.evaluate(() => performance.now());
    await page.waitForURL(/overview.*unit=/, { timeout: 120_000 });
    const { painted } = await settled(page, FIRST_QUIET_MS);
    const loaded = [...scripts];
    const gzip = (name: string) => gzipSync(readFileSync(join(dist, 'assets', name))).length / 1000;
    const size = loaded.reduce((sum, name) => sum + gzip(name), 0);
    const largest = loaded
      .sort((a, b) => gzip(b) - gzip(a))
      .slice(0, 5)
      .map((name) => `${name} ${gzip(name).toFixed(0)}`);
    const figures: Figure[] = [
      {
        name: 'Page load → company dashboard painted',
        value: painted,
        unit: 'ms',
        limit: '≤ 3,000 ms',
        met: painted <= 3000,
        note: `sample company, loopback; files read and built after ${Math.round(opened).toLocaleString('en')} ms`,
      },
      {
        name: 'JavaScript before the first dashboard',
        value: size,
        unit: 'kB',
        limit: '≤ 600 kB gzip',
        met: size <= 600,
        note: `workers and wasm aside: ${largest.join(', ')}`,
      },
    ];
    return [...figures, ...(await drill(page))];
  } finally {
    await browser.close();
  }
}

/** Runs in the page before anything of it: notes every change of the page and when it was painted. */
function watchPage(): void {
  const watch: Watch = { painted: 0, clicked: 0, longest: 0 };
  Object.assign(window, { watch });
  const changed = () => {
    requestAnimationFrame(() => {
      // A task after the frame: the frame has been painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        watch.painted = performance.now();
      };
      channel.port2.postMessage(null);
    });
  };
  document.addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('root');
    if (root !== null)
      new MutationObserver(changed).observe(root, { childList: true, subtree: true, characterData: true });
  });
  const start = (event: Event) => {
    watch.clicked = event.timeStamp;
    watch.painted = 0;
    watch.longest = 0;
  };
  // Rows of a tree act when the pointer goes down, links when it comes up.
  window.addEventListener('pointerdown', start, true);
  const followLink = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) start(event);
  };
  window.addEventListener('click', followLink, true);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) watch.longest = Math.max(watch.longest, task.duration);
  }).observe({ type: 'longtask' });
}

/** Resolves when the page has been still for a moment and nothing says it is loading. */
async function settled(page: Page, quiet = QUIET_MS): Promise<Watch> {
  await page.waitForFunction(
    (still) => {
      const { watch } = window as unknown as WatchedWindow;
      const isBusy = document.querySelector('main [aria-busy="true"]') !== null;
      const last = Math.max(watch.painted, watch.clicked);
      return !isBusy && last > 0 && performance.now() - last > still;
    },
    quiet,
    { polling: 50, timeout: 60_000 },
  );
  return page.evaluate(() => ({ ...(window as unknown as WatchedWindow).watch }));
}

/** Where a drill leads: another unit or person, or another page of it. */
const target = (url: string) => {
  const [path = '', query = ''] = (url.split('#')[1] ?? '').split('?');
  const search = new URLSearchParams(query);
  return [path, search.get('unit'), search.get('person')].join(' ');
};

/** Clicks through units and people, down and back up, and times each click that led somewhere. */
async function drill(page: Page): Promise<Figure[]> {
  const times: number[] = [];
  let longest = 0;
  let people = 0;
  let turn = 0;
  for (let attempt = 0; attempt < CLICKS * 5 && times.length < CLICKS; attempt += 1) {
    const before = target(page.url());
    // In turns through the tree and through the links to people and units.
    const links = page.locator(
      turn % 2 === 0
        ? '.tree-item:visible'
        : 'main a[href*="unit="]:visible, main a[href*="person="]:visible',
    );
    const count = await links.count();
    const link = count === 0 ? null : links.nth((turn * 7) % count);
    if (link === null || before.startsWith('/person')) {
      await page.goBack();
      await settled(page);
      if (link === null && target(page.url()) === before) break;
      continue;
    }
    turn += 1;
    await link.click({ timeout: 5000 }).catch(() => undefined);
    const { clicked, painted, longest: task } = await settled(page);
    if (target(page.url()) === before || painted === 0) continue;
    times.push(painted - clicked);
    if (target(page.url()).startsWith('/person')) people += 1;
    longest = Math.max(longest, task);
  }
  if (times.length === 0)
    return [
      { name: 'Drill click → painted', value: null, unit: '', note: 'the page offers nothing to drill into' },
    ];
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const name = (what: string) => `Drill click → last change painted, ${what}`;
  return [
    {
      name: name('p50'),
      value: at(0.5),
      unit: 'ms',
      note: `sample company, ${times.length - people} clicks to units, ${people} to people`,
    },
    { name: name('p95'), value: at(0.95), unit: 'ms', limit: '≤ 100 ms', met: at(0.95) <= 100 },
    {
      name: 'Longest main-thread task in a drill',
      value: longest,
      unit: 'ms',
      limit: '≤ 50 ms',
      met: longest <= 50,
      note: longest === 0 ? 'none over 50 ms' : '',
    },
  ];
}
