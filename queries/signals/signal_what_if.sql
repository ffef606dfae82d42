-- The bias signals that read ratings, with the flags and watches there are in all of them: read once without moves and once with them.
-- @grain   signal, subject_type, subject_id, comparison
-- @param   cycle_id VARCHAR
-- @param   scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict, flags, watches
SELECT
  signal, subject_type, subject_id, comparison, n, n_other, estimate, lo, hi, unit, p, q, verdict, min_detectable, detail,
  CAST(count(*) FILTER (WHERE verdict = 'flag') OVER () AS INTEGER) AS flags,
  CAST(count(*) FILTER (WHERE verdict = 'watch') OVER () AS INTEGER) AS watches
FROM every_rating_signal AS s
ORDER BY CASE verdict WHEN 'flag' THEN 0 WHEN 'watch' THEN 1 WHEN 'none' THEN 2 ELSE 3 END, signal, subject_id, comparison
