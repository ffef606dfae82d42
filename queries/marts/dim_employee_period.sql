-- People as they were at the end of each period: the newest roster row up to that day, else the first one known.
-- A person whose unit is unknown counts under the root, so that company figures are complete.
-- @zh      每个考核期末的人员状况：截至当日最新的花名册行，否则取最早的一行。
-- @grain  employee_id, period_id
-- @from   employee
-- @from   period
WITH dated AS (
  SELECT
    *,
    coalesce(as_of, DATE '0001-01-01') AS valid_from,
    row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01')) AS nth
  FROM employee
),
spell AS (
  SELECT
    *,
    CASE WHEN nth = 1 THEN DATE '0001-01-01' ELSE valid_from END AS from_day,
    coalesce(lead(valid_from) OVER (PARTITION BY employee_id ORDER BY valid_from), DATE '9999-12-31') AS to_day
  FROM dated
),
root AS (
  SELECT unit_id FROM dim_unit WHERE parent_id IS NULL
)
SELECT
  s.employee_id,
  p.period_id,
  s.name,
  coalesce(u.unit_id, r.unit_id) AS unit_id,
  u.unit_id IS NULL AS unit_unknown,
  s.manager_id, s.dotted_manager_id, s.job_family, s.position, s.grade, s.gender, s.birth_date, s.age_band, s.hire_date, s.tenure_band, s.leave_date,
  s.employment_type, s.location, s.is_remote, s.school,
  (s.hire_date IS NULL OR s.hire_date <= p.end_date) AND coalesce(s.leave_date >= p.end_date, s.has_left IS NOT TRUE OR p.end_date < s.as_of) AS is_employed
FROM spell AS s
JOIN period AS p ON p.end_date >= s.from_day AND p.end_date < s.to_day
LEFT JOIN dim_unit AS u ON u.unit_id = s.unit_id
LEFT JOIN root AS r ON TRUE
