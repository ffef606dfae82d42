-- Days of attendance that stand in the exports more than once, with the row that holds: the latest batch, file and row.
-- @grain  employee_id, day
SELECT
  employee_id, day,
  arg_max({'batch': _batch, 'file': _file, 'sheet': _sheet, 'row': _row}, {'batch': _batch, 'file': _file, 'row': _row}) AS held
FROM stg_attendance_day
WHERE NOT _refused
GROUP BY employee_id, day
HAVING count(*) > 1
