-- Proximity: are people who work remotely, part-time, under another kind of contract, or were on leave for long rated differently for the
-- same results? The gap of group_gap for ways of working. Why somebody was on leave is never read.
-- @zh      远近：远程、兼职、其他用工方式或长期请假的人，在相同业绩下评级是否不同。从不读取请假原因。
-- @judged
-- @grain  subject_id (attribute=value), comparison (company or unit)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
SELECT * FROM signal_group_gap($cycle_id, $scenario_id, ['remote', 'employment_type', 'long_leave'])
ORDER BY abs(estimate) DESC NULLS LAST, subject_id, comparison
