-- Feedback; what a newer file says about the same person, moment and giver holds.
-- @zh      行为反馈；同一人、时刻和反馈人以较新的文件为准。
-- @into   feedback
-- @grain  employee_id, observed_at, seq
WITH staged AS (
  SELECT * FROM stg_feedback WHERE NOT _refused
),
placed AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, observed_at, given_by, _batch, _file, _sheet ORDER BY _row) AS place
  FROM staged
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, observed_at, given_by, place ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM placed
)
SELECT
  employee_id, observed_at, CAST(row_number() OVER (PARTITION BY employee_id, observed_at ORDER BY given_by NULLS LAST, place) AS INTEGER) AS seq, given_at, given_by, kind, note, behaviour,
  _batch, _file, _sheet, _row
FROM newest
WHERE nth = 1
