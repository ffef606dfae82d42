-- Improvement plans; the newer file holds.
-- @zh      绩效改进计划；以较新的文件为准。
-- @into   improvement_plan
-- @grain  employee_id, opened
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, opened ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_improvement_plan
  WHERE NOT _refused
)
SELECT
  employee_id, opened, goals, milestones, due, closed, outcome,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
