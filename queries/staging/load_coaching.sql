-- Coaching; the newer file holds. Several on one day keep the order of their rows.
-- @zh      绩效辅导；以较新的文件为准，同一天多次的保持行序。
-- @into   coaching
-- @grain  employee_id, opened, seq
WITH staged AS (
  SELECT * FROM stg_coaching WHERE NOT _refused
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, opened, _batch, _file, _sheet ORDER BY _row) AS place
  FROM staged
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, opened, place ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM placed
)
SELECT
  employee_id, opened, CAST(row_number() OVER (PARTITION BY employee_id, opened ORDER BY place) AS INTEGER) AS seq, obstacle, cause, action, support_by, due, done, result,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
