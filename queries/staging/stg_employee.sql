-- Roster 花名册, cleaned. The unit is still a code or a path; load_employee resolves it.
-- What a table of ratings says about people beside them counts only where there is no roster: a roster is never overruled by it.
-- @zh      花名册清洗。部门此时仍是编码或路径，由 load_employee 归属；评级表顺带写到的人员信息，仅在没有花名册时采用。
-- @grain  row of the export
WITH source AS (
  -- SAP ends an employment that goes on in 9999, Oracle in 4712.
  SELECT * REPLACE (CASE WHEN NOT regexp_matches(leave_date, '9999|4712') THEN leave_date END AS leave_date), years_stated(age) AS years_of_age, years_stated(tenure) AS years_of_service FROM raw_employee WHERE aside IS NULL OR NOT EXISTS (SELECT 1 FROM raw_employee WHERE aside IS NULL)
),
renamed AS (
  SELECT
    clean_key(employee_id) AS employee_id,
    -- Two columns of one name say more than a column of the name somebody goes by.
    CASE WHEN first_name IS NOT NULL AND last_name IS NOT NULL
      THEN CASE WHEN regexp_matches(last_name, '\p{Han}') THEN clean_text(last_name) || clean_text(first_name) ELSE concat_ws(' ', clean_text(first_name), clean_text(last_name)) END
      ELSE without_left_mark(coalesce(clean_text(name), clean_text(first_name), clean_text(last_name))) END AS name,
    clean_key(unit_id) AS unit_id,
    clean_text(unit_path) AS unit_named,
    unit_levels(unit_1, unit_2, unit_3, unit_4, unit_5, unit_6) AS levels,
    clean_text(unit_above) AS unit_above,
    -- SuccessFactors writes NO_MANAGER.
    nullif(coalesce(clean_key(manager_id), clean_key(key_in_brackets(manager))), 'NO_MANAGER') AS manager_id,
    without_left_mark(clean_text(manager)) AS manager_text,
    coalesce(clean_key(key_in_brackets(dotted_manager)), CASE WHEN regexp_full_match(clean_text(dotted_manager), '[A-Za-z]*[0-9]+') THEN clean_key(dotted_manager) END) AS dotted_manager_id,
    to_job_family(job_family) AS job_family,
    clean_text(position) AS position,
    clean_text(grade) AS grade,
    to_gender(gender) AS gender,
    birth_date AS birth_date_raw, to_date(birth_date) AS birth_date,
    coalesce(age_band(years_of_age), clean_text(age)) AS age_band,
    hire_date AS hire_date_raw, to_date(coalesce(hire_date, CASE WHEN regexp_full_match(event, '(re-?)?(hire|new ?hire|hir(new|reh)|newhire)|.*入职', 'i') THEN as_of END)) AS hire_date,
    coalesce(tenure_band(years_of_service), clean_text(tenure)) AS tenure_band,
    leave_date AS leave_date_raw, to_date(leave_date) AS leave_date,
    -- 待离职 is still there.
    regexp_full_match(clean_text(coalesce(status, event)), '已?(离职|离司|辞职|辞退|退休|解聘|退職|離職|离退休)(人员|员工)?|terminated|resigned|retired|inactive|left( company)?|ausgeschieden|inaktiv', 'i') AS has_left,
    coalesce(NOT regexp_full_match(clean_text(main_job), '否|n|no|false|0|兼职|兼岗|兼任|副岗|次要|secondary|concurrent|additional', 'i'), TRUE) AS is_main,
    clean_text(employment_type) AS employment_type,
    clean_text(location) AS location,
    is_remote AS is_remote_raw, to_flag(is_remote) AS is_remote,
    clean_text(school) AS school,
    as_of AS as_of_raw, to_date(as_of) AS as_of,
    _batch, _file, _sheet, _row
  FROM source
),
-- The unit above a unit, where the roster names one only.
above AS (
  SELECT unit_named AS name, min(unit_above) AS unit_above FROM renamed WHERE unit_above <> unit_named GROUP BY unit_named HAVING count(DISTINCT unit_above) = 1
)
SELECT
  employee_id, r.name, unit_id,
  CASE
    -- A column per level says more than the name of the lowest one, which stands below them where it is none of them; a path that is deeper says more still.
    WHEN len(levels) > 0 THEN CASE
      WHEN unit_named IS NULL OR list_contains(levels, unit_named) THEN array_to_string(levels, '/')
      WHEN NOT regexp_matches(unit_named, '[/>-]') THEN array_to_string(levels, '/') || '/' || unit_named
      WHEN contains(unit_named, levels[1]) AND len(unit_path_parts(unit_named)) > len(levels) THEN unit_named
      ELSE array_to_string(levels, '/') END
    WHEN r.unit_above <> unit_named AND NOT contains(unit_named, '/') THEN concat_ws('/', CASE WHEN b.unit_above <> unit_named THEN b.unit_above END, CASE WHEN a.unit_above <> unit_named THEN a.unit_above END, r.unit_above, unit_named)
    ELSE unit_named END AS unit_path,
  manager_id, manager_text, dotted_manager_id, job_family, position, grade, gender,
  birth_date, age_band, hire_date, tenure_band, leave_date, has_left, is_main, employment_type, location, is_remote, school, as_of,
  CASE WHEN employee_id IS NULL
    OR (birth_date IS NULL AND birth_date_raw IS NOT NULL)
    OR (hire_date IS NULL AND hire_date_raw IS NOT NULL)
    OR (leave_date IS NULL AND leave_date_raw IS NOT NULL)
    OR (is_remote IS NULL AND is_remote_raw IS NOT NULL)
    OR (as_of IS NULL AND as_of_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    refused('birth_date', birth_date_raw, birth_date, 'not_a_date'),
    refused('hire_date', hire_date_raw, hire_date, 'not_a_date'),
    refused('leave_date', leave_date_raw, leave_date, 'not_a_date'),
    refused('is_remote', is_remote_raw, is_remote, 'not_a_flag'),
    refused('as_of', as_of_raw, as_of, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed AS r
LEFT JOIN above AS a ON a.name = r.unit_above
LEFT JOIN above AS b ON b.name = a.unit_above
