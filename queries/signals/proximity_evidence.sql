-- The ratings of a group beside those of everybody else in the scope: how many got each. Figures of groups, never names; nothing at all where
-- the group or its complement is too small to be shown.
-- @grain  rating
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @param  comparison VARCHAR
-- @notnull rating
WITH part AS (
  SELECT y, n, member
  FROM signal_group_part($cycle_id, $scenario_id, [split_part($subject_id, '=', 1)])
  WHERE scope_id = $comparison
),
size AS (
  SELECT
    c.member, c.n, sum(c.n) OVER () - c.n AS others, t.k_protected AS k, coalesce(sum(CASE WHEN c.n < t.k_protected THEN c.n END) OVER (), 0) AS small_n,
    row_number() OVER (ORDER BY c.n < t.k_protected, c.n, c.member) AS nth
  FROM (SELECT member, sum(n) AS n FROM part GROUP BY member) AS c
  CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = 'proximity') AS t
)
SELECT
  p.y AS rating, coalesce(sum(p.n) FILTER (WHERE p.member = s.member), 0) / CAST(any_value(s.n) AS DOUBLE) AS share,
  coalesce(sum(p.n) FILTER (WHERE p.member <> s.member), 0) / CAST(any_value(s.others) AS DOUBLE) AS others_share
FROM part AS p
JOIN size AS s ON s.member = split_part($subject_id, '=', 2) AND group_shown(s.n, s.others, s.small_n, s.nth, s.k)
GROUP BY p.y
ORDER BY p.y
