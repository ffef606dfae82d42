-- Ratings of the units directly below a unit, by label.
-- @grain   unit × label
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @param   stage VARCHAR
-- @notnull unit_id, unit_name, label, people, total, share
SELECT
  u.unit_id, u.name AS unit_name, a.label, a.ordinal, a.people,
  CAST(sum(a.people) OVER (PARTITION BY u.unit_id) AS INTEGER) AS total,
  a.people / CAST(sum(a.people) OVER (PARTITION BY u.unit_id) AS DOUBLE) AS share
FROM dim_unit AS u
JOIN agg_unit_rating AS a ON a.unit_id = u.unit_id AND a.cycle = $cycle AND a.stage = $stage
WHERE u.parent_id = $unit_id
ORDER BY u.name, a.ordinal DESC NULLS LAST
