import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './test/chromium.ts';
import { LongestFirst } from './test/longest-first.ts';

/** DuckDB's worker has a source map to files it does not ship, which costs a hundred warnings whenever a dev server serves it. */
const quietWorker: Plugin = {
  name: 'quiet-duckdb-worker',
  apply: 'serve',
  load: (id) => {
    const [path, query = 'v='] = id.split('?');
    if (path?.endsWith('/duckdb-browser-eh.worker.js') !== true || !query.startsWith('v=')) return null;
    return readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
  },
};

/** The components carry their words in thirty languages; the pages speak two, and `LocalizedStringDictionary` falls back to English. */
const twoLanguages: Plugin = {
  name: 'two-languages',
  apply: 'build',
  enforce: 'pre',
  load: (id) => {
    const locale =
      /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/][a-z]+[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(id)?.[1];
    return locale === undefined || locale === 'en-US' || locale === 'zh-CN' ? null : 'export default {}';
  },
};

const SAMPLE = join(import.meta.dirname, 'sample-data/company');

/** The sample company is served beside the page, in the build and while developing. */
const sampleCompany: Plugin = {
  name: 'sample-company',
  configureServer: (server) => {
    server.middlewares.use('/sample', (request, response, next) => {
      const file = join(SAMPLE, decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
      if (!file.startsWith(SAMPLE) || !existsSync(file)) next();
      else response.end(readFileSync(file));
    });
  },
  generateBundle() {
    if (!existsSync(SAMPLE)) return;
    for (const name of readdirSync(SAMPLE))
      this.emitFile({ type: 'asset', fileName: `sample/${name}`, source: readFileSync(join(SAMPLE, name)) });
  },
};

/** No script, connection or frame from anywhere else. In the built page only: the development server needs inline scripts. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      injectTo: 'head-prepend',
      attrs: {
        'http-equiv': 'Content-Security-Policy',
        content:
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
      },
    },
  ],
};

/** Hash routes and relative addresses: the build runs from any folder of any static host. */
export default defineConfig({
  base: './',
  plugins: [react(), twoLanguages, quietWorker, sampleCompany, contentSecurityPolicy],
  resolve: { tsconfigPaths: true },
  /** Found late, they would be bundled in the middle of a browser test and the page reloaded under it. */
  optimizeDeps: {
    include: [
      'ag-grid-community',
      'ag-grid-react',
      'echarts/charts',
      'echarts/components',
      'echarts/core',
      'echarts/features',
      'echarts/renderers',
      'lucide-react',
      'react-aria-components',
      'react-dom/client',
      'use-intl',
    ],
  },
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  preview: { port: 4173, strictPort: false },
  test: {
    // By default one core is left idle: on two that is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Threads of one process compile the engine's WASM once.
    pool: 'threads',
    sequence: { sequencer: LongestFirst },
    // For what hangs: three suites share two cores.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', isolate: false, include: ['test/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'queries', isolate: false, include: ['test/queries/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'conformance', isolate: false, include: ['test/conformance/**/*.test.ts'] },
      },
      {
        extends: true,
        // A journey of many steps on a busy machine; each step has its own, shorter limit.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        // Virtual lists measure as they do for a user.
        define: { 'process.env.VIRT_ON': 'true' },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
