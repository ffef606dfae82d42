-- What would remove a flag: how many ratings of a subject, each changed by one step towards what is expected, bring the difference below the
-- size that matters: the estimate of raters and similar pairs, the adjusted gap of groups, the persons a group falls short of its share or a
-- unit goes beyond its guideline. Signals of review scores, spreads and trends have no such number.
-- @zh      怎样才会消除一个标记：把多少个评级各向预期移动一步。
-- @grain  signal, subject_id, comparison
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, cases
WITH flagged AS (
  SELECT
    s.signal, s.subject_type, s.subject_id, s.comparison, s.n, s.n_other, t.effect, t.effect_strong,
    -- In steps of the rating, and the same in standard deviations.
    CASE s.unit WHEN 'rating' THEN abs(s.estimate) WHEN 'sd' THEN abs(try_cast(regexp_extract(s.detail, '"gap":(-?[0-9.e+-]+)', 1) AS DOUBLE)) END AS size,
    CASE s.unit WHEN 'rating' THEN try_cast(regexp_extract(s.detail, '"effect_sd":(-?[0-9.e+-]+)', 1) AS DOUBLE) WHEN 'sd' THEN s.estimate END AS effect_sd,
    coalesce(try_cast(regexp_extract(s.detail, '"shrinkage":([0-9.e+-]+)', 1) AS DOUBLE), 1) AS shrinkage,
    try_cast(regexp_extract(s.detail, '"shortfall":([0-9.e+-]+)', 1) AS DOUBLE) AS shortfall, s.estimate AS persons
  FROM every_rating_signal AS s
  JOIN dim_signal_policy AS t ON t.signal = s.signal
  WHERE s.verdict = 'flag'
),
counted AS (
  SELECT
    *,
    CASE signal
      -- A person who changes the band changes the common rate as well.
      WHEN 'band_rate' THEN floor((shortfall - effect_strong) * (n + n_other) / nullif(n_other, 0)) + 1
      WHEN 'guideline' THEN persons - effect + 1
      ELSE ceil((size - effect * size / nullif(abs(effect_sd), 0)) / nullif(shrinkage, 0) * n)
    END AS due
  FROM flagged
)
SELECT signal, subject_type, subject_id, comparison, CAST(greatest(1, due) AS INTEGER) AS cases
FROM counted
-- More ratings than there are, each by one step, would not do.
WHERE isfinite(due) AND due <= n
ORDER BY signal, subject_id, comparison
