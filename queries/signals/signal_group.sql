-- Every signal that speaks of groups, within the company or one unit: gaps, rates, moves of the calibration side by side. Signals are never added up.
-- @zh      关于群体的全部信号并列：差距、占比、校准变动。信号从不相加。
-- @grain   signal, subject_id, comparison
-- @param   cycle_id VARCHAR
-- @param   scenario_id VARCHAR
-- @param   scope VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict, attribute
SELECT s.*, split_part(s.subject_id, '=', 1) AS attribute
FROM every_rating_signal AS s
WHERE s.subject_type = 'group'
  -- `company`, `company:top`, a unit, or a comparison that is of the company as a whole.
  AND (split_part(s.comparison, ':', 1) = $scope OR ($scope = 'company' AND s.comparison IN ('other moves', 'other pairs')))
ORDER BY attribute, s.subject_id, s.signal, s.comparison
