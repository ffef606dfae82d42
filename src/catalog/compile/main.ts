// queries/** → src/catalog/generated.ts. `--check` fails when the committed file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '@/engine/node.ts';
import { compileCatalog, type SourceFile } from './compile.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUTPUT = join(ROOT, 'src/catalog/generated.ts');
const FOLDERS = ['macros', 'model', 'staging', 'marts', 'metrics', 'signals', 'checks'];

const present = FOLDERS.filter((folder) => existsSync(join(ROOT, 'queries', folder)));

const sources = present.flatMap((folder) =>
  readdirSync(join(ROOT, 'queries', folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map(
      (name): SourceFile => ({
        folder,
        name,
        text: readFileSync(join(ROOT, 'queries', folder, name), 'utf8'),
      }),
    ),
);

const engine = await createNodeEngine();
try {
  const text = await compileCatalog(engine, sources);
  if (process.argv.includes('--check')) {
    if (readFileSync(OUTPUT, 'utf8') !== text) {
      console.error('src/catalog/generated.ts is stale: run "npm run catalog" and commit it.');
      process.exitCode = 1;
    } else {
      console.log(`catalogue is up to date (${sources.length} files)`);
    }
  } else {
    writeFileSync(OUTPUT, text);
    console.log(`wrote src/catalog/generated.ts from ${sources.length} files`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await engine.close();
}
