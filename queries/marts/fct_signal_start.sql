-- What a what-if starts from is made by the session when ratings are moved (src/catalog/scenario.ts); here it goes when something changes that
-- the signals read.
-- @zh      试算的起点，在移动评级时由会话建立；信号所读的数据变化时清空。
-- @into   signal_start
-- @grain  cycle_id, signal, subject_type, subject_id, comparison
SELECT CAST(NULL AS VARCHAR) AS cycle_id
FROM signal_person
CROSS JOIN signal_group
CROSS JOIN signal_scope
CROSS JOIN signal_shown
CROSS JOIN signal_team
CROSS JOIN signal_pair
CROSS JOIN signal_calibrated
CROSS JOIN agg_signal_month
CROSS JOIN unit_closure
CROSS JOIN dim_signal_policy
CROSS JOIN dim_guideline
CROSS JOIN fct_guideline_chance
CROSS JOIN policy_rating_scale
CROSS JOIN dim_rating_band
WHERE FALSE
