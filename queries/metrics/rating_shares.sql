-- Ratings of a unit's subtree by label against the policy's guideline. persons_over and persons_under say how many people stand beyond it
-- (whole persons; the guideline rounded in the unit's favour).
-- @zh      部门子树各等级占比与制度指导比例对照，以整人计超出和不足。
-- @grain   label
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @param   stage VARCHAR
-- @notnull unit_id, cycle, stage, label, people, total, persons_over, persons_under
WITH label AS (
  SELECT label, ordinal, share_low, share_high FROM policy_rating_scale
  UNION ALL
  SELECT r.label, any_value(r.ordinal), NULL, NULL
  FROM agg_unit_rating AS r
  WHERE r.unit_id = $unit_id AND r.cycle = $cycle AND r.stage = $stage AND r.label NOT IN (SELECT label FROM policy_rating_scale)
  GROUP BY r.label
),
total AS (
  SELECT coalesce(sum(people), 0) AS n FROM agg_unit_rating WHERE unit_id = $unit_id AND cycle = $cycle AND stage = $stage
),
counted AS (
  SELECT l.label, l.ordinal, l.share_low, l.share_high, coalesce(a.people, 0) AS people, t.n
  FROM label AS l
  CROSS JOIN total AS t
  LEFT JOIN agg_unit_rating AS a ON a.unit_id = $unit_id AND a.cycle = $cycle AND a.stage = $stage AND a.label = l.label
)
SELECT
  $unit_id AS unit_id, $cycle AS cycle, $stage AS stage, label, ordinal, CAST(people AS INTEGER) AS people, CAST(n AS INTEGER) AS total,
  people / nullif(CAST(n AS DOUBLE), 0) AS share, share_low, share_high,
  persons_over(people, n, share_high) AS persons_over,
  persons_under(people, n, share_low) AS persons_under
FROM counted
WHERE people > 0 OR share_high IS NULL OR share_high > 0
ORDER BY ordinal DESC NULLS LAST, label
