-- What ratings led to; the newer file holds.
-- @zh      绩效结果应用；以较新的文件为准。
-- @into   outcome
-- @grain  cycle, employee_id
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_outcome
  WHERE NOT _refused
)
SELECT
  cycle, employee_id, bonus, raise, promoted, training, high_potential, has_left,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
