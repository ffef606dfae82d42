-- What a person's score in a period is made of: for every KPI one row with its result, then the rows of the files it was made from
-- (targets, reported actuals, the orders and deals where ERP or CRM state it). counts says whether a row's source is the one the policy
-- takes. At most 500.
-- @zh      个人得分由什么构成：每个指标一行结果，后附其所用的文件行。
-- @grain   kpi, then source row
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull what, kpi_id, kpi_name, period_id, counts, total_rows
WITH result AS (
  SELECT kpi_id, kpi_name, period_id, target, actual, unit, weight, attainment, score, source
  FROM fct_attainment
  WHERE owner_type = 'person' AND owner_id = $employee_id AND period_id = $period_id AND has_weight(weight)
),
base_period AS (
  SELECT descendant_id AS period_id FROM period_closure WHERE ancestor_id = $period_id
),
stated AS (
  SELECT 'target' AS what, kpi_id, period_id, CAST(NULL AS VARCHAR) AS source, coalesce(target, range_low) AS target, CAST(NULL AS DOUBLE) AS actual, weight, _file, _sheet, _row
  FROM kpi_target
  WHERE owner_type = 'person' AND owner_id = $employee_id
  UNION ALL
  SELECT 'actual', kpi_id, period_id, source, NULL, coalesce(value, numerator / nullif(denominator, 0)), NULL, _file, _sheet, _row
  FROM kpi_actual
  WHERE owner_type = 'person' AND owner_id = $employee_id
  UNION ALL
  SELECT 'order', d.kpi_id, period_month(o.order_date), d.source, NULL, o.amount / d.scale, NULL, o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN sales_order AS o ON d.measure IN ('order_amount', 'receipt_ratio')
  WHERE o.owner_id = $employee_id
  UNION ALL
  SELECT 'deal', d.kpi_id, period_month(o.close_date), d.source, NULL, o.amount / d.scale, NULL, o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN opportunity AS o ON d.measure IN ('won_amount', 'won_count', 'win_rate') AND (o.stage_kind = 'won' OR (d.measure = 'win_rate' AND o.stage_kind = 'lost'))
  WHERE o.owner_id = $employee_id
),
shown AS (
  SELECT
    'result' AS what, r.kpi_id, r.kpi_name, r.period_id, r.source, TRUE AS counts, r.target, r.actual, r.unit, r.weight, r.attainment, r.score,
    CAST(NULL AS VARCHAR) AS file_name, CAST(NULL AS VARCHAR) AS sheet_name, CAST(NULL AS INTEGER) AS row_number
  FROM result AS r
  UNION ALL
  SELECT
    s.what, s.kpi_id, r.kpi_name, s.period_id, s.source, s.what = 'target' OR coalesce(a.source = s.source, FALSE), s.target, s.actual, r.unit, s.weight, NULL, NULL,
    s._file, s._sheet, s._row
  FROM stated AS s
  JOIN result AS r ON r.kpi_id = s.kpi_id
  SEMI JOIN base_period AS b ON b.period_id = s.period_id
  LEFT JOIN fct_actual AS a ON a.kpi_id = s.kpi_id AND a.owner_type = 'person' AND a.owner_id = $employee_id AND a.period_id = s.period_id
)
SELECT *, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM shown
ORDER BY what <> 'result', max(CASE WHEN what = 'result' THEN weight END) OVER (PARTITION BY kpi_id) DESC NULLS LAST, kpi_id, period_id, what DESC, counts DESC, file_name, row_number
LIMIT 500
