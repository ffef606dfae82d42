-- Of a unit and the units right below it: how many people there are at the period's end, and of how many each kind of data is known.
-- Kinds that nobody of the company has in the period are left out: what was never imported is no gap of a unit.
-- @zh      某部门及其直属下级：期末有多少人，其中每类数据已知多少人。
-- @grain   unit × kind
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull unit_id, unit_name, depth, kind, people, known, lacking, share
WITH person AS (
  SELECT employee_id, period_id, unit_id FROM dim_employee_period WHERE is_employed AND period_id = $period_id
),
wanted AS (
  SELECT unnest(['target', 'actual', 'score', 'attendance', 'review', 'rating']) AS kind
),
found AS (
  SELECT owner_id AS employee_id, period_id, 'target' AS kind FROM fct_attainment WHERE owner_type = 'person' AND target IS NOT NULL AND period_id = $period_id
  UNION
  SELECT owner_id, period_id, 'actual' FROM fct_attainment WHERE owner_type = 'person' AND actual IS NOT NULL AND period_id = $period_id
  UNION
  SELECT owner_id, period_id, 'score' FROM fct_score WHERE owner_type = 'person' AND score IS NOT NULL AND period_id = $period_id
  UNION
  SELECT a.employee_id, c.ancestor_id, 'attendance' FROM agg_attendance_month AS a JOIN period_closure AS c ON c.descendant_id = a.period_id WHERE c.ancestor_id = $period_id
  UNION
  SELECT ratee_id, cycle, 'review' FROM review_score WHERE cycle = $period_id
  UNION
  SELECT employee_id, cycle, 'rating' FROM rating WHERE cycle = $period_id
),
covered AS (
  SELECT p.employee_id, p.period_id, p.unit_id, w.kind, f.kind IS NOT NULL AS is_known
  FROM person AS p
  CROSS JOIN wanted AS w
  LEFT JOIN found AS f ON f.employee_id = p.employee_id AND f.period_id = p.period_id AND f.kind = w.kind
),
unit AS (
  SELECT u.unit_id, u.name, CASE WHEN u.unit_id = $unit_id THEN 0 ELSE 1 END AS depth, u.path FROM dim_unit AS u WHERE u.unit_id = $unit_id OR u.parent_id = $unit_id
),
shown AS (
  SELECT kind FROM covered GROUP BY kind HAVING bool_or(is_known)
)
SELECT
  u.unit_id, u.name AS unit_name, u.depth, f.kind,
  CAST(count(*) AS INTEGER) AS people,
  CAST(count(*) FILTER (WHERE f.is_known) AS INTEGER) AS known,
  CAST(count(*) FILTER (WHERE NOT f.is_known) AS INTEGER) AS lacking,
  CAST(count(*) FILTER (WHERE f.is_known) AS DOUBLE) / count(*) AS share
FROM unit AS u
JOIN unit_closure AS c ON c.ancestor_id = u.unit_id
JOIN covered AS f ON f.unit_id = c.descendant_id
SEMI JOIN shown AS s ON s.kind = f.kind
GROUP BY u.unit_id, u.name, u.depth, u.path, f.kind
ORDER BY u.depth, u.path, array_position(['target', 'actual', 'score', 'attendance', 'review', 'rating'], f.kind)
