-- A unit's people by label beside the guideline.
-- @zh      某部门各等级的人与指导比例对照。
-- @grain  label
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull label, people
WITH unit AS (
  SELECT r.rating, count(*) AS people
  FROM signal_rating($cycle_id, $scenario_id) AS r
  JOIN unit_closure AS c ON c.descendant_id = r.unit_id AND c.ancestor_id = $subject_id
  WHERE r.rating IS NOT NULL
  GROUP BY r.rating
)
SELECT
  s.label, CAST(coalesce(u.people, 0) AS INTEGER) AS people, coalesce(u.people, 0) / CAST(nullif(sum(u.people) OVER (), 0) AS DOUBLE) AS share, s.share_low, s.share_high,
  persons_over(coalesce(u.people, 0), sum(u.people) OVER (), s.share_high) AS persons_over, persons_under(coalesce(u.people, 0), sum(u.people) OVER (), s.share_low) AS persons_under
FROM policy_rating_scale AS s
LEFT JOIN unit AS u ON u.rating = s.ordinal
ORDER BY s.ordinal DESC
