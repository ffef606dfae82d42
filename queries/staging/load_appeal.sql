-- Appeals in order of their dates; what a newer file says about the same appeal holds.
-- @zh      申诉按日期排列；同一申诉以较新的文件为准。
-- @into   appeal
-- @grain  cycle, employee_id, seq
WITH staged AS (
  SELECT * FROM stg_appeal WHERE NOT _refused
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id, submitted_at, _batch, _file, _sheet ORDER BY _row) AS place
  FROM staged
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id, submitted_at, place ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM placed
)
SELECT
  cycle, employee_id, CAST(row_number() OVER (PARTITION BY cycle, employee_id ORDER BY submitted_at NULLS LAST, place) AS INTEGER) AS seq, submitted_at, grounds, level, resolved_at, outcome, rating_before, rating_after,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
