// Mapping documents: what an analyst decided about layouts and people, versioned, exported, and usable headlessly.
import { z } from 'zod';
import { AppError } from '@/engine/errors.ts';
import { layoutSchema } from '../layouts/schema.ts';
import { fieldsOf, type IntakeTable, intakeTableNames } from '../profiles/fields.ts';
import { TEXT_ENCODINGS } from '../text/encodings.ts';

const format = z.strictObject({
  number: z.enum(['1,234.56', '1.234,56']).optional(),
  date: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  percent: z.enum(['fraction', 'percent']).optional().describe('What a bare 0.95 or 95 means'),
  labels: z.literal('as_is').optional().describe('Grades of two scales in one column stay as they are'),
  repeated: z
    .enum(['once', 'each_line'])
    .optional()
    .describe('Whether a figure that stands on each line of an order is one of the order or one of the line'),
  scale: z.number().positive().optional().describe('What the numbers are multiplied by'),
  from: z.iso.date().optional().describe('First day of one file whose days are written without a year'),
  to: z.iso.date().optional().describe('Its last day'),
});

const match = z
  .strictObject({
    file: z.string().min(1).optional().describe('Glob on the file name (*, ?), folders left out'),
    sheet: z.string().optional().describe('Name of the sheet'),
    headings: z.array(z.string()).min(1).optional().describe('Headings that must all be there, in any order'),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional()
      .describe(
        'Of all headings of the sheet in any order, days left out: the same layout in next month’s file',
      ),
  })
  .refine(
    ({ file, headings, fingerprint }) =>
      file !== undefined || headings !== undefined || fingerprint !== undefined,
    'file, headings or fingerprint must be given',
  )
  .describe('All that is given must hold');

const fileMapping = z
  .strictObject({
    match,
    encoding: z.enum(TEXT_ENCODINGS).optional().describe('Of a text file, where the one found is wrong'),
    include_hidden: z.boolean().optional().describe('Whether a hidden sheet is read'),
    comments: z.enum(['keep', 'drop']).optional().describe('Columns of free text'),
    damaged_text: z
      .literal('keep')
      .optional()
      .describe('Characters lost before the file was saved are loaded as they stand'),
    header_rows: z.array(z.int().positive()).min(1).max(2).optional().describe('1-based rows of the sheet'),
    layout: layoutSchema
      .optional()
      .describe(
        'How rows become records; its headings stand in columns beside the sheet’s own. Without a table: the layout of the fingerprint',
      ),
    table: z
      .enum(intakeTableNames as [IntakeTable, ...IntakeTable[]])
      .optional()
      .describe('What the rows are; without it the sheet is recognised as if there were no mapping'),
    columns: z
      .record(z.string(), z.string().nullable())
      .default({})
      .describe('Heading → field of the table, or null where the column is not read'),
    formats: z.record(z.string(), format).optional().describe('Heading → how its cells are read'),
    constants: z.record(z.string(), z.string()).optional().describe('Field → its value in every row'),
    values: z
      .record(z.string(), z.record(z.string(), z.string().nullable()))
      .optional()
      .describe('Field → text of the file → what it stands for; null: nothing'),
  })
  .superRefine((mapping, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const { table } = mapping;
    if (table === undefined) {
      for (const key of ['header_rows', 'formats', 'constants'] as const)
        if (mapping[key] !== undefined) issue(key, 'needs a table');
      if (Object.keys(mapping.columns).length > 0) issue('columns', 'needs a table');
      return;
    }
    const known = fieldsOf(table);
    const named = {
      columns: Object.values(mapping.columns),
      constants: Object.keys(mapping.constants ?? {}),
      values: Object.keys(mapping.values ?? {}),
    };
    for (const [place, fields] of Object.entries(named))
      for (const field of fields)
        if (field !== null && !Object.hasOwn(known, field)) issue(place, `${table} has no field ${field}`);
    const targets = Object.values(mapping.columns).filter((field) => field !== null);
    if (new Set(targets).size < targets.length) issue('columns', 'a field is mapped twice');
  });

const identities = z
  .strictObject({
    zeros: z
      .union([z.enum(['keep', 'strip']), z.strictObject({ pad: z.int().min(2).max(32) })])
      .optional()
      .describe('123 and 000123: filled up to a width, without leading zeros, or two people'),
    people: z
      .record(z.string(), z.string())
      .optional()
      .describe('What files call a person → the employee id of the roster'),
  })
  .describe('Who is meant, in all files');

export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(2),
  identities: identities.optional(),
  files: z
    .array(fileMapping)
    .describe('The first entry that fits a sheet is taken; one for a single file goes first'),
});

export type MappingDocument = z.output<typeof mappingSchema>;
export type FileMapping = z.output<typeof fileMapping>;
/** An entry that says what the rows are. */
export type TableMapping = FileMapping & { table: IntakeTable };

const VERSION = 2;

type Raw = Record<string, unknown>;

/** From each version to the next. What is wrong in an old document is left for the schema to name. */
const migrations: Readonly<Record<number, (document: Raw) => Raw>> = {
  // Version 1 named the sheet beside the match and always named a table.
  1: (document) => ({
    ...document,
    version: 2,
    files: Array.isArray(document.files)
      ? document.files.map((entry: unknown) => {
          if (typeof entry !== 'object' || entry === null) return entry;
          const { sheet, ...rest } = entry as Raw;
          return sheet === undefined ? rest : { ...rest, match: { ...(rest.match as Raw), sheet } };
        })
      : document.files,
  }),
};

/** Reads a mapping document of any version. Throws `import.mapping_invalid` that names the first wrong place. */
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
  const parsed = mappingSchema.safeParse(migrated(document));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new AppError('import.mapping_invalid', `${file}: ${path}: ${issue?.message ?? ''}`, {
    file,
    path,
    problem: issue?.message ?? '',
  });
}

function migrated(document: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  let current = document as Raw;
  for (let version = Number(current.version); version < VERSION; version++) {
    const next = migrations[version];
    if (next === undefined) return current;
    current = next(current);
  }
  return current;
}
