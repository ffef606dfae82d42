-- What would remove a flag: how many ratings of a subject, each changed by one step towards what is expected, bring the estimate below the
-- size that matters. For signals measured in steps of the rating; the others have no such number.
-- @grain  signal, subject_id, comparison
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, cases
WITH flagged AS (
  SELECT
    s.signal, s.subject_type, s.subject_id, s.comparison, s.n, abs(s.estimate) AS size, t.effect,
    try_cast(regexp_extract(s.detail, '"effect_sd":(-?[0-9.e+-]+)', 1) AS DOUBLE) AS effect_sd,
    coalesce(try_cast(regexp_extract(s.detail, '"shrinkage":([0-9.e+-]+)', 1) AS DOUBLE), 1) AS shrinkage
  FROM every_signal AS s
  JOIN dim_signal_policy AS t ON t.signal = s.signal
  WHERE s.verdict = 'flag' AND s.unit = 'rating'
)
SELECT
  signal, subject_type, subject_id, comparison,
  CAST(greatest(1, ceil((size - effect * size / nullif(abs(effect_sd), 0)) / nullif(shrinkage, 0) * n)) AS INTEGER) AS cases
FROM flagged
WHERE effect_sd IS NOT NULL AND shrinkage > 0
ORDER BY signal, subject_id, comparison
