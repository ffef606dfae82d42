// Writes the sample company. --check: nothing is written, exit 1 where the committed files differ. --verify: sizes of all that is planted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSample } from './generator/build.ts';
import { writeSample } from './generator/output.ts';
import { verify } from './generator/verify/report.ts';

const HERE = import.meta.dirname;
const sample = buildSample();
if (process.argv.includes('--verify')) for (const line of verify(sample)) console.log(line);
else if (process.argv.includes('--check')) check();
else write();

function check(): void {
  const files = writeSample(sample);
  const differing = [...files].filter(([path, bytes]) => {
    const at = join(HERE, path);
    return !existsSync(at) || Buffer.compare(readFileSync(at), bytes) !== 0;
  });
  for (const [path] of differing) console.error(`differs: sample-data/${path}`);
  console.log(differing.length === 0 ? `${files.size} files are as generated` : 'run: npm run sample');
  process.exitCode = differing.length === 0 ? 0 : 1;
}

function write(): void {
  const files = writeSample(sample);
  const company = join(HERE, 'company');
  if (existsSync(company))
    for (const name of readdirSync(company))
      if (!files.has(`company/${name}`)) rmSync(join(company, name), { recursive: true });
  let total = 0;
  for (const [path, bytes] of files) {
    const at = join(HERE, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, bytes);
    total += bytes.length;
    console.log(`${String(bytes.length).padStart(9)}  ${path}`);
  }
  console.log(`${String(total).padStart(9)}  in ${files.size} files`);
}
