-- Appeals against ratings, cleaned.
-- @zh      绩效申诉清洗。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_appeal
),
renamed AS (
  SELECT
    coalesce(to_period(cycle), clean_text(cycle), '') AS cycle,
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    submitted_at AS submitted_at_raw, to_date(submitted_at) AS submitted_at,
    grounds AS grounds_raw, list_transform([lower(clean_text(grounds))], lambda w: CASE WHEN regexp_matches(w, '程序|流程|过程|procedur|process') THEN 'procedure' WHEN regexp_matches(w, '数据|data|fact|figure') THEN 'data' WHEN regexp_matches(w, '评价|判断|评分|主观|judg') THEN 'judgement' END)[1] AS grounds,
    clean_text(level) AS level,
    resolved_at AS resolved_at_raw, to_date(resolved_at) AS resolved_at,
    clean_text(outcome) AS outcome,
    clean_text(rating_before) AS rating_before,
    clean_text(rating_after) AS rating_after,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  cycle, employee_id, submitted_at, grounds, level, resolved_at, outcome, rating_before, rating_after,
  CASE WHEN employee_id IS NULL
    OR (submitted_at IS NULL AND submitted_at_raw IS NOT NULL)
    OR (grounds IS NULL AND grounds_raw IS NOT NULL)
    OR (resolved_at IS NULL AND resolved_at_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    refused('submitted_at', submitted_at_raw, submitted_at, 'not_a_date'),
    refused('grounds', grounds_raw, grounds, 'unknown_word'),
    refused('resolved_at', resolved_at_raw, resolved_at, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
