-- Actuals by source: what was reported, and what the business facts of ERP and CRM add up to under the policy. One person's orders or
-- deals of one month make one actual. Amounts in another currency than the company's are left out (a check names them),
-- and so are orders that are none by their status: drafts, quotations, cancelled ones (the evidence lists them as not counting).
-- @zh      按来源的实绩：上报的，以及按制度由 ERP、CRM 业务数据算出的。
-- @grain  kpi_id, owner_type, owner_id, period_id, source
-- @from   kpi_actual, opportunity, sales_order
-- @from   kpi_actual, kpi_target
WITH no_order AS (
  SELECT status FROM sales_order GROUP BY status HAVING NOT is_order_status(status)
),
order_month AS (
  SELECT
    owner_id, period_month(order_date) AS period_id,
    sum(amount) AS amount, sum(coalesce(received, 0)) AS received,
    min(_batch) AS _batch, min(_file) AS _file, min(_sheet) AS _sheet, min(_row) AS _row
  FROM sales_order
  WHERE owner_id IS NOT NULL AND order_date IS NOT NULL AND (status IS NULL OR status NOT IN (SELECT status FROM no_order))
    AND coalesce(upper(currency), 'CNY') IN ('CNY', 'RMB', '人民币', upper(policy_text('currency', 'CNY')), own_sign())
  GROUP BY ALL
),
deal_month AS (
  SELECT
    owner_id, period_month(close_date) AS period_id,
    sum(amount) FILTER (WHERE stage_kind = 'won') AS won_amount,
    count(*) FILTER (WHERE stage_kind = 'won') AS won_count,
    count(*) FILTER (WHERE stage_kind IN ('won', 'lost')) AS closed_count,
    min(_batch) AS _batch, min(_file) AS _file, min(_sheet) AS _sheet, min(_row) AS _row
  FROM opportunity
  WHERE owner_id IS NOT NULL AND close_date IS NOT NULL
    AND coalesce(upper(currency), 'CNY') IN ('CNY', 'RMB', '人民币', upper(policy_text('currency', 'CNY')), own_sign())
  GROUP BY ALL
),
derived AS (
  SELECT
    d.kpi_id, o.owner_id, o.period_id, d.source,
    CASE d.measure WHEN 'order_amount' THEN o.amount / d.scale WHEN 'receipt_ratio' THEN o.received / nullif(o.amount, 0) END AS value,
    CASE d.measure WHEN 'receipt_ratio' THEN o.received / d.scale END AS numerator,
    CASE d.measure WHEN 'receipt_ratio' THEN o.amount / d.scale END AS denominator,
    o._batch, o._file, o._sheet, o._row
  FROM policy_derived_kpi AS d
  JOIN order_month AS o ON d.measure IN ('order_amount', 'receipt_ratio')
  UNION ALL
  SELECT
    d.kpi_id, m.owner_id, m.period_id, d.source,
    CASE d.measure WHEN 'won_amount' THEN m.won_amount / d.scale WHEN 'won_count' THEN m.won_count WHEN 'win_rate' THEN m.won_count / nullif(m.closed_count, 0) END AS value,
    CASE d.measure WHEN 'win_rate' THEN m.won_count END AS numerator,
    CASE d.measure WHEN 'win_rate' THEN m.closed_count END AS denominator,
    m._batch, m._file, m._sheet, m._row
  FROM policy_derived_kpi AS d
  JOIN deal_month AS m ON d.measure IN ('won_amount', 'won_count', 'win_rate')
),
owes_kpi AS (
  -- Facts speak for a KPI only where the person has it: a target or a reported actual.
  SELECT kpi_id, owner_id FROM kpi_target WHERE owner_type = 'person'
  UNION
  SELECT kpi_id, owner_id FROM kpi_actual WHERE owner_type = 'person'
)
SELECT kpi_id, owner_type, owner_id, period_id, source, value, numerator, denominator, done_date, 'reported' AS made_by, _batch, _file, _sheet, _row
FROM kpi_actual
UNION ALL
SELECT d.kpi_id, 'person' AS owner_type, d.owner_id, d.period_id, d.source, d.value, d.numerator, d.denominator, CAST(NULL AS DATE) AS done_date, 'facts' AS made_by, d._batch, d._file, d._sheet, d._row
FROM derived AS d
SEMI JOIN owes_kpi AS o ON o.kpi_id = d.kpi_id AND o.owner_id = d.owner_id
WHERE d.value IS NOT NULL
