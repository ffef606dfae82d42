-- The ratings of a group beside those of everybody else in the scope: how many got each. Figures of groups, never names; nothing at all where
-- the group or its complement is too small to be shown.
-- @zh      某群体与范围内其他人各得到多少个各等级；只有群体数字，没有姓名。
-- @grain  rating
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @param  comparison VARCHAR
-- @notnull rating
WITH part AS (
  SELECT y, n, member
  FROM signal_group_part($cycle_id, $scenario_id, [split_part($subject_id, '=', 1)])
  WHERE scope_id = split_part($comparison, ':', 1)
),
size AS (
  SELECT member, n, others
  FROM groups_shown($cycle_id)
  WHERE shown AND scope_id = split_part($comparison, ':', 1) AND attribute = split_part($subject_id, '=', 1) AND member = split_part($subject_id, '=', 2)
)
SELECT
  p.y AS rating, coalesce(sum(p.n) FILTER (WHERE p.member = s.member), 0) / CAST(any_value(s.n) AS DOUBLE) AS share,
  coalesce(sum(p.n) FILTER (WHERE p.member <> s.member), 0) / CAST(any_value(s.others) AS DOUBLE) AS others_share
FROM part AS p
CROSS JOIN size AS s
GROUP BY p.y
ORDER BY p.y
