-- What became of the rows of every sheet: handed over by the reader, refused by the casts, loaded. A row that holds several records (a month
-- of days) counts once, as loaded if one of them is; the records are counted beside.
-- @zh      每张表的行去了哪里：读取交付、转换拒收、载入。
-- @grain  _batch, _file, _sheet, table_name
WITH sent AS (
  SELECT 'raw_org_unit' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_org_unit
  UNION ALL
  SELECT 'raw_employee' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_employee
  UNION ALL
  SELECT 'raw_kpi' AS table_name, s._batch, s._file, s._sheet, s._row, s._refused OR NOT coalesce(r.adds, TRUE) AS _refused
  FROM stg_kpi AS s
  LEFT JOIN stg_kpi_repeat AS r ON r.kpi_id = s.kpi_id AND r.owner_type = s.owner_type AND r.owner_id = s.owner_id AND r.period_id = s.period_id
    AND r.source = s.source AND r._batch = s._batch AND r._file = s._file AND r._sheet IS NOT DISTINCT FROM s._sheet
  UNION ALL
  SELECT 'raw_sales_order' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_sales_order
  UNION ALL
  SELECT 'raw_opportunity' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_opportunity
  UNION ALL
  SELECT 'raw_attendance_day' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_attendance_day
  UNION ALL
  SELECT 'raw_attendance_period' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_attendance_period
  UNION ALL
  SELECT 'raw_punch' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_punch
  UNION ALL
  SELECT 'raw_leave_request' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_leave_request
  UNION ALL
  SELECT 'raw_review_score' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_review_score
  UNION ALL
  SELECT 'raw_rating' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_rating
  UNION ALL
  SELECT 'raw_activity' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_activity
  UNION ALL
  SELECT 'raw_production' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_production
  UNION ALL
  SELECT 'raw_ticket' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_ticket
  UNION ALL
  SELECT 'raw_check_in' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_check_in
  UNION ALL
  SELECT 'raw_improvement_plan' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_improvement_plan
  UNION ALL
  SELECT 'raw_outcome' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_outcome
  UNION ALL
  SELECT 'raw_appeal' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_appeal
  UNION ALL
  SELECT 'raw_target_adjustment' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_target_adjustment
  UNION ALL
  SELECT 'raw_coaching' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_coaching
  UNION ALL
  SELECT 'raw_feedback' AS table_name, _batch, _file, _sheet, _row, _refused FROM stg_feedback
),
counted AS (
  SELECT
    table_name, _batch, _file, _sheet,
    count(*) AS records_sent,
    count(*) FILTER (WHERE NOT _refused) AS records_loaded
  FROM sent
  GROUP BY ALL
),
-- Sheets whose rows hold several records each: only their rows are counted one by one.
several AS (
  SELECT DISTINCT batch_id, file_name, sheet_name, table_name FROM batch WHERE records > rows_sent
),
physical AS (
  SELECT
    s.table_name, s._batch, s._file, s._sheet,
    count(DISTINCT s._row) AS rows_sent,
    count(DISTINCT s._row) FILTER (WHERE NOT s._refused) AS rows_loaded
  FROM sent AS s
  SEMI JOIN several AS m ON m.batch_id = s._batch AND m.file_name = s._file AND m.sheet_name IS NOT DISTINCT FROM s._sheet AND m.table_name = s.table_name
  GROUP BY ALL
)
SELECT
  c.table_name, c._batch, c._file, c._sheet,
  CAST(coalesce(p.rows_sent, c.records_sent) AS INTEGER) AS rows_sent,
  CAST(coalesce(p.rows_loaded, c.records_loaded) AS INTEGER) AS rows_loaded,
  CAST(coalesce(p.rows_sent - p.rows_loaded, c.records_sent - c.records_loaded) AS INTEGER) AS rows_refused,
  CAST(c.records_sent AS INTEGER) AS records_sent,
  CAST(c.records_loaded AS INTEGER) AS records_loaded
FROM counted AS c
LEFT JOIN physical AS p ON p.table_name = c.table_name AND p._batch = c._batch AND p._file = c._file AND p._sheet IS NOT DISTINCT FROM c._sheet
