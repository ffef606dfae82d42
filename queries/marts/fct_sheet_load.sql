-- What became of the rows of every sheet: handed over by the reader, refused by the casts, loaded.
-- @grain  _batch, _file, _sheet, table_name
WITH sent AS (
  SELECT 'raw_org_unit' AS table_name, _batch, _file, _sheet, _refused FROM stg_org_unit
  UNION ALL
  SELECT 'raw_employee' AS table_name, _batch, _file, _sheet, _refused FROM stg_employee
  UNION ALL
  SELECT 'raw_kpi' AS table_name, _batch, _file, _sheet, _refused FROM stg_kpi
  UNION ALL
  SELECT 'raw_sales_order' AS table_name, _batch, _file, _sheet, _refused FROM stg_sales_order
  UNION ALL
  SELECT 'raw_opportunity' AS table_name, _batch, _file, _sheet, _refused FROM stg_opportunity
  UNION ALL
  SELECT 'raw_attendance_day' AS table_name, _batch, _file, _sheet, _refused FROM stg_attendance_day
  UNION ALL
  SELECT 'raw_review_score' AS table_name, _batch, _file, _sheet, _refused FROM stg_review_score
  UNION ALL
  SELECT 'raw_rating' AS table_name, _batch, _file, _sheet, _refused FROM stg_rating
)
SELECT
  table_name, _batch, _file, _sheet,
  CAST(count(*) AS INTEGER) AS rows_sent,
  CAST(count(*) FILTER (WHERE NOT _refused) AS INTEGER) AS rows_loaded,
  CAST(count(*) FILTER (WHERE _refused) AS INTEGER) AS rows_refused
FROM sent
GROUP BY ALL
