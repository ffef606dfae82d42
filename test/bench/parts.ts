// Import, XLSX and marts, measured in the bench page. Every measurement gets a browser of its own: nothing warm, nothing left over.
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import type { Bench } from './page/bench.ts';
import type { Figure } from './print.ts';

type BenchWindow = Window & { bench: Bench };

async function inPage<T>(address: string, work: (page: Page, browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(address);
    await page.waitForFunction(() => 'bench' in window);
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const perSecond = (rows: number, ms: number) => `${Math.round(rows / ms).toLocaleString('en')} k rows/s`;

/** CSV from its bytes to canonical rows, beside the same file through a raw typed read_csv. */
export async function measureCsv(page: string, file: string, rounds: number): Promise<Figure[]> {
  const times = await inPage(page, (tab) =>
    tab.evaluate(([url, n]) => (window as unknown as BenchWindow).bench.csv(url, n), [file, rounds] as const),
  );
  const raw = median(times.rawMs);
  const read = median(times.importMs);
  const all = median(times.importMs.map((ms, index) => ms + (times.canonicalMs[index] ?? 0)));
  const what = `CSV ${times.rows.toLocaleString('en')} × 12, ${(times.bytes / 1e6).toFixed(0)} MB`;
  return [
    { name: `${what}: raw typed read_csv`, value: raw, unit: 'ms', note: perSecond(times.rows, raw) },
    { name: `${what}: read, map, load`, value: read, unit: 'ms', note: perSecond(times.rows, read) },
    { name: `${what}: … to canonical`, value: all, unit: 'ms', note: perSecond(times.rows, all) },
    { name: 'CSV import ÷ raw read_csv', value: all / raw, unit: '×', limit: '≤ 2 ×', met: all / raw <= 2 },
  ];
}

/** Millions of attendance days from a CSV to their tables: time, the page's own thread, memory. */
export async function measureDays(address: string, file: string): Promise<Figure[]> {
  return inPage(address, async (page, browser) => {
    const { rows, bytes, ms, longestTask } = await page.evaluate(
      (url) => (window as unknown as BenchWindow).bench.days(url),
      file,
    );
    const peak = Math.max(...[...(await rendererMemory(browser)).values()].map((memory) => memory.peak));
    const what = `CSV ${rows.toLocaleString('en')} attendance days, ${(bytes / 1e6).toFixed(0)} MB`;
    const judged = (met: boolean) => (rows >= 10_000_000 ? met : null);
    const memory: Figure = Number.isFinite(peak)
      ? {
          name: `${what}: peak memory of the page process`,
          value: peak,
          unit: 'MB',
          limit: '≤ 2,500 MB (at 10 M rows)',
          met: judged(peak <= 2500),
        }
      : { name: 'Peak memory', value: null, unit: '', note: 'not measured: no /proc here' };
    return [
      { name: `${what}: file to tables and marts`, value: ms, unit: 'ms', note: perSecond(rows, ms) },
      {
        name: `${what}: longest main-thread task`,
        value: longestTask,
        unit: 'ms',
        limit: '≤ 50 ms',
        met: longestTask <= 50,
        note: 'tasks up to 50 ms are not reported by browsers',
      },
      memory,
    ];
  });
}

/** A wide attendance sheet: time, words of progress, and how fast a cancel ends it. */
export async function measureSheet(address: string, file: string): Promise<Figure[]> {
  const times = await inPage(address, (page) =>
    page.evaluate((url) => (window as unknown as BenchWindow).bench.sheet(url), file),
  );
  const what = `XLSX ${times.rows.toLocaleString('en')} × 50 daily sheet`;
  const judged = (met: boolean) => (times.rows >= 150_000 ? met : null);
  return [
    {
      name: `${what}: file to tables and marts`,
      value: times.ms,
      unit: 'ms',
      note: `${perSecond(times.rows, times.ms)}, ${times.rejected} refused`,
    },
    { name: `${what}: longest time without a word of progress`, value: times.longestSilence, unit: 'ms' },
    {
      name: `${what}: longest main-thread task`,
      value: times.longestTask,
      unit: 'ms',
      limit: '≤ 50 ms',
      met: times.longestTask <= 50,
    },
    {
      name: `${what}: cancelled half-way, ended after`,
      value: times.cancelledAfter,
      unit: 'ms',
      limit: '≤ 1,000 ms',
      met: judged(times.cancelledAfter <= 1000),
      note: `the engine answers after ${Math.round(times.answeredAfter)} ms`,
    },
  ];
}

interface Peak {
  ms: number;
  rows: number;
  /** MB the page's process grew at its peak; null where the system doesn't tell. */
  peakMb: number | null;
}

/** Our XLSX reader beside SheetJS 0.20.3, on the same file. */
export async function measureXlsx(page: string, file: string): Promise<Figure[]> {
  const ours = await measurePeak(page, file, 'xlsxOurs');
  const peer = await measurePeak(page, file, 'xlsxSheetJs');
  if (ours.rows !== peer.rows) throw new Error(`rows differ: ${ours.rows} and ${peer.rows}`);
  const what = `XLSX ${ours.rows.toLocaleString('en')} × 12`;
  const faster = peer.ms / ours.ms;
  // The limits are meant for a million rows; smaller files are start-up and little else.
  const judged = (met: boolean) => (ours.rows >= 1_000_000 ? met : null);
  const memory = ours.peakMb === null || peer.peakMb === null ? null : ours.peakMb / peer.peakMb;
  return [
    { name: `${what}: SheetJS 0.20.3, dense, parse only`, value: peer.ms, unit: 'ms', note: mb(peer) },
    { name: `${what}: our reader, rows mapped`, value: ours.ms, unit: 'ms', note: mb(ours) },
    {
      name: 'XLSX: SheetJS ÷ ours',
      value: faster,
      unit: '×',
      limit: '≥ 4 × (at 1 M rows)',
      met: judged(faster >= 4),
    },
    memory === null
      ? { name: 'XLSX: peak memory', value: null, unit: '', note: 'not measured: no /proc here' }
      : {
          name: 'XLSX: our peak memory ÷ SheetJS',
          value: memory,
          unit: '×',
          limit: '≤ 0.2 × (at 1 M rows)',
          met: judged(memory <= 0.2),
          note: 'peak of the page process above its start',
        },
  ];
}

const mb = (peak: Peak) => (peak.peakMb === null ? '' : `peak +${peak.peakMb.toFixed(0)} MB`);

async function measurePeak(address: string, file: string, reader: 'xlsxOurs' | 'xlsxSheetJs'): Promise<Peak> {
  return inPage(address, async (page, browser) => {
    const before = await rendererMemory(browser);
    const { ms, rows } = await page.evaluate(
      ([url, name]) => (window as unknown as BenchWindow).bench[name](url),
      [file, reader] as const,
    );
    const after = await rendererMemory(browser);
    const grown = [...after].map(([pid, memory]) => memory.peak - (before.get(pid)?.now ?? memory.peak));
    return { ms, rows, peakMb: grown.length === 0 ? null : Math.max(...grown) };
  });
}

/** MB of every renderer process, by process: resident now, and at its highest. Covers script heap, buffers and workers alike. */
async function rendererMemory(browser: Browser): Promise<Map<number, { now: number; peak: number }>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const memory = new Map<number, { now: number; peak: number }>();
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue;
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const field = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+)`).exec(status)?.[1]) / 1024;
      memory.set(id, { now: field('VmRSS'), peak: field('VmHWM') });
    } catch {
      // No /proc on this system: the figure is left out, and the table says so.
    }
  }
  return memory;
}

/** Everything built from intake tables, for a generated company. */
export async function measureMarts(page: string, people: number): Promise<Figure[]> {
  const times = await inPage(page, (tab) =>
    tab.evaluate((n) => (window as unknown as BenchWindow).bench.marts(n), people),
  );
  const rows = (table: string) => (times.rows[table] ?? 0).toLocaleString('en');
  const what = `${people.toLocaleString('en')} people`;
  return [
    {
      name: `Canonical tables, ${what}`,
      value: times.stagingMs,
      unit: 'ms',
      note: `${rows('attendance_day')} days, ${rows('kpi_actual')} actuals, ${rows('raw_review_score')} scores`,
    },
    {
      name: `All marts, ${what}`,
      value: times.martsMs,
      unit: 'ms',
      limit: '≤ 15,000 ms at 100,000 people',
      met: people >= 100_000 ? times.martsMs <= 15_000 : null,
      note: times.slowest.map(({ target, ms }) => `${target} ${Math.round(ms)}`).join(', '),
    },
  ];
}

/** A rating moved on trial: all signals that it can change, until the page has the rows that changed. */
export async function measureWhatIf(page: string, people: number): Promise<Figure[]> {
  const times = await inPage(page, (tab) =>
    tab.evaluate((n) => (window as unknown as BenchWindow).bench.whatIf(n), people),
  );
  const one = median(times.oneMs);
  const last = median(times.manyMs.slice(-5));
  const what = `What-if, ${people.toLocaleString('en')} people`;
  const judged = (met: boolean) => (people >= 10_000 ? met : null);
  return [
    { name: `${what}: all signals from scratch`, value: times.scratchMs, unit: 'ms', note: 'planned before' },
    {
      name: `${what}: opened, nothing moved`,
      value: times.startMs,
      unit: 'ms',
      note: 'the start is worked out, the read planned',
    },
    {
      name: `${what}: one rating moved`,
      value: one,
      unit: 'ms',
      limit: '≤ 100 ms (at 10,000 people)',
      met: judged(one <= 100),
      note: `${Math.round(Math.min(...times.oneMs))} … ${Math.round(Math.max(...times.oneMs))} ms over ${times.oneMs.length} moves`,
    },
    { name: `${what}: one moved ÷ from scratch`, value: one / times.scratchMs, unit: '×' },
    {
      name: `${what}: one more, ${times.moves} moved`,
      value: last,
      unit: 'ms',
      note: `${times.changed.toLocaleString('en')} figures changed`,
    },
    {
      name: `${what}: longest main-thread task`,
      value: times.longestTask,
      unit: 'ms',
      limit: '≤ 50 ms',
      met: times.longestTask <= 50,
    },
  ];
}
