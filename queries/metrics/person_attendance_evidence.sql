-- The days behind a person's attendance of a month.
-- @grain   source row
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull day
SELECT day, check_in, check_out, status, late_minutes, worked_minutes, leave_days, absent_days, _file AS file_name, _sheet AS sheet_name, _row AS row_number
FROM attendance_day
WHERE employee_id = $employee_id AND period_month(day) = $period_id
ORDER BY day
