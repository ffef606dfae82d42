-- The tests of every signal that moves of ratings can change, as ratings are: what the session fills `signal_start` with when a what-if begins.
-- @zh      随评级变动的各信号在现有评级下的检验：试算开始时存入 signal_start。
-- @grain   signal, subject_type, subject_id, comparison
-- @param   cycle_id VARCHAR
-- @param   scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
WITH rating_test AS (
  SELECT * FROM every_rating_test AS t
)
SELECT
  CAST($cycle_id AS VARCHAR) AS cycle_id, signal, subject_type, subject_id, comparison, n, n_other, estimate, lo, hi, unit, effect_ok, min_detectable, place, is_alone, tests, omnibus_p,
  omnibus, enough, survives, q_limit, is_queued, listed_p, p, verdict
FROM judged(rating_test) AS s
