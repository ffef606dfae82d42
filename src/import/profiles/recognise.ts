// Which layout a sheet has and what each column means, with the evidence.
import { wideColumns } from '../layouts/columns.ts';
import { isSumOfScores } from '../layouts/dimensions.ts';
import { speaksOfPeriods } from '../layouts/period-columns.ts';
import type { Layout, WideLayout } from '../layouts/schema.ts';
import type { Note } from '../types.ts';
import { appraisalProfiles } from './appraisals.ts';
import { attendanceProfiles } from './attendance.ts';
import { businessProfiles } from './business.ts';
import { findField, type IntakeTable, isKnownHeading } from './fields.ts';
import { isOfAnotherKind } from './foreign.ts';
import { sheetProfiles } from './general.ts';
import { cleanHeading, isSensitive, normaliseHeading } from './heading.ts';
import { isOneOfGroups } from './heading-groups.ts';
import { nearField } from './near.ts';
import { operationProfiles } from './operations.ts';
import { recordProfiles } from './records.ts';
import { tableRules } from './rules.ts';
import { isChineseName } from './surnames.ts';
import { surveyForms } from './survey.ts';
import { systemProfiles } from './systems.ts';
import type { Profile } from './types.ts';

/** One column's heading in all the ways it can be looked up. */
export interface Heading {
  /** Unique display name: what mapping documents and reports use; '' where the column has no heading. */
  name: string;
  /** Normalised forms, surest first: group/child, both as one word, child, key, label. */
  forms: readonly string[];
  /** A repeated heading without a group: never mapped by itself. */
  repeated: boolean;
  /** The merged heading above it, and its own; '' where there is none. */
  group: string;
  text: string;
}

export interface Recognition {
  profile: string;
  table: IntakeTable;
  /** Column index of each field. */
  columns: ReadonlyMap<string, number>;
  mapping: Record<string, string | null>;
  dropped: string[];
  constants: Record<string, string>;
  layout: Pick<Profile, 'dates' | 'oneNotation' | 'fillDown' | 'groups' | 'strip' | 'words'>;
  /** How rows become records, where they are none. */
  reshape: Layout | null;
  /** Id of a profile that reads the same rows for another table. */
  also: string | null;
  reason: string;
  confidence: number;
  notes: Note[];
}

export const profiles: readonly Profile[] = [
  ...attendanceProfiles,
  ...systemProfiles,
  ...businessProfiles,
  ...appraisalProfiles,
  ...sheetProfiles,
  ...recordProfiles,
  ...operationProfiles,
];

/** The profile of that id, if there is one. */
export function profileOf(id: string | null): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}

const systemHeadings = new Set(
  [...attendanceProfiles, ...systemProfiles, ...businessProfiles, ...appraisalProfiles].flatMap((profile) =>
    Object.keys(profile.headings ?? {}).map(normaliseHeading),
  ),
);

/** Whether some table or system knows one of the forms. */
export function knowsHeading(forms: readonly string[]): boolean {
  return forms.some(
    (form) => form !== '' && (isKnownHeading(form) || systemHeadings.has(form) || isSensitive(form)),
  );
}

/**
 * The best layout for these headings, or null. `context` holds title rows, sheet and file name; `other` is a profile that the rows turned
 * out not to fit.
 */
export function recognise(
  headings: readonly Heading[],
  context: readonly string[],
  other?: string,
): Recognition | null {
  return bestOf(headings, context, false, other) ?? bestOf(headings, context, true, other);
}

/** `last`: among what is looked at only where nothing else knows the sheet. */
function bestOf(
  headings: readonly Heading[],
  context: readonly string[],
  last: boolean,
  other: string | undefined,
): Recognition | null {
  const present = new Set(
    headings.flatMap((heading) =>
      heading.repeated
        ? []
        : [...heading.forms, ...(heading.group === '' ? [] : [normaliseHeading(heading.group)])],
    ),
  );
  const candidates: { recognition: Recognition; score: number }[] = [];
  for (const profile of profiles) {
    if ((profile.last ?? false) !== last || profile.id === other) continue;
    const found = profile.require.map((list) => list.find((name) => present.has(normaliseHeading(name))));
    if (found.length === 0 || found.includes(undefined)) continue;
    if (profile.without?.some((name) => present.has(normaliseHeading(name))) === true) continue;
    if (!fitsLayout(headings, profile)) continue;
    const titles = (profile.titles ?? []).filter((word) => context.some((text) => text.includes(word)));
    if (profile.titled === true && titles.length === 0) continue;
    const recognition = mapColumns(headings, profile.table, profile);
    recognition.reason = [...new Set([...(found as string[]), ...titles])].join(', ');
    candidates.push({
      recognition,
      score:
        100 +
        recognition.columns.size * 3 +
        profile.require.length +
        titles.length +
        layoutScore(profile.layout),
    });
  }
  for (const rule of tableRules) {
    if ((rule.last ?? false) !== last) continue;
    const plain = mapColumns(headings, rule.table);
    if (rule.lacks?.some((field) => plain.columns.has(field)) === true) continue;
    const recognition =
      rule.headings === undefined ? plain : mapColumns(headings, rule.table, undefined, rule.headings);
    const found = rule.fields.map((list) => list.find((field) => recognition.columns.has(field)));
    const named = headings.filter((heading) => heading.name !== '').length;
    if (found.includes(undefined) || recognition.columns.size < (rule.share ?? 0) * named) continue;
    recognition.reason = Object.entries(recognition.mapping)
      .filter(([, field]) => found.includes(field ?? ''))
      .map(([heading]) => heading)
      .join(', ');
    const near = recognition.notes.filter(({ code }) => code === 'near_heading').length;
    // Less than a column: a word in the name decides between equals.
    const spoken = rule.titles?.test(context.join(' ')) === true ? 2 : 0;
    candidates.push({ recognition, score: recognition.columns.size * 3 - near * 2 + spoken });
  }
  // The first of the best: systems stand before sheets, sheets before plain tables.
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (first, next) => (first !== null && first.score >= next.score ? first : next),
    null,
  );
  return best === null || isOfAnotherKind(headings, best.recognition.table, context)
    ? null
    : best.recognition;
}

const isAcrossPeriods = ({ across }: WideLayout): boolean =>
  typeof across === 'object' && 'periods' in across;

/** Columns that name days or periods are sure: what stands beside them are sums, however many there are. */
function layoutScore(layout: Layout | undefined): number {
  if (layout === undefined) return 0;
  return layout.kind === 'wide' && (layout.across === 'days' || isAcrossPeriods(layout)) ? 200 : 20;
}

/** Profiles of other layouts are recognised by their rows, before there is a header. */
function fitsLayout(headings: readonly Heading[], { id, layout, table, titled, last }: Profile): boolean {
  if (layout === undefined) return true;
  if (layout.kind !== 'wide') return false;
  if (isAcrossPeriods(layout))
    return speaksOfPeriods(headings, layout, table === 'raw_kpi' || titled === true);
  const found = wideColumns(headings, layout, knowsHeading);
  if (found === null) return false;
  if (layout.across === 'days' || last === true) return true;
  if (found.blocks.length < 2) return false;
  if (layout.cells === 'numbers') return id === 'review_survey' || !statesResult(headings);
  // Without a mapping only groups of columns speak of people across, or names that can be nothing else: a lone unknown column may be anything.
  return (
    found.children.length > 1 ||
    found.blocks.every(
      ({ heading, names }) => isChineseName(heading) && !names.some(({ forms }) => knowsHeading(forms)),
    )
  );
}

/**
 * A list with a score or a grade of its own: the numbers beside it are parts or something else. Where a row says what its rater is to the
 * person, a sum is that of this rater's scores and no result.
 */
function statesResult(headings: readonly Heading[]): boolean {
  const isByRater = mapColumns(headings, 'raw_review_score').columns.has('role');
  const own = isByRater ? headings.filter(({ text }) => !isSumOfScores(text)) : headings;
  const score = mapColumns(own, 'raw_review_score').columns;
  const rating = mapColumns(own, 'raw_rating').columns;
  return (
    score.has('score') ||
    score.has('label') ||
    ['label_final', 'label_proposed', 'label_calibrated', 'final_score', 'manager_score'].some((field) =>
      rating.has(field),
    )
  );
}

/** Maps columns onto one table by a profile's own headings and the dictionary. */
export function mapColumns(
  headings: readonly Heading[],
  table: IntakeTable,
  profile?: Profile,
  meant: Profile['headings'] = profile?.headings,
): Recognition {
  const own = new Map(Object.entries(meant ?? {}).map(([name, field]) => [normaliseHeading(name), field]));
  const mapping: Record<string, string | null> = Object.create(null) as Record<string, string | null>;
  const taken = new Map<string, { column: number; rank: number }>();
  const dropped: string[] = [];
  const notes: Note[] = [];
  headings.forEach((heading, column) => {
    if (heading.name === '') return;
    mapping[heading.name] = null;
    if (heading.forms.some(isSensitive)) {
      dropped.push(heading.name);
      return;
    }
    if (heading.repeated) {
      notes.push({ code: 'repeated_heading', heading: heading.name });
      return;
    }
    const ownForm = heading.forms.find((form) => own.has(form));
    if (
      ownForm === undefined &&
      (profile === undefined || table === 'raw_kpi') &&
      isOneOfGroups(heading, headings)
    ) {
      notes.push({ code: 'heading_in_groups', heading: heading.name });
      return;
    }
    const hit =
      ownForm !== undefined ? { field: own.get(ownForm) ?? null, rank: -1 } : firstHit(heading.forms, table);
    if (hit === undefined || hit.field === null) return;
    // What a profile says once for all rows is not in a column.
    if (profile?.constants?.[hit.field] !== undefined) return;
    if (profile?.only !== undefined && !profile.only.includes(hit.field)) return;
    const before = taken.get(hit.field);
    if (before === undefined || hit.rank < before.rank) taken.set(hit.field, { column, rank: hit.rank });
  });
  const near = profile === undefined ? nearColumns(headings, table, new Set(taken.keys()), taken) : [];
  for (const { field, column } of near) taken.set(field, { column, rank: 0 });
  for (const { heading, alias, confidence } of near)
    notes.push({ code: 'near_heading', heading, value: alias, confidence });
  const columns = new Map<string, number>();
  for (const [field, { column }] of taken) {
    columns.set(field, column);
    mapping[headings[column]?.name ?? ''] = field;
  }
  const named = headings.filter((heading) => heading.name !== '').length;
  const share = named === 0 ? 0 : (columns.size + dropped.length) / named;
  const constants: Record<string, string> = { ...profile?.constants };
  if (
    table === 'raw_kpi' &&
    !columns.has('owner_type') &&
    ownedByUnit(headings[columns.get('owner_id') ?? columns.get('owner_name') ?? -1])
  ) {
    constants.owner_type = 'unit';
  }
  return {
    profile: profile?.id ?? `generic_${table.slice('raw_'.length)}`,
    table,
    columns,
    mapping,
    dropped,
    constants,
    layout: {
      ...(profile?.dates === undefined ? {} : { dates: profile.dates }),
      ...(profile?.oneNotation === undefined ? {} : { oneNotation: profile.oneNotation }),
      ...(profile?.fillDown === undefined ? {} : { fillDown: profile.fillDown }),
      ...(profile?.groups === undefined ? {} : { groups: profile.groups }),
      ...(profile?.strip === undefined ? {} : { strip: profile.strip }),
      ...(profile?.words === undefined ? {} : { words: profile.words }),
    },
    reshape: profile?.layout ?? null,
    also: profile?.also ?? null,
    reason: '',
    confidence: Math.round((profile === undefined ? 0.4 + 0.5 * share : 0.7 + 0.3 * share) * 100) / 100,
    notes,
  };
}

/** Sheets wider than this are read by exact headings only: comparing them with every known one takes too long. */
const MAX_NEAR = 300;

/** Plain tables only: columns no exact heading claims, onto fields nothing claims; two columns for one field are left to a person. */
function nearColumns(
  headings: readonly Heading[],
  table: IntakeTable,
  fields: ReadonlySet<string>,
  taken: ReadonlyMap<string, { column: number }>,
): { field: string; column: number; heading: string; alias: string; confidence: number }[] {
  if (headings.length > MAX_NEAR) return [];
  const used = new Set([...taken.values()].map(({ column }) => column));
  const found = headings.flatMap((heading, column) => {
    if (heading.name === '' || heading.repeated || used.has(column) || heading.forms.some(isSensitive))
      return [];
    // What another table knows exactly is that, not a misspelling of this one's.
    if (knowsHeading(heading.forms)) return [];
    const hit = nearField(heading.forms, table);
    return hit === undefined || fields.has(hit.field) ? [] : [{ ...hit, column, heading: heading.name }];
  });
  return found.filter(({ field }) => found.filter((other) => other.field === field).length === 1);
}

function firstHit(
  forms: readonly string[],
  table: IntakeTable,
): { field: string | null; rank: number } | undefined {
  for (const form of forms) {
    const hit = findField(table, form);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function ownedByUnit(heading: Heading | undefined): boolean {
  return heading?.forms.some((form) => /部门|组织|unit|department|org/u.test(form)) ?? false;
}

const TWO_LANGUAGES = [
  /^(?<a>[\p{Script=Han}\s]+?)[\s/|(]*(?<b>[A-Za-z][A-Za-z\s.'&-]*)\)?$/u,
  /^(?<b>[A-Za-z][A-Za-z\s.'&-]*?)[\s/|(]*(?<a>[\p{Script=Han}\s]+)\)?$/u,
];

/** 工号 Employee ID, 岗位/Position: each half, where both are headings; one alone may say less than the whole (目标 YTD). */
function inBothLanguages(text: string): string[] {
  for (const pattern of TWO_LANGUAGES) {
    const { a, b } = pattern.exec(text)?.groups ?? {};
    if (a === undefined || b === undefined) continue;
    const halves = [a.replace(/\s/gu, ''), b.trim()];
    if (halves.every((half) => knowsHeading([normaliseHeading(half)]))) return halves;
  }
  return [];
}

/** Display names made unique: child, group/child where the child repeats, then #2, #3. */
export function uniqueHeadings(
  columns: readonly { group: string; text: string; extra?: readonly string[] }[],
): Heading[] {
  const cleaned = columns.map(({ group, text, extra }) => ({
    group: cleanHeading(group),
    text: cleanHeading(text),
    extra: extra ?? [],
  }));
  const seen = new Map<string, number>();
  for (const { text } of cleaned) seen.set(text, (seen.get(text) ?? 0) + 1);
  const used = new Map<string, number>();
  const asked = surveyForms(cleaned.map(({ text }) => text));
  return cleaned.map(({ group, text, extra }, column) => {
    if (text === '') return { name: '', forms: [], repeated: false, group, text };
    const qualified = group !== '' && group !== text ? `${group}/${text}` : text;
    const wanted = (seen.get(text) ?? 0) > 1 ? qualified : text;
    const times = (used.get(wanted) ?? 0) + 1;
    used.set(wanted, times);
    return {
      name: times === 1 ? wanted : `${wanted}#${times}`,
      forms: [
        ...new Set(
          [
            ...(asked?.[column] == null ? [] : [asked[column]]),
            qualified,
            // 加班(小时)/工作日 → 加班/工作日
            ...(qualified === text ? [] : [`${group.replace(/\s*[(（][^()（）]*[)）]$/u, '')}/${text}`]),
            qualified === text ? text : `${group}${text}`,
            text,
            ...extra,
            ...inBothLanguages(text),
          ].map(normaliseHeading),
        ),
      ],
      repeated: times > 1,
      group,
      text,
    };
  });
}
