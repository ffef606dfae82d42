import { defineConfig } from 'vite';

/** The bench page: the same sources as the app, built the same way. */
export default defineConfig({
  root: new URL('page', import.meta.url).pathname,
  base: './',
  resolve: { tsconfigPaths: true },
  worker: { format: 'es' },
  build: { target: 'es2023', emptyOutDir: true, chunkSizeWarningLimit: 4000, assetsInlineLimit: 0 },
  logLevel: 'warn',
});
