// The production build in a real browser, with every connection to anywhere else refused and recorded.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';

const DIST = join(import.meta.dirname, '../../dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** A whole workspace is read and built before a page shows, on a machine that does other things too. */
export const LONG = { timeout: 120_000 };

export interface App {
  browser: Browser;
  address: string;
  close(): Promise<void>;
}

export interface Session {
  page: Page;
  context: BrowserContext;
  /** Addresses the page asked for outside its own folder. Must stay empty. */
  strangers: string[];
  /** Errors of the console and uncaught ones. Must stay empty. */
  problems: string[];
}

/** Serves dist/ from a sub-folder, as a static host would, and starts Chromium; `isLight` where a page opens little data. */
export async function startApp(options: { isLight?: boolean } = {}): Promise<App> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is missing: run "npm run build" first');
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')).replace(
      /^\/some\/folder/,
      '',
    );
    const file = join(DIST, path === '/' || path === '' ? 'index.html' : path);
    if (!file.startsWith(DIST) || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch(chromiumLaunch(options));
  return {
    browser,
    address: `http://127.0.0.1:${port}/some/folder/`,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** A fresh profile. `killable` keeps hold of the page's engine workers, so that `killEngine` can end one from outside. */
export async function openPage(
  app: App,
  options: { locale?: 'zh-CN' | 'en-US'; width?: number; height?: number; killable?: boolean } = {},
): Promise<Session> {
  const context = await app.browser.newContext({
    locale: options.locale ?? 'en-US',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
  });
  const strangers: string[] = [];
  const problems: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(app.address) || url.startsWith('data:') || url.startsWith('blob:'))
      return route.continue();
    strangers.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  if (options.killable === true) {
    await page.addInitScript(() => {
      const engines: Worker[] = [];
      const Original = window.Worker;
      window.Worker = class extends Original {
        constructor(url: string | URL, settings?: WorkerOptions) {
          super(url, settings);
          if (settings?.name?.startsWith('plumbline-engine') === true) engines.push(this);
        }
      };
      Object.assign(window, { killEngine: () => engines.at(-1)?.terminate() });
    });
  }
  await page.goto(app.address);
  return { page, context, strangers, problems };
}

/** Files made in the test, as dropping or choosing them would hand them over. */
export async function chooseFiles(
  page: Page,
  files: readonly { name: string; content: string | Buffer }[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Choose files|Add files|选择文件|添加文件)/ }).click();
  await (await chooser).setFiles(
    files.map((file) => ({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.content),
    })),
  );
}

/** Ends the engine's worker as a crash would: from outside, without a word to the page. */
export async function killEngine(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { killEngine: () => void }).killEngine());
}
