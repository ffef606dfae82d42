-- Coaching on obstacles, cleaned.
-- @zh      绩效辅导清洗。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_coaching
),
renamed AS (
  SELECT
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    opened AS opened_raw, to_date(opened) AS opened,
    obstacle AS obstacle_raw, list_transform([lower(clean_text(obstacle))], lambda w: CASE WHEN regexp_matches(w, '外部|外因|客观|external') THEN 'external' WHEN regexp_matches(w, '内部|内因|主观|internal') THEN 'internal' END)[1] AS obstacle,
    clean_text(cause) AS cause,
    clean_text(action) AS action,
    coalesce(clean_key(support_by_id), clean_key(key_in_brackets(support_by)), clean_text(support_by)) AS support_by,
    due AS due_raw, to_date(due) AS due,
    done AS done_raw, to_date(done) AS done,
    clean_text(result) AS result,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  employee_id, opened, obstacle, cause, action, support_by, due, done, result,
  CASE WHEN employee_id IS NULL
    OR opened IS NULL
    OR (opened IS NULL AND opened_raw IS NOT NULL)
    OR (obstacle IS NULL AND obstacle_raw IS NOT NULL)
    OR (due IS NULL AND due_raw IS NOT NULL)
    OR (done IS NULL AND done_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    CASE WHEN is_blank(opened_raw) THEN missing_key('opened', opened) END,
    refused('opened', opened_raw, opened, 'not_a_date'),
    refused('obstacle', obstacle_raw, obstacle, 'unknown_word'),
    refused('due', due_raw, due, 'not_a_date'),
    refused('done', done_raw, done, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR opened IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
