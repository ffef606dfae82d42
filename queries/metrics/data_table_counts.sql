-- How many rows every table holds now: files' rows as they came in, cleaned, canonical, and everything computed from them.
-- @zh      每张表现有多少行：读入的、清洗后的、规范的，以及由其计算的。
-- @grain   table
-- @notnull table_name, records
SELECT table_name, CAST(records AS INTEGER) AS records
FROM every_table
ORDER BY table_name
