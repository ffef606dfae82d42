-- What became of the rows of every imported sheet: read, handed over, refused by the casts, loaded.
-- @grain   batch, file, sheet
-- @notnull batch_id, file_name, rows_sent, rows_loaded, rows_refused
SELECT _batch AS batch_id, _file AS file_name, _sheet AS sheet_name, rows_sent, rows_loaded, rows_refused
FROM fct_sheet_load
ORDER BY _batch, _file, _sheet
