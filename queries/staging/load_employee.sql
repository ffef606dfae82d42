-- People: unit resolved by code, then full path, then a path joined by '-' that fits one unit only, then a unit name that is unique. A manager known by name only stays empty.
-- @zh      人员：部门依次按编码、完整路径、唯一对应的短横线路径、唯一名称归属；上级按工号、别名或唯一姓名归属。
-- @into   employee
-- @grain  employee_id, as_of
-- @from   stg_employee
WITH unit_by_path AS (
  SELECT path, min(unit_id) AS unit_id FROM org_unit GROUP BY path
),
unit_by_dashes AS (
  SELECT unit_path_dashed(path) AS dashed, min(unit_id) AS unit_id FROM org_unit WHERE contains(path, '-') GROUP BY ALL HAVING count(DISTINCT unit_id) = 1
),
unit_by_name AS (
  SELECT name, min(unit_id) AS unit_id FROM org_unit GROUP BY name HAVING count(DISTINCT unit_id) = 1
),
known_unit AS (
  SELECT DISTINCT unit_id FROM org_unit
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, as_of ORDER BY _batch DESC, _row DESC, _sheet DESC) AS nth
  FROM stg_employee
  WHERE NOT _refused
)
SELECT
  e.employee_id, e.as_of, e.name,
  coalesce(k.unit_id, p.unit_id, d.unit_id, n.unit_id) AS unit_id,
  coalesce(e.manager_id, CASE WHEN regexp_full_match(e.manager_text, '[A-Za-z]{0,3}[0-9]+') THEN e.manager_text END) AS manager_id,
  e.dotted_manager_id, e.job_family, e.position, e.grade, e.gender, e.birth_date, e.age_band, e.hire_date, e.tenure_band, e.leave_date,
  e.employment_type, e.location, e.is_remote, e.school,
  e._batch, e._file, e._sheet, e._row
FROM newest AS e
LEFT JOIN known_unit AS k ON k.unit_id = e.unit_id
LEFT JOIN unit_by_path AS p ON p.path = array_to_string(unit_path_parts(e.unit_path), '/')
LEFT JOIN unit_by_dashes AS d ON NOT contains(e.unit_path, '/') AND d.dashed = array_to_string(unit_path_parts(e.unit_path), '/')
LEFT JOIN unit_by_name AS n ON n.name = coalesce(e.unit_path, e.unit_id)
WHERE e.nth = 1
