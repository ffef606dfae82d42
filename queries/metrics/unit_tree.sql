-- The organisation as a tree, with the people of each unit's subtree at the end of the period. without_unit are those the root counts
-- because no unit of theirs is known.
-- @zh      组织树，附各部门子树的期末人数。
-- @grain   unit
-- @param   period_id VARCHAR
-- @notnull unit_id, name, depth, path, headcount, without_unit
WITH lost AS (
  SELECT unit_id, CAST(count(*) AS INTEGER) AS people
  FROM dim_employee_period
  WHERE period_id = $period_id AND unit_unknown AND is_employed
  GROUP BY unit_id
)
SELECT u.unit_id, u.name, u.parent_id, u.depth, u.path, u.head_id, coalesce(a.headcount, 0) AS headcount, coalesce(l.people, 0) AS without_unit
FROM dim_unit AS u
LEFT JOIN agg_unit_period AS a ON a.unit_id = u.unit_id AND a.period_id = $period_id
LEFT JOIN lost AS l ON l.unit_id = u.unit_id
ORDER BY u.path
