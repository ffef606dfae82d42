-- The organisation as a tree, with the people of each unit's subtree at the end of the period.
-- @grain   unit
-- @param   period_id VARCHAR
-- @notnull unit_id, name, depth, path, headcount
SELECT u.unit_id, u.name, u.parent_id, u.depth, u.path, u.head_id, coalesce(a.headcount, 0) AS headcount
FROM dim_unit AS u
LEFT JOIN agg_unit_period AS a ON a.unit_id = u.unit_id AND a.period_id = $period_id
ORDER BY u.path
