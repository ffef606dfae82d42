// Layouts whose rows are not records: how to reshape them, as data of a profile or of a mapping document.
import { z } from 'zod';

const pattern = z
  .string()
  .min(1)
  .refine((text) => {
    try {
      new RegExp(text, 'u');
      return true;
    } catch {
      return false;
    }
  }, 'no regular expression');

/**
 * Columns that stand side by side become rows. `across` says which: `days` (headings that name days), `unknown` (headings no table
 * knows: people or KPIs of a matrix), `blocks` (the same headings again behind a blank column), a regular expression on the heading, or `periods` (months, quarters, years, each with what a
 * table measures: 1月目标, 2025 H1 Rating). Columns under one merged heading stay together: their own headings become columns.
 */
const wide = z.strictObject({
  kind: z.literal('wide'),
  across: z.union([
    z.enum(['days', 'unknown', 'blocks']),
    z.strictObject({ headings: pattern }),
    z.strictObject({ periods: z.enum(['raw_kpi', 'raw_rating']) }),
  ]),
  /** Heading of the column that receives what stood above. */
  into: z.string().min(1),
  /** Heading of the column that receives the cell, where a block is one column. */
  value: z.string().min(1),
  /** Columns whose cells are numbers alone: a column of e-mail addresses is no dimension. Not for days and periods. */
  cells: z.literal('numbers').optional(),
  /** Periods only: whether columns without one (目标值 beside 1月实际) speak of the year as a whole or of each of its periods. */
  lone: z.enum(['whole', 'each']).optional(),
  /** Days and periods: the first and last day the columns stand for, where no title says it. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** A file without headings: names by position. `tests` are regular expressions that a row's cells must meet. */
const positions = z.strictObject({
  kind: z.literal('positions'),
  columns: z.array(z.string()).min(2),
  tests: z.record(z.string(), pattern),
});

/** Sheets of a card machine: a row that names the person, below it a row with a cell per day. */
const cardBlocks = z.strictObject({
  kind: z.literal('card_blocks'),
  /** What a cell holds: several times of day, or one word. */
  cells: z.enum(['times', 'words']),
  into: z.string().min(1),
  value: z.string().min(1),
});

export const layoutSchema = z.discriminatedUnion('kind', [wide, positions, cardBlocks]);

export type Layout = z.output<typeof layoutSchema>;
export type WideLayout = z.output<typeof wide>;
export type PositionsLayout = z.output<typeof positions>;
export type CardBlocksLayout = z.output<typeof cardBlocks>;
