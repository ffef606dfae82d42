// Everything that must hold, in order of cost: types, lint, unused code, the catalogue and the production build side by side, then the suites
// on the real engine, in Node and in the browser, then the built page. Stops at nothing: every step runs, the last line counts the tests.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumLaunch } from './chromium.ts';

interface VitestSummary {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  testResults: {
    name: string;
    message: string;
    status: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

const RESULTS = 'test/results';
let passed = 0;
let failed = 0;
let skipped = 0;
/** What failed, repeated at the very end: a long log is often cut to its last lines. */
const failures: string[] = [];

function run(title: string, command: string, args: string[]): boolean {
  const started = Date.now();
  console.log(`\n▸ ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  console.log(`${status === 0 ? '✓' : '✗'} ${title} (${Math.round((Date.now() - started) / 1000)} s)`);
  return status === 0;
}

/** A check that is no test suite counts as one test. */
function count(title: string, ok: boolean): void {
  if (ok) passed += 1;
  else {
    failed += 1;
    failures.push(title);
  }
}

/** Checks that keep one core busy each, side by side; what each prints stays together. */
async function checks(all: readonly (readonly [title: string, command: string, args: string[]])[]) {
  await Promise.all(
    all.map(async ([title, command, args]) => {
      const started = Date.now();
      const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
      const printed: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => printed.push(part));
      const status = await new Promise<number | null>((resolve) => {
        child.on('error', (error) => {
          printed.push(Buffer.from(`${error.message}\n`));
          resolve(null);
        });
        child.on('close', resolve);
      });
      console.log(`\n▸ ${title}\n${Buffer.concat(printed).toString().trimEnd()}`);
      console.log(`${status === 0 ? '✓' : '✗'} ${title} (${Math.round((Date.now() - started) / 1000)} s)`);
      count(title, status === 0);
    }),
  );
}

/** Several projects in one run share its workers: none waits for the last file of the one before. */
function suite(...projects: readonly string[]): void {
  const name = projects.join(', ');
  const file = `${RESULTS}/${projects.join('-')}.json`;
  const ok = run(`tests: ${name}`, 'npx', [
    'vitest',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) {
    failed += 1;
    failures.push(`${name}: no result`);
    return;
  }
  const summary = JSON.parse(readFileSync(file, 'utf8')) as VitestSummary;
  passed += summary.numPassedTests;
  failed += summary.numFailedTests;
  skipped += summary.numPendingTests;
  for (const { name, message, status, assertionResults } of summary.testResults) {
    const broken = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && broken.length === 0) failures.push(`${name}\n${message.slice(0, 1000)}`);
    for (const { fullName, failureMessages } of broken)
      failures.push(`${name}\n  ${fullName}\n  ${failureMessages.join('\n  ').slice(0, 1500)}`);
  }
  if (!ok && summary.numFailedTests === 0) failed += Math.max(1, summary.numFailedTestSuites);
}

/** Uses the Chromium that is there, or has Playwright download its own. */
function ensureChromium(): boolean {
  const system = chromiumLaunch().executablePath;
  if (system !== undefined || existsSync(chromium.executablePath())) return true;
  console.log('No Chromium found: downloading the one Playwright is tested with…');
  if (run('install Chromium', 'npx', ['playwright', 'install', '--with-deps', 'chromium'])) return true;
  if (run('install Chromium without system packages', 'npx', ['playwright', 'install', 'chromium']))
    return true;
  console.error(
    'Chromium could not be installed. Install it by hand (Debian: apt-get install chromium) or set CHROMIUM_PATH to its binary, then run again.',
  );
  return false;
}

mkdirSync(RESULTS, { recursive: true });
await checks([
  ['types', 'npx', ['tsc', '--noEmit', '-p', '.']],
  ['lint and format', 'npx', ['biome', 'check', '--error-on-warnings', '.']],
  ['unused code', 'npx', ['knip']],
  ['catalogue is up to date', 'npx', ['tsx', 'src/catalog/compile/main.ts', '--check']],
  ['sample company is reproducible', 'npx', ['tsx', 'sample-data/generate.ts', '--check']],
  ['production build', 'npx', ['vite', 'build']],
]);
if (ensureChromium()) {
  suite('unit', 'queries', 'conformance', 'browser');
  suite('e2e');
} else {
  failed += 1;
  suite('unit', 'queries', 'conformance');
}

for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
