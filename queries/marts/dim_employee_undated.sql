-- People of a workspace in which nothing is dated, as the newest roster row has them: there is no period to describe them at.
-- A person whose unit is unknown counts under the root, as in dim_employee_period.
-- @zh      没有任何日期的工作区中的人员，按最新花名册行。
-- @grain  employee_id
-- @from   employee
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id ORDER BY coalesce(as_of, DATE '0001-01-01') DESC) AS nth
  FROM employee
  WHERE NOT EXISTS (SELECT 1 FROM period)
)
SELECT
  s.employee_id, s.name, coalesce(u.unit_id, r.unit_id) AS unit_id, s.manager_id, s.job_family, s.position, s.grade, s.gender, s.birth_date,
  s.age_band, s.hire_date, s.tenure_band, s.leave_date, s.employment_type, s.location, s.is_remote, s.school
FROM newest AS s
LEFT JOIN dim_unit AS u ON u.unit_id = s.unit_id
LEFT JOIN (SELECT unit_id FROM dim_unit WHERE parent_id IS NULL) AS r ON TRUE
WHERE s.nth = 1
