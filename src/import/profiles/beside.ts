// Tables whose exports carry columns of a second one: a roster with last year's grade, a list of ratings with gender and level.
import type { IntakeTable } from './fields.ts';
import { normaliseHeading } from './heading.ts';
import { type Heading, mapColumns, type Recognition } from './recognise.ts';

interface Beside {
  of: IntakeTable;
  table: IntakeTable;
  /** One of these fields must be found among the columns the first table leaves. */
  needs: readonly string[];
  /** Field of the first table → the same in the second: columns both read. The first of them is the second's key. */
  shared: Readonly<Record<string, string>>;
  /** Headings that mean too many things to be taken for these fields beside another table. */
  never?: readonly string[];
  /** Nothing else says it: its rows count as those of any file. */
  isWhole?: true;
}

const ABOUT_PEOPLE = [
  'gender',
  'grade',
  'unit_path',
  'unit_id',
  'job_family',
  'position',
  'birth_date',
  'age',
  'hire_date',
  'tenure',
  'location',
  'employment_type',
  'is_remote',
  'school',
];

const besides: readonly Beside[] = [
  {
    of: 'raw_employee',
    table: 'raw_rating',
    needs: ['label_final', 'label_proposed', 'label_calibrated'],
    shared: { employee_id: 'employee_id', name: 'name', manager_id: 'rater_id', manager: 'rater' },
    never: [
      '等级',
      'grade',
      'label',
      'final',
      'score',
      '得分',
      '总分',
      'date',
      'year',
      '年度',
      'period',
      'pool',
      'reason',
    ],
  },
  {
    // 绩效结果应用表: what came of the ratings stands beside them.
    of: 'raw_rating',
    table: 'raw_outcome',
    needs: ['bonus', 'raise', 'promoted'],
    shared: { employee_id: 'employee_id', name: 'name', cycle: 'cycle' },
    never: ['training', '培训', 'left'],
    isWhole: true,
  },
  {
    of: 'raw_rating',
    table: 'raw_employee',
    needs: ABOUT_PEOPLE,
    shared: { employee_id: 'employee_id', name: 'name', rater_id: 'manager_id', rater: 'manager' },
    never: ['状态', 'status', 'date', 'end date', 'start date', '截止日期'],
  },
  {
    of: 'raw_review_score',
    table: 'raw_employee',
    needs: ABOUT_PEOPLE,
    shared: { ratee_id: 'employee_id', ratee_name: 'name' },
    never: ['状态', 'status', 'date', 'end date', 'start date', '截止日期', 'role', 'title', '角色'],
  },
];

/**
 * What a sheet of one table says for a second one in the columns the first leaves unread, or null. Its rows are marked `aside`:
 * staging lets them count only where no table of their own says it.
 */
export function besideOf(headings: readonly Heading[], first: Recognition): Recognition | null {
  for (const beside of besides.filter(({ of }) => of === first.table)) {
    const second = secondOf(headings, first, beside);
    if (second !== null) return second;
  }
  return null;
}

function secondOf(headings: readonly Heading[], first: Recognition, found: Beside): Recognition | null {
  const shared = Object.entries(found.shared).flatMap(([field, same]): [string, number][] => {
    const column = first.columns.get(field);
    return column === undefined ? [] : [[same, column]];
  });
  const [key] = Object.values(found.shared);
  if (key === undefined || !shared.some(([field]) => field === key)) return null;
  const never = new Set((found.never ?? []).map(normaliseHeading));
  const free = headings.map((heading) =>
    heading.name !== '' &&
    first.mapping[heading.name] === null &&
    !heading.forms.some((form) => never.has(form))
      ? heading
      : { ...heading, name: '', forms: [] },
  );
  const second = mapColumns(free, found.table);
  // Beside another table only what is written as it is known: Form End Date is nobody's last day.
  const near = new Set(
    second.notes.flatMap(({ code, heading }) => (code === 'near_heading' ? [heading] : [])),
  );
  const own = [...second.columns].filter(
    ([field, column]) => !shared.some(([same]) => same === field) && !near.has(headings[column]?.name ?? ''),
  );
  if (!own.some(([field]) => found.needs.includes(field))) return null;
  const columns = new Map([...shared, ...own]);
  return {
    ...second,
    columns,
    mapping: Object.fromEntries([...columns].map(([field, column]) => [headings[column]?.name ?? '', field])),
    constants: found.isWhole === true ? {} : { aside: 'yes' },
    // The first table names what is dropped.
    dropped: [],
    notes: [],
    reason: own.map(([, column]) => headings[column]?.name ?? '').join(', '),
  };
}
