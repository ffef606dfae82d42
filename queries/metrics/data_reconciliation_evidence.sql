-- Every source's figure of one KPI, owner and period, with the row it stands in.
-- @zh      同一指标、归属和考核期在每个来源的数字及其所在行。
-- @grain   source
-- @param   kpi_id VARCHAR
-- @param   owner_type VARCHAR
-- @param   owner_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull source, made_by
SELECT source, made_by, value, numerator, denominator, _file AS file_name, _sheet AS sheet_name, _row AS row_number
FROM fct_actual_source
WHERE kpi_id = $kpi_id AND owner_type = $owner_type AND owner_id = $owner_id AND period_id = $period_id
ORDER BY source, file_name, row_number
