-- Ratings of the units directly below a unit, by every label of the policy's scale and every other label in use, against the guideline in
-- whole persons.
-- @zh      某部门直属下级的评级，按每个等级，与以整人计的指导比例对照。
-- @grain   unit × label
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @param   stage VARCHAR
-- @notnull unit_id, unit_name, label, people, total, share, persons_over, persons_under
WITH child AS (
  SELECT u.unit_id, u.name, sum(a.people) AS n
  FROM dim_unit AS u
  JOIN agg_unit_rating AS a ON a.unit_id = u.unit_id AND a.cycle = $cycle AND a.stage = $stage
  WHERE u.parent_id = $unit_id
  GROUP BY u.unit_id, u.name
),
label AS (
  SELECT label, ordinal, share_low, share_high FROM policy_rating_scale
  UNION ALL
  SELECT a.label, any_value(a.ordinal), NULL, NULL
  FROM agg_unit_rating AS a
  JOIN child AS c ON c.unit_id = a.unit_id
  WHERE a.cycle = $cycle AND a.stage = $stage AND a.label NOT IN (SELECT label FROM policy_rating_scale)
  GROUP BY a.label
),
counted AS (
  SELECT c.unit_id, c.name, l.label, l.ordinal, l.share_low, l.share_high, coalesce(a.people, 0) AS people, c.n
  FROM child AS c
  CROSS JOIN label AS l
  LEFT JOIN agg_unit_rating AS a ON a.unit_id = c.unit_id AND a.cycle = $cycle AND a.stage = $stage AND a.label = l.label
)
SELECT
  unit_id, name AS unit_name, label, ordinal, CAST(people AS INTEGER) AS people, CAST(n AS INTEGER) AS total,
  people / CAST(n AS DOUBLE) AS share, share_low, share_high,
  persons_over(people, n, share_high) AS persons_over, persons_under(people, n, share_low) AS persons_under
FROM counted
ORDER BY unit_name, ordinal DESC NULLS LAST, label
