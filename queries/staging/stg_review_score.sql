-- Review scores by rater and dimension, cleaned. A score that is a word of a scale is kept as its label.
-- @zh      按评分人和维度的评估得分清洗。以文字表示的分数保留其标签。
-- @grain  row of the export
WITH unnamed AS (
  -- Forms that are answered without a name: every answer is another rater's. Where some row names its rater, one of a peer, a report or a
  -- customer without a name is another's too; where none does and nothing tells an answer from an average, rows are refused.
  SELECT _batch, _file, _sheet, count(rater_id) + count(rater_name) AS named FROM raw_review_score GROUP BY ALL
  HAVING count(rater_id) + count(rater_name) > 0 OR count(submitted_at) = count(*)
),
source AS (
  SELECT
    r.*, u.named = 0 OR (u.named > 0 AND r.rater_id IS NULL AND r.rater_name IS NULL AND regexp_matches(lower(r.role), 'peer|colleague|co-?worker|同事|同级|平级|互评|下级|下属|report|subordinate|upward|客户|customer|client')) AS is_unnamed,
    scale_step(r.score) AS score_step, likert_step(r.score) AS score_likert, scale_step(r.label) AS label_step
  FROM raw_review_score AS r
  LEFT JOIN unnamed AS u ON u._batch = r._batch AND u._file = r._file AND u._sheet IS NOT DISTINCT FROM r._sheet
),
renamed AS (
  SELECT
    coalesce(to_period(cycle), clean_text(cycle), '') AS cycle,
    coalesce(clean_key(ratee_id), clean_key(key_in_brackets(ratee_name)), clean_text(ratee_name)) AS ratee_id,
    -- Who answers without a name is somebody else in every row.
    CASE WHEN is_unnamed OR regexp_full_match(lower(coalesce(rater_id, rater_name)), '\s*(匿名(用户|评价人?|评分人?|同事|反馈)?|anonymous( reviewer| user| rater)?)\s*') THEN '#' || _row
      ELSE coalesce(clean_key(rater_id), clean_key(key_in_brackets(rater_name)), clean_text(rater_name)) END AS rater_id,
    role AS role_raw, to_role(role) AS role,
    coalesce(clean_text(dimension), 'overall') AS dimension,
    to_period(period) AS period_id, period AS period_raw,
    -- A column of grades that holds numbers is one of scores.
    coalesce(score, CASE WHEN label_step IS NOT NULL THEN label END) AS score_raw_text,
    CASE WHEN score IS NULL THEN label_step ELSE coalesce(score_step, score_likert) END AS score_raw,
    coalesce(to_number(scale_min), CASE WHEN score_likert IS NOT NULL THEN 1 END) AS scale_min,
    coalesce(to_number(scale_max), CASE WHEN score_likert IS NOT NULL THEN 5 END) AS scale_max,
    clean_text(label) AS label, clean_label(score) AS score_label,
    submitted_at AS submitted_raw, to_date(submitted_at) AS submitted_at,
    due_at AS due_raw, to_date(due_at) AS due_at,
    clean_text(template) AS template,
    _batch, _file, _sheet, _row
  FROM source
),
panel AS (
  -- No role is named and every rater scored everybody, but not each other: judges, whose numbers meet those of the people by chance.
  SELECT _batch, _file, _sheet
  FROM renamed
  WHERE role IS NULL
  GROUP BY _batch, _file, _sheet
  HAVING count(DISTINCT rater_id) > 1 AND count(DISTINCT rater_id) <> count(DISTINCT ratee_id)
    AND count(DISTINCT (rater_id, ratee_id)) = count(DISTINCT rater_id) * count(DISTINCT ratee_id)
),
lettered AS (
  -- Grades where scores are expected, every one of them known: A, B, C are labels.
  SELECT r._batch, r._file, r._sheet
  FROM renamed AS r
  LEFT JOIN policy_rating_scale AS p ON p.label = r.score_label
  WHERE NOT is_blank(r.score_raw_text)
  GROUP BY r._batch, r._file, r._sheet
  HAVING bool_and(CASE WHEN r.score_raw IS NOT NULL THEN FALSE ELSE coalesce(p.ordinal, common_label_ordinal(r.score_label), letter_ordinal(r.score_label)) IS NOT NULL END)
)
SELECT
  cycle, ratee_id, rater_id,
  coalesce(role, CASE WHEN is_blank(role_raw) THEN CASE WHEN rater_id = ratee_id AND p._batch IS NULL THEN 'self' ELSE 'manager' END END) AS role,
  dimension, period_id, score_raw, scale_min, scale_max, coalesce(label, CASE WHEN l._batch IS NOT NULL THEN score_label END) AS label, submitted_at, due_at, template,
  CASE WHEN ratee_id IS NULL
    OR rater_id IS NULL
    OR (role IS NULL AND role_raw IS NOT NULL)
    OR (score_raw IS NULL AND score_raw_text IS NOT NULL AND l._batch IS NULL)
    OR (period_id IS NULL AND period_raw IS NOT NULL)
    OR (submitted_at IS NULL AND submitted_raw IS NOT NULL)
    OR (due_at IS NULL AND due_raw IS NOT NULL)
    OR (score_raw_text IS NULL AND label IS NULL AND (due_raw IS NULL OR submitted_raw IS NOT NULL))
    THEN list_filter([
    missing_key('ratee_id', ratee_id),
    missing_key('rater_id', rater_id),
    refused('role', role_raw, role, 'unknown_word'),
    CASE WHEN l._batch IS NULL THEN refused('score', score_raw_text, score_raw, 'not_a_number') END,
    -- A question that is answered in words: no score, and the words stay in the file. What is still due is none yet.
    CASE WHEN score_raw_text IS NULL AND label IS NULL AND (due_raw IS NULL OR submitted_raw IS NOT NULL) THEN {'field': 'score', 'value': dimension, 'reason': 'no_score'} END,
    refused('period', period_raw, period_id, 'not_a_period'),
    refused('submitted_at', submitted_raw, submitted_at, 'not_a_date'),
    refused('due_at', due_raw, due_at, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  ratee_id IS NULL OR rater_id IS NULL OR is_unread(role_raw, role) OR (l._batch IS NULL AND is_unread(score_raw_text, score_raw)) AS _refused,
  r._batch, r._file, r._sheet, r._row
FROM renamed AS r
LEFT JOIN panel AS p ON p._batch = r._batch AND p._file = r._file AND p._sheet IS NOT DISTINCT FROM r._sheet
LEFT JOIN lettered AS l ON l._batch = r._batch AND l._file = r._file AND l._sheet IS NOT DISTINCT FROM r._sheet
