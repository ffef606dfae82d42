-- Everything refused in one batch, or in all of them: row, field, value as it stood in the file, reason.
-- @zh      一个批次或全部批次的拒收内容：行、字段、原值、原因。
-- @grain   row × field
-- @param   batch_id VARCHAR
-- @notnull file_name, row_refused, reason
SELECT _batch AS batch_id, _file AS file_name, _sheet AS sheet_name, _row AS row_number, row_refused, field, value, reason
FROM fct_reject
WHERE $batch_id IS NULL OR _batch = $batch_id
ORDER BY _batch, _file, _sheet, _row, field
