-- Check-ins; the newer file holds, of one file the later row.
-- @zh      面谈与汇报；以较新的文件为准，同一文件以后者为准。
-- @into   check_in
-- @grain  employee_id, held_on
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, held_on ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_check_in
  WHERE NOT _refused
)
SELECT
  employee_id, held_on, held_by, kind, progress, problem,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
