-- From tests to evidence and verdict, once for all signals whose files end in tests (`@judged`). Stands where they and the reads of several
-- signals say `FROM judged(tests)`. A test brings t and its degrees of freedom, or the p of another test (known_p); how many tests were made
-- where not all are listed (tests); what all of the signal together must show before one may be flagged (omnibus_p below omnibus, or Simes'
-- test over the signal, which is its smallest q); whether it is worth a look by itself (is_queued).
WITH test AS MATERIALIZED (
  SELECT *, row_number() OVER () AS nth
  FROM (
    SELECT * FROM no_test()
    UNION ALL BY NAME
    SELECT * FROM tests
  ) AS t
),
-- Side by side, so that the distribution is worked out for full batches of rows.
measured AS MATERIALIZED (
  SELECT nth, signal, is_alone, tests, t_value, df FROM test WHERE t_value IS NOT NULL
),
evidence AS MATERIALIZED (
  SELECT nth, signal, is_alone, tests, t_p2(t_value, df) AS p FROM measured
  UNION ALL
  SELECT nth, signal, is_alone, tests, known_p FROM test WHERE t_value IS NULL
),
-- Only what the correction needs goes through its windows.
stepped AS (
  SELECT nth, signal, p, p * coalesce(tests, count(p) OVER (PARTITION BY signal)) / count(p) OVER (PARTITION BY signal ORDER BY p) AS step
  FROM evidence
  WHERE p IS NOT NULL AND is_alone IS NULL
),
corrected AS (
  SELECT nth, signal, bh_q(step, p, signal) AS q FROM stepped
),
simes AS (
  SELECT signal, min(q) AS p FROM corrected GROUP BY signal
)
SELECT
  t.* EXCLUDE (nth), e.p, c.q,
  signal_verdict(
    t.enough, CASE WHEN t.is_queued THEN 0 ELSE e.p END, CASE WHEN t.omnibus IS NULL OR t.omnibus_p < t.omnibus OR s.p < t.omnibus THEN c.q END,
    t.q_limit, t.effect_ok, t.survives
  ) AS verdict
FROM test AS t
JOIN evidence AS e ON e.nth = t.nth
LEFT JOIN corrected AS c ON c.nth = t.nth
LEFT JOIN simes AS s ON s.signal = t.signal
