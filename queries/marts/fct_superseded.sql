-- Rows of one file that name the same order line, deal, person or rating: the last holds, and what one before it says otherwise is listed field by
-- field. Equal rows are repeats and are not.
-- Found by their hashes first: nearly all rows stand once.
-- @zh      同一文件中指向同一订单行、商机、人员或评级的行：以最后一行为准，前面的行与其不同之处逐字段列出；完全相同的是重复，不列。
-- @grain   row × field
WITH order_met AS (
  SELECT hash(system, order_id, line_id, _batch, _file) AS place FROM stg_sales_order WHERE NOT _refused GROUP BY place HAVING count(*) > 1
),
order_row AS (
  SELECT *, row_number() OVER (PARTITION BY system, order_id, line_id, _batch, _file ORDER BY _row DESC, _sheet DESC) AS nth
  FROM stg_sales_order
  WHERE NOT _refused AND hash(system, order_id, line_id, _batch, _file) IN (SELECT place FROM order_met)
),
opportunity_met AS (
  SELECT hash(system, opportunity_id, _batch, _file) AS place FROM stg_opportunity WHERE NOT _refused GROUP BY place HAVING count(*) > 1
),
opportunity_row AS (
  SELECT *, row_number() OVER (PARTITION BY system, opportunity_id, _batch, _file ORDER BY _row DESC, _sheet DESC) AS nth
  FROM stg_opportunity
  WHERE NOT _refused AND hash(system, opportunity_id, _batch, _file) IN (SELECT place FROM opportunity_met)
),
employee_met AS (
  SELECT hash(employee_id, as_of, _batch, _file) AS place FROM stg_employee WHERE NOT _refused GROUP BY place HAVING count(*) > 1
),
employee_row AS (
  SELECT *, row_number() OVER (PARTITION BY employee_id, as_of, _batch, _file ORDER BY is_main DESC, _row DESC, _sheet DESC) AS nth
  FROM stg_employee
  WHERE NOT _refused AND hash(employee_id, as_of, _batch, _file) IN (SELECT place FROM employee_met)
),
rating_met AS (
  SELECT hash(cycle, employee_id, _batch, _file) AS place FROM stg_rating WHERE NOT _refused GROUP BY place HAVING count(*) > 1
),
rating_stage AS (
  SELECT
    cycle, employee_id, rater_id, _batch, _file, _sheet, _row,
    unnest([{'field': 'label_proposed', 'label': label_proposed}, {'field': 'label_calibrated', 'label': label_calibrated}, {'field': 'label_final', 'label': label_final}], recursive := true)
  FROM stg_rating
  WHERE NOT _refused AND hash(cycle, employee_id, _batch, _file) IN (SELECT place FROM rating_met)
),
rating_row AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id, field, _batch, _file ORDER BY _row DESC, _sheet DESC) AS nth
  FROM rating_stage
  WHERE label IS NOT NULL
),
said AS (
  SELECT
    'raw_sales_order' AS table_name, s._batch, s._file, s._sheet, s._row,
    [
      otherwise('order_date', CAST(s.order_date AS VARCHAR), CAST(h.order_date AS VARCHAR)),
      otherwise('owner_id', coalesce(s.owner_id, s.owner_name), coalesce(h.owner_id, h.owner_name)),
      otherwise('unit', s.unit_ref, h.unit_ref),
      otherwise('customer', s.customer, h.customer),
      otherwise('product', s.product, h.product),
      otherwise_number('quantity', s.quantity, h.quantity),
      otherwise_number('amount', s.amount, h.amount),
      otherwise_number('received', s.received, h.received),
      otherwise('currency', s.currency, h.currency),
      otherwise('status', s.status, h.status)
    ] AS fields
  FROM order_row AS s
  JOIN order_row AS h ON h.nth = 1 AND h.system = s.system AND h.order_id = s.order_id AND h.line_id = s.line_id AND h._batch = s._batch AND h._file = s._file
  WHERE s.nth > 1
  UNION ALL
  SELECT
    'raw_opportunity' AS table_name, s._batch, s._file, s._sheet, s._row,
    [
      otherwise('name', s.name, h.name),
      otherwise('account', s.account, h.account),
      otherwise('owner_id', coalesce(s.owner_id, s.owner_name), coalesce(h.owner_id, h.owner_name)),
      otherwise('unit', s.unit_ref, h.unit_ref),
      otherwise('stage', s.stage, h.stage),
      otherwise_number('amount', s.amount, h.amount),
      otherwise('currency', s.currency, h.currency),
      otherwise_number('probability', s.probability, h.probability),
      otherwise('created_date', CAST(s.created_date AS VARCHAR), CAST(h.created_date AS VARCHAR)),
      otherwise('close_date', CAST(s.close_date AS VARCHAR), CAST(h.close_date AS VARCHAR)),
      otherwise('kind', s.kind, h.kind)
    ] AS fields
  FROM opportunity_row AS s
  JOIN opportunity_row AS h ON h.nth = 1 AND h.system = s.system AND h.opportunity_id = s.opportunity_id AND h._batch = s._batch AND h._file = s._file
  WHERE s.nth > 1
  UNION ALL
  SELECT
    'raw_employee' AS table_name, s._batch, s._file, s._sheet, s._row,
    [
      otherwise('name', s.name, h.name),
      otherwise('unit_path', coalesce(s.unit_path, s.unit_id), coalesce(h.unit_path, h.unit_id)),
      otherwise('manager', coalesce(s.manager_id, s.manager_text), coalesce(h.manager_id, h.manager_text)),
      otherwise('job_family', s.job_family, h.job_family),
      otherwise('position', s.position, h.position),
      otherwise('grade', s.grade, h.grade),
      otherwise('gender', s.gender, h.gender),
      otherwise('hire_date', CAST(s.hire_date AS VARCHAR), CAST(h.hire_date AS VARCHAR)),
      otherwise('leave_date', CAST(s.leave_date AS VARCHAR), CAST(h.leave_date AS VARCHAR)),
      otherwise('employment_type', s.employment_type, h.employment_type),
      otherwise('location', s.location, h.location)
    ] AS fields
  FROM employee_row AS s
  JOIN employee_row AS h ON h.nth = 1 AND h.employee_id = s.employee_id AND h.as_of IS NOT DISTINCT FROM s.as_of AND h._batch = s._batch AND h._file = s._file
  WHERE s.nth > 1
  UNION ALL
  SELECT
    'raw_rating' AS table_name, s._batch, s._file, s._sheet, s._row,
    [otherwise(s.field, s.label, h.label), otherwise('rater_id', s.rater_id, h.rater_id)] AS fields
  FROM rating_row AS s
  JOIN rating_row AS h ON h.nth = 1 AND h.cycle = s.cycle AND h.employee_id = s.employee_id AND h.field = s.field AND h._batch = s._batch AND h._file = s._file
  WHERE s.nth > 1
),
listed AS (
  SELECT table_name, unnest(list_filter(fields, lambda f: f IS NOT NULL)) AS said, _batch, _file, _sheet, _row
  FROM said
)
SELECT DISTINCT table_name, said.field AS field, said.value AS value, _batch, _file, _sheet, _row
FROM listed
