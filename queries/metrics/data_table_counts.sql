-- How many rows every table holds now: files' rows as they came in, cleaned, canonical, and everything computed from them.
-- @grain   table
-- @notnull table_name, records
SELECT table_name, CAST(records AS INTEGER) AS records
FROM every_table
ORDER BY table_name
