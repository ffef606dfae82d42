// Headings nobody listed that are sure enough to be read: a known one with a letter wrong, or with a word around it.
import { fieldsOf, type IntakeTable } from './fields.ts';
import { normaliseHeading } from './heading.ts';

export interface NearHit {
  field: string;
  /** The known heading it was taken for. */
  alias: string;
  confidence: number;
}

/** Shorter words are too near to too many others. */
const MIN_EDIT = 6;
const MIN_PART_LATIN = 6;
const MIN_PART_HAN = 3;
/** A word that turns the meaning: planned amount is no amount. */
const TURNS =
  /(?<!per)form(?!at|ula)|visa|trial|contract|probation|review|project|training|plan|target|budget|worker|self|peer|key|forecast|expected|previous|prior|last|next|old|parent|manager|total|average|avg|score|rating|max|min|percent|rate|ratio|count|计划|目标|预算|预计|上级|上年|去年|上期|平均|累计|率|占比|差异|同比|环比|排名|评分|得分|分数|评价|等级|自评|校准|隔级|强制|合同|试用|转正|培训|项目/u;
/** With a word beside it, it says something about somebody and not who it is. */
const BARE = /^(employee|associate|staff)$/u;

/** The one field of the table whose known headings come near; undefined where none does, or two do. */
export function nearField(forms: readonly string[], table: IntakeTable): NearHit | undefined {
  let best: NearHit | undefined;
  let isTied = false;
  for (const { field, alias, known } of aliasesOf(table)) {
    const confidence = Math.max(0, ...forms.map((form) => nearness(form, known)));
    if (confidence === 0) continue;
    if (best === undefined || confidence > best.confidence) {
      isTied = false;
      best = { field, alias, confidence };
    } else if (confidence === best.confidence && field !== best.field) isTied = true;
  }
  return isTied ? undefined : best;
}

interface Alias {
  field: string;
  alias: string;
  known: string;
}

const aliases = new Map<IntakeTable, Alias[]>();

function aliasesOf(table: IntakeTable): Alias[] {
  const made =
    aliases.get(table) ??
    Object.entries(fieldsOf(table)).flatMap(([field, spec]) =>
      [field, ...spec.aliases].map((alias) => ({ field, alias, known: normaliseHeading(alias) })),
    );
  aliases.set(table, made);
  return made;
}

function nearness(form: string, known: string): number {
  const isHan = /\p{Script=Han}/u.test(known);
  if (!isHan && known.length >= MIN_EDIT) {
    const allowed = known.length >= 10 ? 2 : 1;
    const edits = distance(form, known, allowed);
    if (edits <= allowed) return edits === 1 ? 0.8 : 0.7;
  }
  if (BARE.test(known) || known.length < (isHan ? MIN_PART_HAN : MIN_PART_LATIN) || !form.includes(known))
    return 0;
  const rest = form.replace(known, '');
  if (TURNS.test(rest)) return 0;
  const share = known.length / form.length;
  return share < 0.5 ? 0 : Math.round((0.4 + 0.3 * share) * 100) / 100;
}

/** Letters to change, drop, add or swap; anything above `most` is `most` + 1. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
