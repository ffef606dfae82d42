-- The ratings of a group beside those of everybody else in the scope: how many got each. Figures of groups, never names; nothing at all where
-- the group or its complement is too small to be shown.
-- @grain  rating
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @param  comparison VARCHAR
-- @notnull rating
WITH member AS (
  SELECT y, n, member = split_part($subject_id, '=', 2) AS is_group
  FROM signal_group_part($cycle_id, $scenario_id, [split_part($subject_id, '=', 1)])
  WHERE scope_id = $comparison
),
size AS (
  SELECT sum(n) FILTER (WHERE is_group) AS n, sum(n) FILTER (WHERE NOT is_group) AS others FROM member
)
SELECT
  m.y AS rating, coalesce(sum(m.n) FILTER (WHERE m.is_group), 0) / CAST(any_value(s.n) AS DOUBLE) AS share, coalesce(sum(m.n) FILTER (WHERE NOT m.is_group), 0) / CAST(any_value(s.others) AS DOUBLE) AS others_share
FROM member AS m
CROSS JOIN size AS s
CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = 'proximity') AS t
WHERE s.n >= t.k_protected AND s.others >= t.k_protected
GROUP BY m.y
ORDER BY m.y
