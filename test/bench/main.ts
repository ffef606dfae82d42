// Figures for the budgets, each beside its limit or its peer from the same run. Nothing here fails on a slow machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { measureApp } from './app.ts';
import { writeDailySheet } from './daily-sheet.ts';
import { writeCsv, writeDays, writeXlsx } from './data.ts';
import { measureCsv, measureDays, measureMarts, measureSheet, measureWhatIf, measureXlsx } from './parts.ts';
import { type Figure, figuresTable } from './print.ts';
import { serve } from './serve.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTS = ['csv', 'days', 'sheet', 'xlsx', 'marts', 'what-if', 'app'] as const;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '500000' },
    days: { type: 'string', default: '10000000' },
    'sheet-rows': { type: 'string', default: '150000' },
    'xlsx-rows': { type: 'string', default: '1000000' },
    people: { type: 'string', default: '2000' },
    rated: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: [...PARTS] },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    `npm run bench -- [--rows 500000] [--days 10000000] [--sheet-rows 150000] [--xlsx-rows 1000000] [--people 2000] [--rated 10000] [--rounds 3] [--only ${PARTS.join('|')}]… [--json] [--out file.json]`,
  );
} else await main();

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'bench-'));
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const figures: Figure[] = [];
  const wants = (part: (typeof PARTS)[number]) => values.only.includes(part);
  const measure = async (title: string, part: () => Promise<Figure[]>) => {
    say(`▸ ${title}`);
    try {
      figures.push(...(await part()));
    } catch (error) {
      const note = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
      figures.push({ name: title, value: null, unit: '', note });
      process.exitCode = 1;
    }
  };
  const server = await serve({ page: join(work, 'page'), data: work, app: join(work, 'app') });
  const page = `${server.address}/page/index.html`;
  const dataAt = (name: string) => `${server.address}/data/${name}`;
  try {
    if (PARTS.some((part) => part !== 'app' && wants(part))) {
      say('▸ building the bench page');
      await build({
        configFile: join(import.meta.dirname, 'vite.config.ts'),
        build: { outDir: join(work, 'page') },
      });
    }
    if (wants('csv'))
      await measure('CSV import', async () => {
        await writeCsv(join(work, 'orders.csv'), Number(values.rows));
        return measureCsv(page, dataAt('orders.csv'), Number(values.rounds));
      });
    if (wants('days'))
      await measure('Attendance days', async () => {
        await writeDays(join(work, 'days.csv'), Number(values.days));
        return measureDays(page, dataAt('days.csv'));
      });
    if (wants('sheet'))
      await measure('Daily sheet', async () => {
        await writeDailySheet(join(work, 'sheet.xlsx'), Number(values['sheet-rows']));
        return measureSheet(page, dataAt('sheet.xlsx'));
      });
    if (wants('xlsx'))
      await measure('XLSX', async () => {
        await writeXlsx(join(work, 'orders.xlsx'), Number(values['xlsx-rows']));
        return measureXlsx(page, dataAt('orders.xlsx'));
      });
    if (wants('marts')) await measure('Marts', () => measureMarts(page, Number(values.people)));
    if (wants('what-if')) await measure('What-if', () => measureWhatIf(page, Number(values.rated)));
    if (wants('app')) {
      say('▸ building the app');
      const dist = join(work, 'app');
      await build({
        configFile: join(ROOT, 'vite.config.ts'),
        root: ROOT,
        build: { outDir: dist, emptyOutDir: true },
        logLevel: 'error',
      });
      await measure('Production page with the sample company', () =>
        measureApp(`${server.address}/app/index.html`, dist),
      );
    }
  } finally {
    server.close();
    rmSync(work, { recursive: true, force: true });
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.version}`;
  const result = JSON.stringify({ machine, at: new Date().toISOString(), figures }, null, 2);
  if (values.out !== undefined) writeFileSync(values.out, `${result}\n`);
  console.log(values.json ? result : `${machine}\n\n${figuresTable(figures)}`);
}
