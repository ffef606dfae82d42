// What a sheet leaves to a person, with real values of its cells.
import type { Recognition } from '../profiles/recognise.ts';
import type { Note, Question } from '../types.ts';
import type { MoneyUnit } from './context.ts';
import type { SheetView } from './view.ts';

/** A column whose texts can be read in two ways: nothing of the sheet counts before somebody says which. */
export function undecided(
  { code, heading }: Note,
  { head, sample }: SheetView,
  { mapping }: Recognition,
): Question[] {
  const options =
    code === 'ambiguous_date'
      ? (['dmy', 'mdy'] as string[])
      : code === 'ambiguous_number'
        ? ['1,234.56', '1.234,56']
        : null;
  if (options === null || typeof heading !== 'string') return [];
  const column = head.headings.findIndex((each) => each.name === heading);
  const first = head.rows.at(-1) ?? 0;
  const texts = sample.flatMap((row) => (row.row > first ? [row.cells[column]?.trim() ?? ''] : []));
  // A year of two digits may stand in front.
  if (code === 'ambiguous_date' && texts.some((text) => /^\d\d([./])\d{1,2}\1\d{1,2}(\s|$)/u.test(text)))
    options.push('ymd');
  return [
    {
      code: code === 'ambiguous_date' ? 'date_order' : 'number_format',
      heading,
      field: mapping[heading] ?? null,
      samples: [...new Set(texts.filter((text) => text !== ''))].slice(0, 5),
      options,
      blocking: true,
    },
  ];
}

/** A heading says another unit of money than the title, and the title speaks of no column but such: one of the two is wrong. */
export function moneyUnit(
  { heading, field }: Pick<Question, 'heading' | 'field'>,
  samples: readonly string[],
  units: readonly MoneyUnit[],
): Question {
  const options = [...new Set(units)].map((unit) => `${unit}元`);
  return { code: 'money_unit', heading, field, samples: samples.slice(0, 5), options, blocking: true };
}

const SHARES_OF_DAY = { hours: ['8', '7.5', '7'], minutes: ['480', '450', '420'], times: ['1', '0.5'] };

/** Absence that is counted in hours, minutes or times where days are kept: how much of a day one is. */
export function dayShare(
  { heading, field }: Pick<Question, 'heading' | 'field'>,
  unit: keyof typeof SHARES_OF_DAY,
  samples: readonly string[],
): Question {
  return {
    code: unit === 'times' ? 'day_share' : `${unit}_a_day`,
    heading,
    field,
    samples: [...new Set(samples)].slice(0, 5),
    options: SHARES_OF_DAY[unit],
    blocking: false,
  };
}

/** Overtime that names no unit, and whose values may be either. */
export function hoursOrMinutes({
  heading,
  field,
  samples,
}: Pick<Question, 'heading' | 'field' | 'samples'>): Question {
  return {
    code: 'duration_unit',
    heading,
    field,
    samples: [...new Set(samples)].slice(0, 5),
    options: ['hours', 'minutes'],
    blocking: true,
  };
}

/** Columns in days where minutes are kept: asked, with the minutes of a day as the scale to choose. */
export function hoursOfDay({ code, heading }: Note, { mapping }: Recognition): Question[] {
  if (code !== 'days_not_hours' || typeof heading !== 'string') return [];
  const field = mapping[heading] ?? null;
  return [{ code: 'unit', heading, field, samples: [], options: ['480', '450', '420'], blocking: false }];
}

/** U+FFFD stands where a program could not read a character and threw it away: which one it was nobody can tell any more. */
export function damagedText(sample: string): Question {
  return {
    code: 'damaged_text',
    heading: null,
    field: null,
    samples: [sample],
    options: ['keep'],
    blocking: true,
  };
}

/** Nothing says which days the sheet is about. */
export function missingPeriod(code: string, context: readonly string[]): Question {
  return {
    code,
    heading: null,
    field: 'period_start',
    samples: context.slice(0, 5),
    options: [],
    blocking: true,
  };
}

/** Output of a day that nothing names. */
export function productionDay(context: readonly string[]): Question {
  return {
    code: 'production_day',
    heading: null,
    field: 'produced_on',
    samples: context.slice(0, 5),
    options: [],
    blocking: true,
  };
}

/** Ratings and review scores that say nowhere when they are of: without a cycle they meet no KPI result and no other cycle. */
export function missingCycle(context: readonly string[]): Question {
  return {
    code: 'cycle',
    heading: null,
    field: 'cycle',
    samples: context.slice(0, 5),
    options: [],
    blocking: true,
  };
}

/** Targets and actuals that say nowhere which period they are of: their KPIs are known, the figures count nowhere until it is said. */
export function kpiPeriod(context: readonly string[]): Question {
  return {
    code: 'kpi_period',
    heading: null,
    field: 'period',
    samples: context.slice(0, 5),
    options: [],
    blocking: false,
  };
}

/** Targets and actuals of nobody knows whom: what the KPIs are is known, the figures count nowhere until it is said. */
export function kpiOwner(context: readonly string[]): Question {
  return {
    code: 'kpi_owner',
    heading: null,
    field: 'owner_name',
    samples: context.slice(0, 5),
    options: [],
    blocking: false,
  };
}

/** Targets and actuals of nobody knows what: people or units beside figures, and no column that names the KPI. */
export function kpiName(context: readonly string[]): Question {
  return {
    code: 'kpi_name',
    heading: null,
    field: 'kpi_name',
    samples: context.slice(0, 5),
    options: [],
    blocking: true,
  };
}

/** A form in which nobody says what he is to whom he speaks of: a peer's score is no manager's. */
export function raterRole(context: readonly string[]): Question {
  return {
    code: 'role',
    heading: null,
    field: 'role',
    samples: context.slice(0, 5),
    options: ['manager', 'peer', 'upward', 'self', 'customer'],
    blocking: true,
  };
}
