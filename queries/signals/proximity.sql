-- Proximity: are people who work remotely, part-time or under another kind of contract rated differently for the same results? The gap of
-- group_gap for ways of working.
-- @grain  subject_id (attribute=value), comparison (company or unit)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
SELECT * FROM signal_group_gap($cycle_id, $scenario_id, 'proximity', ['remote', 'employment_type'])
ORDER BY abs(estimate) DESC NULLS LAST, subject_id, comparison
