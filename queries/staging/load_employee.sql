-- People: unit resolved by code, then full path, then a path joined by '-' that fits one unit only, then a unit name, or the end of a path, that is unique. A manager known by name only stays empty.
-- The newest file holds, field by field: a list of leavers or of contracts leaves the rest of a person as it was. A second job counts where there is no main one.
-- @zh      人员：部门依次按编码、完整路径、唯一对应的短横线路径、唯一名称（或唯一路径末段）归属；只知道姓名的上级留空。各字段以最新文件为准，文件没有的列保持原值；有主岗时不采用兼岗。
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
  SELECT name, min(unit_id) AS unit_id
  FROM (SELECT unit_id, name FROM org_unit UNION ALL SELECT unit_id, unnest(path_endings(path)) FROM org_unit)
  GROUP BY name
  HAVING count(DISTINCT unit_id) = 1
),
known_unit AS (
  SELECT DISTINCT unit_id FROM org_unit
),
-- A blank in a column that the sheet has says none; what it has no column for, it says nothing about.
sheet AS (
  SELECT
    _batch, _file, _sheet,
    count(unit_id) + count(unit_path) > 0 AS unit, count(manager_id) + count(manager_text) > 0 AS manager, count(dotted_manager_id) > 0 AS dotted,
    count(position) > 0 AS position, count(grade) > 0 AS grade, count(leave_date) > 0 AS leaving
  FROM stg_employee
  GROUP BY ALL
),
job AS (
  SELECT * FROM stg_employee WHERE NOT _refused QUALIFY is_main OR NOT bool_or(is_main) OVER (PARTITION BY employee_id)
),
said AS (
  SELECT
    j.employee_id, j.as_of,
    last_value(j.name IGNORE NULLS) OVER so_far AS name,
    last_value(CASE WHEN s.unit THEN {'id': j.unit_id, 'path': j.unit_path} END IGNORE NULLS) OVER so_far AS unit,
    last_value(CASE WHEN s.manager THEN [coalesce(j.manager_id, CASE WHEN regexp_full_match(j.manager_text, '[A-Za-z]{0,3}[0-9]+') THEN j.manager_text END)] END IGNORE NULLS) OVER so_far AS manager,
    last_value(CASE WHEN s.dotted THEN [j.dotted_manager_id] END IGNORE NULLS) OVER so_far AS dotted,
    last_value(j.job_family IGNORE NULLS) OVER so_far AS job_family,
    last_value(CASE WHEN s.position THEN [j.position] END IGNORE NULLS) OVER so_far AS position,
    last_value(CASE WHEN s.grade THEN [j.grade] END IGNORE NULLS) OVER so_far AS grade,
    last_value(j.gender IGNORE NULLS) OVER so_far AS gender,
    last_value(j.birth_date IGNORE NULLS) OVER so_far AS birth_date,
    last_value(j.age_band IGNORE NULLS) OVER so_far AS age_band,
    last_value(j.hire_date IGNORE NULLS) OVER so_far AS hire_date,
    last_value(j.tenure_band IGNORE NULLS) OVER so_far AS tenure_band,
    last_value(CASE WHEN s.leaving THEN {'day': j.leave_date, 'hired': j.hire_date} END IGNORE NULLS) OVER so_far AS leaving,
    last_value(j.has_left IGNORE NULLS) OVER so_far AS has_left,
    last_value(j.employment_type IGNORE NULLS) OVER so_far AS employment_type,
    last_value(j.location IGNORE NULLS) OVER so_far AS location,
    last_value(j.is_remote IGNORE NULLS) OVER so_far AS is_remote,
    last_value(j.school IGNORE NULLS) OVER so_far AS school,
    j._batch, j._file, j._sheet, j._row,
    row_number() OVER (PARTITION BY j.employee_id, j.as_of ORDER BY j._batch DESC, j._row DESC, j._sheet DESC) AS nth
  FROM job AS j
  JOIN sheet AS s ON s._batch IS NOT DISTINCT FROM j._batch AND s._file IS NOT DISTINCT FROM j._file AND s._sheet IS NOT DISTINCT FROM j._sheet
  WINDOW so_far AS (PARTITION BY j.employee_id ORDER BY j.as_of NULLS FIRST, j._batch, j._row, j._sheet ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT
  e.employee_id, e.as_of, e.name,
  coalesce(k.unit_id, p.unit_id, d.unit_id, n.unit_id) AS unit_id,
  e.manager[1] AS manager_id,
  e.dotted[1] AS dotted_manager_id, e.job_family, e.position[1] AS position, e.grade[1] AS grade, e.gender, e.birth_date, e.age_band, e.hire_date, e.tenure_band,
  -- Hired again since.
  CASE WHEN e.hire_date > e.leaving.day AND e.hire_date IS DISTINCT FROM e.leaving.hired THEN NULL ELSE e.leaving.day END AS leave_date,
  e.has_left, e.employment_type, e.location, e.is_remote, e.school,
  e._batch, e._file, e._sheet, e._row
FROM said AS e
LEFT JOIN known_unit AS k ON k.unit_id = e.unit.id
LEFT JOIN unit_by_path AS p ON p.path = array_to_string(unit_path_parts(e.unit.path), '/')
LEFT JOIN unit_by_dashes AS d ON NOT contains(e.unit.path, '/') AND d.dashed = array_to_string(unit_path_parts(e.unit.path), '/')
LEFT JOIN unit_by_name AS n ON n.name = coalesce(e.unit.path, e.unit.id)
WHERE e.nth = 1
