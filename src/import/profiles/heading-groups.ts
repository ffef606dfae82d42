// The same heading below several merged ones.
import { isKnownHeading } from './fields.ts';
import { normaliseHeading } from './heading.ts';
import type { Heading } from './recognise.ts';

/** The figure of another time, or of all the time up to now. */
const OTHER_TIME =
  /上年|去年|前年|同期|上期|上月|上季|累计|累積|last year|prior|previous|year to date|\bytd\b|\bpy\b|cumulative/iu;

/**
 * 目标 under 上年同期 where it stands under 本期 too, or under 华东 and 华南 alike: which of them is meant is not for the reader to guess.
 * One that stands under a single group beside groups of another time is meant. Headings that are known with their group say it themselves.
 */
export function isOneOfGroups({ group, text, forms }: Heading, headings: readonly Heading[]): boolean {
  if (
    group === '' ||
    group === text ||
    forms.slice(0, -1).some((form) => form !== normaliseHeading(text) && isKnownHeading(form))
  )
    return false;
  const groups = new Set(
    headings.flatMap((other) => (other.text === text && other.group !== '' ? [other.group] : [])),
  );
  if (groups.size < 2) return false;
  const now = [...groups].filter((name) => !OTHER_TIME.test(name));
  return now.length !== 1 || now[0] !== group;
}
