-- What hypothetical moves of ratings change in the bias signals: every row whose reading is another one than at the start (`signal_start`),
-- those with another verdict first, then by the size of the change against what could be found at all; the first 150, with the number of all.
-- `was_` is the reading at the start; a verdict that is NULL says that there is (or was) no such row. Where nothing changes, one row without a signal.
-- Tests of people that no move touches are kept from the start; corrected for the number of tests and judged they are again, with all others.
-- @zh      假设移动评级会改变哪些信号：与起点不同的每一行，先列结论改变的。
-- @grain   signal, subject_type, subject_id, comparison
-- @param   cycle_id VARCHAR
-- @param   scenario_id VARCHAR
-- @notnull flags, watches, was_flags, was_watches, changed, turned
-- Named as the tables and the view they stand before in all that is read below: who is moved, found once; and what the moves touch of the
-- tests that have a place.
WITH moved_person AS MATERIALIZED (
  SELECT * FROM main.moved_person WHERE scenario_id = $scenario_id AND cycle_id = $cycle_id
),
touched AS MATERIALIZED (
  SELECT c.ancestor_id AS place FROM moved_person AS m JOIN main.unit_closure AS c ON c.descendant_id = m.unit_id
  UNION
  SELECT 'company'
),
signal_group AS MATERIALIZED (
  SELECT * FROM main.signal_group WHERE cycle_id = $cycle_id AND scope_id IN (SELECT place FROM touched)
),
unit_closure AS MATERIALIZED (
  SELECT * FROM main.unit_closure WHERE ancestor_id IN (SELECT place FROM touched)
),
rating_test AS (
  SELECT *, CAST(NULL AS VARCHAR) AS was_verdict, FALSE AS is_kept FROM every_rating_test AS t
  UNION ALL BY NAME
  SELECT s.* EXCLUDE (cycle_id, p, verdict), s.p AS known_p, s.verdict AS was_verdict, TRUE AS is_kept
  FROM signal_start AS s
  WHERE s.cycle_id = $cycle_id AND s.place IS NOT NULL AND s.place NOT IN (SELECT place FROM touched)
),
judgement AS MATERIALIZED (
  SELECT signal, subject_type, subject_id, comparison, unit, n, estimate, lo, hi, min_detectable, verdict, was_verdict, is_kept
  FROM judged(rating_test) AS s
  WHERE listed_p IS NULL OR effect_ok OR p < listed_p
),
-- What is kept can only be judged differently; what is made again is laid beside its start.
pair AS (
  SELECT
    signal, subject_type, subject_id, comparison, unit, n, estimate, lo, hi, verdict, n AS was_n, estimate AS was_estimate, lo AS was_lo, hi AS was_hi, was_verdict, min_detectable
  FROM judgement
  WHERE is_kept AND verdict <> was_verdict
  UNION ALL
  SELECT
    coalesce(j.signal, s.signal), coalesce(j.subject_type, s.subject_type), coalesce(j.subject_id, s.subject_id), coalesce(j.comparison, s.comparison), coalesce(j.unit, s.unit),
    j.n, j.estimate, j.lo, j.hi, j.verdict, s.n, s.estimate, s.lo, s.hi, s.verdict, coalesce(j.min_detectable, s.min_detectable)
  FROM (SELECT * FROM judgement WHERE NOT is_kept) AS j
  FULL JOIN (
    SELECT * FROM signal_start
    WHERE cycle_id = $cycle_id AND (place IS NULL OR place IN (SELECT place FROM touched)) AND (listed_p IS NULL OR effect_ok OR p < listed_p)
  ) AS s ON s.signal = j.signal AND s.subject_id = j.subject_id AND s.comparison = j.comparison AND s.subject_type = j.subject_type
),
change AS MATERIALIZED (
  SELECT
    *, verdict IS DISTINCT FROM was_verdict AS is_turned,
    abs(coalesce(estimate, 0) - coalesce(was_estimate, 0)) / nullif(min_detectable, 0) AS size
  FROM pair
  WHERE verdict IS DISTINCT FROM was_verdict OR n IS DISTINCT FROM was_n OR reads_otherwise(estimate, was_estimate) OR reads_otherwise(lo, was_lo) OR reads_otherwise(hi, was_hi)
),
listed AS (
  SELECT *, row_number() OVER (ORDER BY is_turned DESC, size DESC NULLS LAST, signal, subject_id, comparison) AS nth FROM change
),
total AS (
  SELECT
    (SELECT count(*) FROM judgement WHERE verdict = 'flag') AS flags, (SELECT count(*) FROM judgement WHERE verdict = 'watch') AS watches,
    (SELECT count(*) FROM signal_start WHERE cycle_id = $cycle_id AND verdict = 'flag') AS was_flags,
    (SELECT count(*) FROM signal_start WHERE cycle_id = $cycle_id AND verdict = 'watch') AS was_watches,
    (SELECT count(*) FROM change) AS changed, (SELECT count(*) FROM change WHERE is_turned) AS turned
)
SELECT
  l.signal, l.subject_type, l.subject_id, l.comparison, l.unit, l.n, l.estimate, l.lo, l.hi, l.verdict, l.was_n, l.was_estimate, l.was_lo, l.was_hi, l.was_verdict,
  CAST(t.flags AS INTEGER) AS flags, CAST(t.watches AS INTEGER) AS watches, CAST(t.was_flags AS INTEGER) AS was_flags, CAST(t.was_watches AS INTEGER) AS was_watches,
  CAST(t.changed AS INTEGER) AS changed, CAST(t.turned AS INTEGER) AS turned
FROM total AS t
LEFT JOIN (SELECT * FROM listed WHERE nth <= 150) AS l ON TRUE
ORDER BY l.nth
