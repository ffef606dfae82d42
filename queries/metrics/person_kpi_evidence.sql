-- The rows of the files behind one KPI of a person in a period: targets, reported actuals, and the orders and deals where ERP or CRM state
-- it. counts says whether the row's source is the one the policy takes, and no order that was cancelled or is a draft: the status is named then.
-- @zh      个人某指标背后的文件行：目标、上报实绩，以及由 ERP、CRM 得出的订单和商机。
-- @grain   source row
-- @param   employee_id VARCHAR
-- @param   kpi_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull what, period_id, counts
WITH base_period AS (
  SELECT descendant_id AS period_id FROM period_closure WHERE ancestor_id = $period_id
),
stated AS (
  SELECT 'target' AS what, period_id, CAST(NULL AS VARCHAR) AS source, coalesce(target, range_low) AS value, weight AS numerator, range_high AS denominator, CAST(NULL AS VARCHAR) AS document, TRUE AS is_fact, _file, _sheet, _row
  FROM kpi_target
  WHERE kpi_id = $kpi_id AND owner_type = 'person' AND owner_id = $employee_id
  UNION ALL
  SELECT 'actual', period_id, source, value, numerator, denominator, NULL, TRUE, _file, _sheet, _row
  FROM kpi_actual
  WHERE kpi_id = $kpi_id AND owner_type = 'person' AND owner_id = $employee_id
  UNION ALL
  SELECT 'order', period_month(o.order_date), d.source, o.amount / d.scale, o.received / d.scale, NULL, concat(o.order_id, '-', o.line_id, CASE WHEN NOT is_order_status(o.status) THEN ' · ' || o.status END), is_order_status(o.status), o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN sales_order AS o ON d.measure IN ('order_amount', 'receipt_ratio')
  WHERE d.kpi_id = $kpi_id AND o.owner_id = $employee_id
  UNION ALL
  SELECT 'deal', period_month(o.close_date), d.source, o.amount / d.scale, NULL, NULL, o.name, TRUE, o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN opportunity AS o ON d.measure IN ('won_amount', 'won_count', 'win_rate') AND (o.stage_kind = 'won' OR (d.measure = 'win_rate' AND o.stage_kind = 'lost'))
  WHERE d.kpi_id = $kpi_id AND o.owner_id = $employee_id
)
SELECT
  s.what, s.period_id, s.source, s.what = 'target' OR coalesce(a.source = s.source AND s.is_fact, FALSE) AS counts, s.value, s.document,
  s._file AS file_name, s._sheet AS sheet_name, s._row AS row_number
FROM stated AS s
SEMI JOIN base_period AS b ON b.period_id = s.period_id
LEFT JOIN fct_actual AS a ON a.kpi_id = $kpi_id AND a.owner_type = 'person' AND a.owner_id = $employee_id AND a.period_id = s.period_id
ORDER BY s.period_id, s.what DESC, counts DESC, s._file, s._row
LIMIT 500
