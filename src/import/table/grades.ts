// A column of final grades: numbers 1 to 5 are grades, 4.2 and 87 are scores, 3.5 may be either and is asked; so is one that calibration changed.
import type { Recognition } from '../profiles/recognise.ts';
import type { Note, Question } from '../types.ts';
import type { SheetView } from './view.ts';

const NUMBER = /^\d{1,3}(\.\d+)?$/u;
/** Nobody is graded in more steps than ten. */
const MOST_GRADES = 10;
/** 3.25, 3.5, 3.75: a ladder of quarters. */
const QUARTERS = 4;
const MOST_QUARTERS = 7;

export interface Grades {
  recognition: Recognition;
  notes: Note[];
  questions: Question[];
}

/** Reads such a column as the final score where its values leave no doubt; asks where they do. A mapping's word is not changed. */
export function gradesOrScores(recognition: Recognition, view: SheetView): Grades {
  const asIs: Grades = { recognition, notes: [], questions: [] };
  const { head, sample, mapping, chosen } = view;
  const column = recognition.columns.get('label_final');
  // A score beside it says that this is the grade.
  if (recognition.table !== 'raw_rating' || column === undefined || recognition.columns.has('final_score'))
    return asIs;
  const heading = head.headings[column]?.name ?? '';
  if (mapping?.formats?.[heading]?.labels !== undefined) return asIs;
  const first = head.rows.at(-1) ?? 0;
  const words = chosen.values['label_final'];
  const texts = sample.flatMap(({ row, cells }) => {
    const text = cells[column]?.trim() ?? '';
    return row <= first || text === '' || words?.[text] !== undefined ? [] : [text];
  });
  const numbers = texts.filter((text) => NUMBER.test(text));
  // Words beside numbers are grades of two scales, which is asked elsewhere; a blank said in words is none.
  if (
    numbers.length === 0 ||
    texts.some((text) => !NUMBER.test(text) && !/^([-—/]+|无|N\/A|未.*|免.*)$/iu.test(text))
  )
    return asIs;
  const kind = kindOf(new Set(numbers.map(Number)));
  if (kind === 'grade') return asIs;
  if (kind === 'either')
    return {
      ...asIs,
      questions: [
        {
          code: 'grade_or_score',
          heading,
          field: 'label_final',
          samples: [...new Set(numbers)].slice(0, 5),
          options: ['grade', 'score'],
          blocking: true,
        },
      ],
    };
  if (mapping !== undefined) return asIs;
  const columns = new Map(recognition.columns);
  columns.delete('label_final');
  columns.set('final_score', column);
  return {
    recognition: { ...recognition, columns, mapping: { ...recognition.mapping, [heading]: 'final_score' } },
    notes: [{ code: 'grades_are_scores', heading }],
    questions: [],
  };
}

/** Says itself that nothing comes after it. */
const LAST = /最终|终评|年终|final|year ?end/iu;

/**
 * A grade beside a calibrated one that differs: 绩效等级 may be what calibration changed, or what was decided after it. Asked where no other
 * column is the grade before calibration.
 */
export function gradeBeforeOrAfter({ table, columns }: Recognition, view: SheetView): Question[] {
  const { head, sample, mapping } = view;
  const column = columns.get('label_final');
  const calibrated = columns.get('label_calibrated');
  if (table !== 'raw_rating' || mapping !== undefined || column === undefined || calibrated === undefined)
    return [];
  const heading = head.headings[column]?.name ?? '';
  if (columns.has('label_proposed') || LAST.test(heading)) return [];
  const first = head.rows.at(-1) ?? 0;
  const differing = sample.flatMap(({ row, cells }) => {
    const [one = '', other = ''] = [cells[column]?.trim(), cells[calibrated]?.trim()];
    return row <= first || one === '' || other === '' || one === other ? [] : [`${one} → ${other}`];
  });
  if (differing.length === 0) return [];
  return [
    {
      code: 'rating_stage',
      heading,
      field: 'label_final',
      samples: [...new Set(differing)].slice(0, 5),
      options: ['proposed', 'final'],
      blocking: true,
    },
  ];
}

function kindOf(values: ReadonlySet<number>): 'grade' | 'score' | 'either' {
  const all = [...values];
  if (all.some((value) => value > MOST_GRADES)) return 'score';
  if (all.every(Number.isInteger)) return 'grade';
  return all.length <= MOST_QUARTERS && all.every((value) => Number.isInteger(value * QUARTERS))
    ? 'either'
    : 'score';
}
