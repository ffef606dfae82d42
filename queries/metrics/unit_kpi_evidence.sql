-- The rows of the files behind one KPI of a unit in a period: reported actuals, and the orders and deals where ERP or CRM state it. counts
-- says whether the row's source is the one the policy takes, and no order that was cancelled or is a draft: the status is named then. At most 500, largest first.
-- @zh      部门某指标背后的文件行：上报实绩，以及由 ERP、CRM 得出的订单和商机。
-- @grain   source row
-- @param   unit_id VARCHAR
-- @param   kpi_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull owner_id, period_id, source, counts, total_rows
WITH base_period AS (
  SELECT descendant_id AS period_id FROM period_closure WHERE ancestor_id = $period_id
),
seat AS (
  SELECT 'person' AS owner_type, e.employee_id AS owner_id, e.name, e.period_id
  FROM dim_employee_period AS e
  JOIN unit_closure AS c ON c.descendant_id = e.unit_id AND c.ancestor_id = $unit_id
  SEMI JOIN base_period AS b ON b.period_id = e.period_id
  UNION ALL
  SELECT 'unit', u.unit_id, u.name, b.period_id
  FROM unit_closure AS c
  JOIN dim_unit AS u ON u.unit_id = c.descendant_id
  CROSS JOIN base_period AS b
  WHERE c.ancestor_id = $unit_id
),
stated AS (
  SELECT a.owner_type, a.owner_id, a.period_id, a.source, a.value, a.numerator, a.denominator, CAST(NULL AS VARCHAR) AS document, TRUE AS is_fact, a._file, a._sheet, a._row
  FROM kpi_actual AS a
  WHERE a.kpi_id = $kpi_id
  UNION ALL
  SELECT 'person', o.owner_id, period_month(o.order_date), d.source, o.amount / d.scale, CASE WHEN d.measure = 'receipt_ratio' THEN o.received / d.scale END, CASE WHEN d.measure = 'receipt_ratio' THEN o.amount / d.scale END, concat(o.order_id, '-', o.line_id, CASE WHEN NOT is_order_status(o.status) THEN ' · ' || o.status END), is_order_status(o.status), o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN sales_order AS o ON d.measure IN ('order_amount', 'receipt_ratio')
  WHERE d.kpi_id = $kpi_id
  UNION ALL
  SELECT 'person', o.owner_id, period_month(o.close_date), d.source, o.amount / d.scale, NULL, NULL, o.name, TRUE, o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN opportunity AS o ON d.measure IN ('won_amount', 'won_count', 'win_rate') AND (o.stage_kind = 'won' OR (d.measure = 'win_rate' AND o.stage_kind = 'lost'))
  WHERE d.kpi_id = $kpi_id
)
SELECT
  s.owner_id, t.name AS owner_name, s.period_id, s.source, a.source = s.source AND s.is_fact AS counts, s.value, s.numerator, s.denominator, s.document,
  s._file AS file_name, s._sheet AS sheet_name, s._row AS row_number, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM stated AS s
JOIN seat AS t ON t.owner_type = s.owner_type AND t.owner_id = s.owner_id AND t.period_id = s.period_id
JOIN fct_actual AS a ON a.kpi_id = $kpi_id AND a.owner_type = s.owner_type AND a.owner_id = s.owner_id AND a.period_id = s.period_id
ORDER BY counts DESC, abs(s.value) DESC NULLS LAST, s.owner_id, s.period_id
LIMIT 500
