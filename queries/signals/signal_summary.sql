-- How many tests each kind of signal made in a cycle and what they gave; all_tests is the number over all kinds.
-- @grain  signal
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, family, tests, flags, watches, quiet, insufficient, all_tests
WITH counted AS (
  SELECT
    signal,
    CAST(count(p) AS INTEGER) AS tests,
    CAST(count(*) FILTER (WHERE verdict = 'flag') AS INTEGER) AS flags,
    CAST(count(*) FILTER (WHERE verdict = 'watch') AS INTEGER) AS watches,
    CAST(count(*) FILTER (WHERE verdict = 'none') AS INTEGER) AS quiet,
    CAST(count(*) FILTER (WHERE verdict = 'insufficient') AS INTEGER) AS insufficient
  FROM every_signal AS s
  GROUP BY signal
)
SELECT
  t.signal, t.family, coalesce(c.tests, 0) AS tests, coalesce(c.flags, 0) AS flags, coalesce(c.watches, 0) AS watches, coalesce(c.quiet, 0) AS quiet,
  coalesce(c.insufficient, 0) AS insufficient, CAST(sum(coalesce(c.tests, 0)) OVER () AS INTEGER) AS all_tests
FROM dim_signal_policy AS t
LEFT JOIN counted AS c ON c.signal = t.signal
ORDER BY t.signal
