// Mapping documents: what an analyst decided about a layout, versioned, exported, and usable headlessly.
import { z } from 'zod';
import { AppError } from '@/engine/errors.ts';
import { layoutSchema } from './layouts/schema.ts';
import { fieldsOf, type IntakeTable, intakeTableNames } from './profiles/fields.ts';
import { normaliseHeading } from './profiles/heading.ts';
import type { SheetReport } from './types.ts';

const format = z.strictObject({
  number: z.enum(['1,234.56', '1.234,56']).optional(),
  date: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  percent: z.enum(['fraction', 'percent']).optional(),
  scale: z.number().positive().optional(),
});

const fileMapping = z
  .strictObject({
    match: z
      .strictObject({
        /** Glob on the file name (`*`, `?`), folders left out. */
        file: z.string().min(1).optional(),
        /** Headings that must all be there, in any order. */
        headings: z.array(z.string()).min(1).optional(),
      })
      .refine(
        (match) => match.file !== undefined || match.headings !== undefined,
        'file or headings must be given',
      ),
    sheet: z.string().optional(),
    header_rows: z.array(z.int().positive()).min(1).max(2).optional(),
    /** How rows become records; its headings stand in `columns` beside the sheet's own. */
    layout: layoutSchema.optional(),
    table: z.enum(intakeTableNames as [IntakeTable, ...IntakeTable[]]),
    columns: z.record(z.string(), z.string().nullable()),
    formats: z.record(z.string(), format).optional(),
    constants: z.record(z.string(), z.string()).optional(),
  })
  .superRefine((mapping, context) => {
    const known = fieldsOf(mapping.table);
    const named = [...Object.values(mapping.columns), ...Object.keys(mapping.constants ?? {})];
    for (const field of named) {
      if (field !== null && !Object.hasOwn(known, field))
        context.addIssue({
          code: 'custom',
          path: ['columns'],
          message: `${mapping.table} has no field ${field}`,
        });
    }
    const targets = Object.values(mapping.columns).filter((field) => field !== null);
    if (new Set(targets).size < targets.length)
      context.addIssue({ code: 'custom', path: ['columns'], message: 'a field is mapped twice' });
  });

export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  files: z.array(fileMapping),
});

export type MappingDocument = z.output<typeof mappingSchema>;
export type FileMapping = z.output<typeof fileMapping>;

/** Reads a mapping document. Throws `import.mapping_invalid` that names the first wrong place. */
export function parseMapping(text: string, file = 'mapping.json'): MappingDocument {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      'import.mapping_invalid',
      `${file} is no JSON`,
      { file, path: '', problem: cause instanceof Error ? cause.message : '' },
      { cause },
    );
  }
  const parsed = mappingSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new AppError('import.mapping_invalid', `${file}: ${path}: ${issue?.message ?? ''}`, {
    file,
    path,
    problem: issue?.message ?? '',
  });
}

/** What was understood of a sheet, as an entry of a mapping document: read with it, the file gives the same records. Null where no table was found. */
export function mappingOf(file: string, sheet: SheetReport): FileMapping | null {
  if (sheet.table === null) return null;
  return {
    match: { file: globEscape(file.split(/[\\/]/u).at(-1) ?? file) },
    sheet: sheet.name,
    header_rows: sheet.header_rows.slice(0, 2),
    ...(sheet.layout === null ? {} : { layout: sheet.layout }),
    table: sheet.table,
    columns: { ...sheet.mapping },
    ...(Object.keys(sheet.formats).length === 0 ? {} : { formats: { ...sheet.formats } }),
    ...(Object.keys(sheet.constants).length === 0 ? {} : { constants: { ...sheet.constants } }),
  };
}

/** A document with the entry in place of the one for the same file and sheet. */
export function withEntry(document: MappingDocument | undefined, entry: FileMapping): MappingDocument {
  const others = (document?.files ?? []).filter(
    (each) => each.match.file !== entry.match.file || each.sheet !== entry.sheet,
  );
  return { version: 1, files: [entry, ...others] };
}

/** A name may hold what a glob reads as "any character". */
const globEscape = (name: string): string => name.replace(/\*/g, '?');

/** Mappings that may concern a sheet, by file glob and sheet name; headings are compared by `fitsHeadings`. */
export function mappingsFor(
  document: MappingDocument | undefined,
  file: string,
  sheet: string,
): FileMapping[] {
  const base = file.split(/[\\/]/u).at(-1) ?? file;
  return (document?.files ?? []).filter(
    (mapping) =>
      (mapping.match.file === undefined || glob(mapping.match.file).test(base)) &&
      (mapping.sheet === undefined || mapping.sheet === sheet),
  );
}

/** Whether all headings the mapping is recognised by are there. */
export function fitsHeadings(mapping: FileMapping, headings: readonly string[]): boolean {
  const present = new Set(headings.map(normaliseHeading));
  return (mapping.match.headings ?? []).every((heading) => present.has(normaliseHeading(heading)));
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu');
}
