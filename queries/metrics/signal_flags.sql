-- Every flag of a cycle, of all kinds: what a person is asked to look at first.
-- @zh      一个周期的全部标记：请人先看的内容。
-- @grain  signal, subject_type, subject_id, comparison
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
SELECT
  signal, subject_type, subject_id, comparison, n, n_other, estimate, lo, hi, unit, p, q, verdict, min_detectable, detail
FROM every_signal AS s
WHERE verdict = 'flag'
ORDER BY signal, subject_id, comparison
