-- A person's ratings by cycle and stage, newest first.
-- @grain   cycle × stage
-- @param   employee_id VARCHAR
-- @notnull employee_id, cycle, stage, label
SELECT employee_id, cycle, stage, label, ordinal, rater_id, decided_at, reason, _file AS file_name, _sheet AS sheet_name, _row AS row_number
FROM rating
WHERE employee_id = $employee_id
ORDER BY cycle DESC, CASE stage WHEN 'proposed' THEN 1 WHEN 'calibrated' THEN 2 ELSE 3 END
