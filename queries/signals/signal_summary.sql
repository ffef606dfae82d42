-- How many tests each kind of signal made in a cycle and what they gave; all_tests is the number over all kinds.
-- mismatch lists only people worth a look and tests everybody whose family is large enough.
-- @zh      各类信号在一个周期做了多少检验、结果如何；all_tests 为全部类别的检验数。
-- @grain  signal
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, family, tests, flags, watches, quiet, insufficient, all_tests
WITH counted AS (
  SELECT
    signal,
    CAST(greatest(count(p), coalesce(max(try_cast(regexp_extract(detail, '"tests":([0-9.e+]+)', 1) AS DOUBLE)), 0)) AS INTEGER) AS tests,
    CAST(count(*) FILTER (WHERE verdict = 'flag') AS INTEGER) AS flags,
    CAST(count(*) FILTER (WHERE verdict = 'watch') AS INTEGER) AS watches,
    CAST(count(*) FILTER (WHERE verdict = 'none') AS INTEGER) AS quiet,
    CAST(count(*) FILTER (WHERE verdict = 'insufficient') AS INTEGER) AS insufficient
  FROM every_signal AS s
  GROUP BY signal
),
-- Where nobody is worth a look the number of tests stands in no row.
unlisted AS (
  SELECT CAST(sum(n) AS INTEGER) AS tests
  FROM (
    SELECT count(*) AS n
    FROM signal_rating($cycle_id, $scenario_id)
    WHERE rating IS NOT NULL AND kpi_score IS NOT NULL
    GROUP BY coalesce(job_family, '')
    HAVING count(*) >= (SELECT min_n FROM dim_signal_policy WHERE signal = 'mismatch') AND var_pop(kpi_score) > 1e-9 AND var_pop(rating) > 1e-9
  ) AS f
),
made AS (
  SELECT t.signal, t.family, coalesce(c.tests, CASE WHEN t.signal = 'mismatch' THEN u.tests END, 0) AS tests, c.flags, c.watches, c.quiet, c.insufficient
  FROM dim_signal_policy AS t
  CROSS JOIN unlisted AS u
  LEFT JOIN counted AS c ON c.signal = t.signal
)
SELECT
  signal, family, tests, coalesce(flags, 0) AS flags, coalesce(watches, 0) AS watches, coalesce(quiet, 0) AS quiet, coalesce(insufficient, 0) AS insufficient,
  CAST(sum(tests) OVER () AS INTEGER) AS all_tests
FROM made
ORDER BY signal
