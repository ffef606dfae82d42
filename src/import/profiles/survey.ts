// Exports of form tools (问卷星, Google Forms, Microsoft Forms): their headings are the questions as they were asked.

/** What a question asks for → the heading it stands for. `survey …` are headings of the profile `review_survey` alone. */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [
    /被(评|考)(价|估|核|分)?(人|对象|者)?的?(姓名|名字|工号)|(您|你)?(要|所|将|需要)(评价|评估|评分|考核|打分)的?.{0,8}(姓名|名字|人员|同事|对象|员工)|^被(评价|评估|考核|评分)(人|者|同事|对象)|(评价|评估|评分)对象|who (are|is|did) (you|being) (review|evaluat|rat|assess|giv)|(name|person|employee|colleague|teammate|peer)s? (that |who |whom )?(you|you're|you are|being|to be) ?(are )?(review|evaluat|rat|assess)/iu,
    'survey ratee',
  ],
  [
    /^(您|你|本人|填写人|填表人|评价人|评估人|评分人|打分人|考核人|答题人)的?(姓名|名字|工号)?$|^your (full )?name$|^(name of )?(the )?(reviewer|evaluator|rater|respondent|assessor)('?s)?( full)?( name)?$/iu,
    'survey rater',
  ],
  [
    /(您|你|评价人|评估人).{0,4}与.{0,12}(的)?关系|relationship (to|with)|(how|what) (do you|is your) (work with|relationship|relation)/iu,
    'survey role',
  ],
  [
    /^(提交答卷时间|提交时间|答题时间|timestamp|completion time|submit(ted)?( date| at| time)?|submission (date|time))$/iu,
    'survey submitted',
  ],
];
/** Columns of the tool itself: no question, and no part of a score. */
const TOOL =
  /^(序号|答卷编号|所用时间|来源|来源详情|来自ip|ip|总分|id|start time|start date|email|email address|name|total points|score|last modified time|填写时长|答题时长)$/iu;

/** A question as it is compared: without its number, its scale and what closes it. */
const bare = (text: string): string =>
  text
    .replace(/^\s*(?:Q?\d{1,3}\s*[、.．:：)）]|[（(]\d{1,3}[)）]|第?\d{1,3}题[、.：:]?)\s*/iu, '')
    .replace(/[（([【][^）)\]】]*[）)\]】]\s*[:：?？*]*\s*$/u, '')
    .replace(/[:：?？*\s]+$/u, '')
    .trim();

/** The heading a question of a form stands for, or null. */
export function askedFor(text: string): string | null {
  if (text.length < 2 || text.length > 120) return null;
  const question = bare(text);
  return ASKED.find(([pattern]) => pattern.test(question))?.[1] ?? null;
}

/** Written as a question, not as a column is named. */
const SENTENCE =
  /^\s*(?:Q?\d{1,3}\s*[、.．:：)）]|[（(]\d{1,3}[)）])|[?？:：]\s*$|^.*\p{Script=Han}.{11,}$|^\S+(?:\s+\S+){4,}/iu;
/** Only form tools write it so. */
const STAMP = /^(提交答卷时间|timestamp|completion time)$/iu;

/** What every heading of a form is besides itself; null where the sheet is no form somebody is rated in. */
export function surveyForms(texts: readonly string[]): (string | null)[] | null {
  const asked = texts.filter((text) => SENTENCE.test(text)).length;
  if (asked === 0 || (asked < 2 && !texts.some((text) => STAMP.test(text)))) return null;
  const found = texts.map(askedFor);
  if (!found.includes('survey ratee')) return null;
  if (!found.includes('survey rater') && !found.includes('survey submitted')) return null;
  // Microsoft Forms: who answered stands beside when he began.
  const answered = found.includes('survey rater') || !texts.some((text) => /^start time$/iu.test(text));
  return found.map((name, column) => {
    const text = texts[column] ?? '';
    if (name !== null) return name;
    if (!answered && /^name$/iu.test(text)) return 'survey rater';
    return TOOL.test(bare(text)) ? 'survey tool' : null;
  });
}
