// The dictionary and the intake tables are one: every field is a column, every column a field, no heading means two things.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsOf, intakeTableNames } from '@/import/profiles/fields.ts';
import { normaliseHeading } from '@/import/profiles/heading.ts';
import { profiles } from '@/import/profiles/recognise.ts';

const folder = new URL('../../../queries/model/', import.meta.url);
const model = readdirSync(folder)
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
const declared = new Map(
  [...model.matchAll(/CREATE TABLE (raw_\w+) \(([^;]*?)\);/g)].map(([, table, body]) => [
    table!,
    [...body!.matchAll(/^\s*(\w+)\s+(VARCHAR|INTEGER)/gm)]
      .map(([, column]) => column!)
      .filter((column) => !column.startsWith('_')),
  ]),
);

describe.each(intakeTableNames)('%s', (table) => {
  const fields = Object.keys(fieldsOf(table));

  it('has exactly the columns of the model', () => {
    expect(fields.toSorted()).toEqual(declared.get(table)?.toSorted());
  });

  it('no heading stands for two fields', () => {
    const seen = new Map<string, string>();
    for (const [field, spec] of Object.entries(fieldsOf(table))) {
      for (const alias of new Set([field, ...spec.aliases].map(normaliseHeading))) {
        expect(`${alias} → ${seen.get(alias) ?? field}`).toBe(`${alias} → ${field}`);
        seen.set(alias, field);
      }
    }
  });
});

describe.each(profiles)('profile $id', ({ table, headings, fillDown, strip, constants }) => {
  it('maps only to columns of its table', () => {
    const targets = [
      ...Object.values(headings ?? {}),
      ...(fillDown?.fields ?? []),
      fillDown?.key,
      ...Object.keys(strip ?? {}),
      ...Object.keys(constants ?? {}),
    ];
    for (const field of targets)
      if (field !== null && field !== undefined) expect(declared.get(table)).toContain(field);
  });
});

it('every profile has its own id', () => {
  expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length);
});
