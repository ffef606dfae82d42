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

/** Launch options shared by the browser tests, the end-to-end tests and the benchmark. */
export function chromiumLaunch(): { args: string[]; executablePath?: string } {
  const found = [process.env['CHROMIUM_PATH'], ...SYSTEM].find(
    (path) => path !== undefined && existsSync(path),
  );
  return found === undefined ? { args: QUIET } : { args: QUIET, executablePath: found };
}
