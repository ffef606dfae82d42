// Finds a Chromium to drive: CHROMIUM_PATH, then the system's, then Playwright's own download.
import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Compiles WebAssembly once instead of twice. On two cores the second, better compiling takes the time of the page, which is worth it only
 * where much is computed: a tiny workspace opens in 5 s instead of 9.
 */
const LIGHT = '--js-flags=--liftoff-only';

/** Launch options shared by the browser tests, the end-to-end tests and the benchmark. */
export function chromiumLaunch({ isLight = false } = {}): { args: string[]; executablePath?: string } {
  const args = isLight ? [...QUIET, LIGHT] : QUIET;
  const found = [process.env['CHROMIUM_PATH'], ...SYSTEM].find(
    (path) => path !== undefined && existsSync(path),
  );
  return found === undefined ? { args } : { args, executablePath: found };
}
