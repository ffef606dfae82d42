-- Leave: requests, and what day cells of monthly sheets say of it. `病假05-18 08:30到05-29 18:30 56小时` stands in every day it covers and is
-- one leave. Its year is that of the day, or the year before where it began in a later month than the day's.
-- @zh      请假：申请，以及月度表日期格里写到的请假；跨多天的同一请假只算一次。
-- @into   leave_request
-- @grain  employee_id, start_at, kind
-- @from   stg_attendance_day, stg_leave_request
WITH policy_in_force AS (
  SELECT policy_number('hours_per_day', NULL) AS hours_per_day
),
cell AS (
  SELECT employee_id, day, result, _batch, _file, _sheet, _row
  FROM stg_attendance_day
  WHERE result IS NOT NULL AND NOT _refused
),
said AS (
  SELECT
    employee_id, day, _batch, _file, _sheet, _row,
    unnest(regexp_extract_all(result, '[^,，;\s(（]*(?:假|调休)[^,，;]*?\d{1,2}-\d{1,2} \d{1,2}:\d\d\s*到\s*\d{1,2}-\d{1,2} \d{1,2}:\d\d(?:\s*[\d.]+\s*(?:小时|天))?')) AS part
  FROM cell
),
parsed AS (
  SELECT
    s.*, leave_kind(s.part) AS kind,
    regexp_extract(s.part, '(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d\d)\s*到\s*(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d\d)(?:\s*([\d.]+)\s*(小时|天))?',
      ['m1', 'd1', 'h1', 'i1', 'm2', 'd2', 'h2', 'i2', 'amount', 'unit']) AS x
  FROM said AS s
),
dated AS (
  SELECT
    *, year(day) - CASE WHEN CAST(x.m1 AS INTEGER) > month(day) THEN 1 ELSE 0 END AS from_year,
    year(day) + CASE WHEN CAST(x.m2 AS INTEGER) < month(day) THEN 1 ELSE 0 END AS to_year
  FROM parsed
),
every AS (
  SELECT employee_id, kind, start_at, end_at, hours, days, 1 AS rank, _batch, _file, _sheet, _row
  FROM stg_leave_request
  WHERE NOT _refused
  UNION ALL
  SELECT
    d.employee_id, d.kind,
    try_cast(concat(d.from_year, '-', lpad(d.x.m1, 2, '0'), '-', lpad(d.x.d1, 2, '0'), ' ', lpad(d.x.h1, 2, '0'), ':', d.x.i1, ':00') AS TIMESTAMP) AS start_at,
    try_cast(concat(d.to_year, '-', lpad(d.x.m2, 2, '0'), '-', lpad(d.x.d2, 2, '0'), ' ', lpad(d.x.h2, 2, '0'), ':', d.x.i2, ':00') AS TIMESTAMP) AS end_at,
    CASE d.x.unit WHEN '小时' THEN try_cast(d.x.amount AS DOUBLE) WHEN '天' THEN try_cast(d.x.amount AS DOUBLE) * p.hours_per_day END AS hours,
    CASE d.x.unit WHEN '天' THEN try_cast(d.x.amount AS DOUBLE) WHEN '小时' THEN try_cast(d.x.amount AS DOUBLE) / p.hours_per_day END AS days,
    2 AS rank, d._batch, d._file, d._sheet, d._row
  FROM dated AS d
  CROSS JOIN policy_in_force AS p
)
SELECT employee_id, kind, start_at, end_at, hours, days, _batch, _file, _sheet, _row
FROM every
WHERE start_at IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY employee_id, start_at, kind ORDER BY rank, _batch DESC, _file DESC, _row) = 1
