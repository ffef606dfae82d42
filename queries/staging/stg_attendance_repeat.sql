-- Days of attendance that stand in the exports more than once, with the row that holds: one with its own columns before the
-- day cell of a monthly sheet, then the latest batch, file and row.
-- @grain  employee_id, day
-- Found by their hashes first: nearly all days stand once, and grouping numbers takes a fifth of the time of grouping texts.
WITH met AS (
  SELECT hash(employee_id, day) AS place FROM stg_attendance_day WHERE NOT _refused GROUP BY place HAVING count(*) > 1
)
SELECT
  employee_id, day,
  arg_max({'batch': _batch, 'file': _file, 'sheet': _sheet, 'row': _row}, {'own': result IS NULL, 'batch': _batch, 'file': _file, 'row': _row}) AS held
FROM stg_attendance_day
WHERE NOT _refused AND hash(employee_id, day) IN (SELECT place FROM met)
GROUP BY employee_id, day
HAVING count(*) > 1
