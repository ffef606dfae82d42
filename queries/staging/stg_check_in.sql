-- Check-ins during the period, cleaned.
-- @zh      期间面谈与汇报清洗。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_check_in
),
renamed AS (
  SELECT
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    held_on AS held_on_raw, to_date(held_on) AS held_on,
    coalesce(clean_key(held_by_id), clean_key(key_in_brackets(held_by)), clean_text(held_by)) AS held_by,
    kind AS kind_raw, list_transform([lower(clean_text(kind))], lambda w: CASE WHEN regexp_matches(w, '汇报|周报|月报|日报|report') THEN 'report' WHEN regexp_matches(w, '一对一|面谈|1.?[对v:]?.?1|one.?on.?one') THEN '1-on-1' WHEN regexp_matches(w, '评审|复盘|回顾|例会|review|meeting') THEN 'review meeting' END)[1] AS kind,
    clean_text(progress) AS progress,
    clean_text(problem) AS problem,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  employee_id, held_on, held_by, kind, progress, problem,
  CASE WHEN employee_id IS NULL
    OR held_on IS NULL
    OR (held_on IS NULL AND held_on_raw IS NOT NULL)
    OR (kind IS NULL AND kind_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    CASE WHEN is_blank(held_on_raw) THEN missing_key('held_on', held_on) END,
    refused('held_on', held_on_raw, held_on, 'not_a_date'),
    refused('kind', kind_raw, kind, 'unknown_word')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR held_on IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
