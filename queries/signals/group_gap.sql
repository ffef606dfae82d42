-- Gap between groups (gender, age, tenure, place, school; ways of working are in proximity): each group against everybody else in the company, a division or
-- a department, as it is and adjusted for KPI score inside cells of job family and grade. The verdict is on the adjusted gap; a raw gap that
-- adjustment takes away is 'none' with the note `explained`. Groups below the policy's k, or whose complement is, have no figures.
-- @zh      群体差距（性别、年龄、司龄、地点、学校）：群体与范围内其他人相比，原始差距与在职族、职级内按 KPI 调整后的差距并列。
-- @judged
-- @grain  subject_id (attribute=value), comparison (company or unit)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
SELECT * FROM signal_group_gap($cycle_id, $scenario_id, ['gender', 'age_band', 'tenure_band', 'location', 'school'])
ORDER BY abs(estimate) DESC NULLS LAST, subject_id, comparison
