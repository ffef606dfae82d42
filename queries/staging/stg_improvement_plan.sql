-- Improvement plans, cleaned.
-- @zh      绩效改进计划清洗。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_improvement_plan
),
renamed AS (
  SELECT
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    opened AS opened_raw, to_date(opened) AS opened,
    clean_text(goals) AS goals,
    clean_text(milestones) AS milestones,
    due AS due_raw, to_date(due) AS due,
    closed AS closed_raw, to_date(closed) AS closed,
    clean_text(outcome) AS outcome,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  employee_id, opened, goals, milestones, due, closed, outcome,
  CASE WHEN employee_id IS NULL
    OR opened IS NULL
    OR (opened IS NULL AND opened_raw IS NOT NULL)
    OR (due IS NULL AND due_raw IS NOT NULL)
    OR (closed IS NULL AND closed_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    CASE WHEN is_blank(opened_raw) THEN missing_key('opened', opened) END,
    refused('opened', opened_raw, opened, 'not_a_date'),
    refused('due', due_raw, due, 'not_a_date'),
    refused('closed', closed_raw, closed, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR opened IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
