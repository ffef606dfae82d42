// What the tests of signals share: rows of a drawn or textbook world, reads, reference files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Scalar } from '@/engine/types.ts';
import type { Rated, Scored, World } from '../conformance/signals/world.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const NOTHING: World = { people: [], reviews: [], months: [], units: {} };
export type Row = Record<string, Scalar>;

// biome-ignore lint/suspicious/noExplicitAny: the fixtures have a dozen shapes
export type Json = any;

export const vector = (name: string): { data: Json; result: Json; tolerance_rel: number } =>
  JSON.parse(readFileSync(join(ROOT, 'test/fixtures/statistics', `${name}.json`), 'utf8'));
export const near = (got: Scalar | undefined, want: number, tolerance: number) =>
  expect(Math.abs(Number(got) / want - 1), `${String(got)} for ${want}`).toBeLessThan(tolerance);

export const detail = (row: Row | undefined): Json => JSON.parse(String(row?.['detail']));

export const person = (
  id: string,
  rater: string,
  rating: number | null,
  rest: Partial<Rated> = {},
): Rated => ({
  cycle: '2025',
  id,
  rater,
  unit: 'u',
  family: null,
  grade: null,
  rating,
  kpi: null,
  ...rest,
});
export const score = (
  ratee: string,
  rater: string,
  dimension: string,
  value: number,
  role: Scored['role'] = 'manager',
): Scored => ({
  cycle: '2025',
  ratee,
  rater,
  role,
  dimension,
  score: value,
});
