-- Periods of the workspace, with whether any target or actual stands in them.
-- @zh      工作区的考核期，以及其中是否有目标或实绩。
-- @grain   period
-- @notnull period_id, grain, start_date, end_date, has_data
SELECT p.period_id, p.grain, p.start_date, p.end_date, p.parent_id, p.working_days, a.period_id IS NOT NULL AS has_data
FROM period AS p
LEFT JOIN (SELECT DISTINCT period_id FROM fct_attainment) AS a ON a.period_id = p.period_id
ORDER BY p.start_date, p.end_date DESC
