-- What became of the rows of every imported sheet: handed over, refused by the casts, loaded; and the records made of them.
-- @zh      每张已导入工作表的行去了哪里：交付、转换拒收、载入，及由此生成的记录。
-- @grain   batch, file, sheet, table
-- @notnull batch_id, file_name, table_name, rows_sent, rows_loaded, rows_refused, records_sent, records_loaded
SELECT _batch AS batch_id, _file AS file_name, _sheet AS sheet_name, table_name, rows_sent, rows_loaded, rows_refused, records_sent, records_loaded
FROM fct_sheet_load
ORDER BY _batch, _file, _sheet, table_name
