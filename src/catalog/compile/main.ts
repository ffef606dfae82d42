// queries/** → src/catalog/generated*.ts. `--check` fails when a committed file is stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeEngine } from '@/engine/node.ts';
import { compileCatalog, type SourceFile } from './compile.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OUTPUT = join(ROOT, 'src/catalog');
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
  const files = Object.entries(await compileCatalog(engine, sources));
  if (process.argv.includes('--check')) {
    const stale = files.filter(([name, text]) => {
      const path = join(OUTPUT, name);
      return !existsSync(path) || readFileSync(path, 'utf8') !== text;
    });
    if (stale.length > 0) {
      const names = stale.map(([name]) => `src/catalog/${name}`).join(', ');
      console.error(`${names}: stale, run "npm run catalog" and commit.`);
      process.exitCode = 1;
    } else {
      console.log(`catalogue is up to date (${sources.length} files)`);
    }
  } else {
    for (const [name, text] of files) writeFileSync(join(OUTPUT, name), text);
    console.log(`wrote ${files.map(([name]) => name).join(', ')} from ${sources.length} files`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await engine.close();
}
