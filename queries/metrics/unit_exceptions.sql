-- What needs a look in a unit and why: KPIs far below target, targets that do not add up, missing actuals, falls against the period
-- before, figures two sources state differently, attainment that is too good to be true, KPIs that cannot be judged (no target, or 0),
-- weights that do not add up to 1. At most ten of a kind, worst first.
-- @zh      部门需要关注的地方及原因：远低于目标、目标不闭合、缺实绩、较上期下降、来源不一致。
-- @grain   exception
-- @param   unit_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull kind, subject_type, subject_id, severity, kind_count
WITH subtree AS (
  SELECT descendant_id AS unit_id FROM unit_closure WHERE ancestor_id = $unit_id
),
member AS (
  SELECT e.employee_id, e.name, e.unit_id
  FROM dim_employee_period AS e
  SEMI JOIN subtree AS s ON s.unit_id = e.unit_id
  WHERE e.period_id = $period_id
),
found AS (
  SELECT 'low_attainment' AS kind, 'unit' AS subject_type, f.owner_id AS subject_id, u.name AS subject_name, f.kpi_id, f.kpi_name, f.attainment AS value, 1.0 AS reference, CAST(NULL AS INTEGER) AS n, 1 - f.attainment AS severity
  FROM fct_attainment AS f
  JOIN dim_unit AS u ON u.unit_id = f.owner_id
  SEMI JOIN subtree AS s ON s.unit_id = f.owner_id
  WHERE f.owner_type = 'unit' AND f.period_id = $period_id AND f.attainment < 0.75 AND f.weight IS NOT NULL
  UNION ALL
  SELECT 'target_gap', 'unit', f.owner_id, u.name, f.kpi_id, f.kpi_name, f.parts_target, f.own_target, NULL, abs(f.own_target - f.parts_target) / nullif(abs(f.own_target), 0)
  FROM fct_attainment AS f
  JOIN dim_unit AS u ON u.unit_id = f.owner_id
  SEMI JOIN subtree AS s ON s.unit_id = f.owner_id
  WHERE f.owner_type = 'unit' AND f.period_id = $period_id AND f.aggregation = 'sum' AND abs(f.own_target - f.parts_target) > 0.01 * abs(f.own_target)
  UNION ALL
  SELECT 'missing_actual', 'person', f.owner_id, any_value(m.name), any_value(f.kpi_id), string_agg(f.kpi_name, '、' ORDER BY f.kpi_id), NULL, NULL, CAST(count(*) AS INTEGER), 0.5 + 0.1 * count(*)
  FROM fct_attainment AS f
  JOIN member AS m ON m.employee_id = f.owner_id
  WHERE f.owner_type = 'person' AND f.period_id = $period_id AND f.missing
  GROUP BY f.owner_id
  UNION ALL
  SELECT 'sudden_drop', 'person', m.employee_id, m.name, NULL, NULL, s.score, b.score, NULL, (b.score - s.score) / 100
  FROM member AS m
  JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = m.employee_id AND s.period_id = $period_id
  JOIN dim_period_previous AS p ON p.period_id = $period_id
  JOIN fct_score AS b ON b.owner_type = 'person' AND b.owner_id = m.employee_id AND b.period_id = p.previous_id
  WHERE b.score - s.score >= 25
  UNION ALL
  SELECT 'source_disagreement', 'person', a.owner_id, m.name, a.kpi_id, k.name, o.value, u.value, NULL, abs(o.value - u.value) / greatest(abs(u.value), abs(o.value))
  FROM fct_actual AS a
  JOIN member AS m ON m.employee_id = a.owner_id
  JOIN period_closure AS c ON c.descendant_id = a.period_id AND c.ancestor_id = $period_id
  JOIN fct_actual_source AS u ON u.kpi_id = a.kpi_id AND u.owner_type = a.owner_type AND u.owner_id = a.owner_id AND u.period_id = a.period_id AND u.source = a.source
  JOIN fct_actual_source AS o ON o.kpi_id = a.kpi_id AND o.owner_type = a.owner_type AND o.owner_id = a.owner_id AND o.period_id = a.period_id AND o.source <> a.source
  JOIN kpi AS k ON k.kpi_id = a.kpi_id
  WHERE a.owner_type = 'person' AND a.source_count > 1 AND abs(o.value - u.value) > 0.01 * greatest(abs(u.value), abs(o.value))
  UNION ALL
  SELECT 'extreme_attainment', 'person', f.owner_id, m.name, f.kpi_id, f.kpi_name, f.attainment, 3.0, NULL, 0.4
  FROM fct_attainment AS f
  JOIN member AS m ON m.employee_id = f.owner_id
  WHERE f.owner_type = 'person' AND f.period_id = $period_id AND f.attainment > 3
  UNION ALL
  SELECT 'no_target', 'person', f.owner_id, any_value(m.name), any_value(f.kpi_id), string_agg(f.kpi_name, '、' ORDER BY f.kpi_id), NULL, NULL, CAST(count(*) AS INTEGER), 0.3 + 0.1 * count(*)
  FROM fct_attainment AS f
  JOIN member AS m ON m.employee_id = f.owner_id
  WHERE f.owner_type = 'person' AND f.period_id = $period_id AND f.actual IS NOT NULL AND f.attainment IS NULL
  GROUP BY f.owner_id
  UNION ALL
  SELECT 'weights_off', 'person', s.owner_id, m.name, NULL, NULL, s.weight_total, 1.0, s.kpi_count, abs(s.weight_total - 1)
  FROM fct_score AS s
  JOIN member AS m ON m.employee_id = s.owner_id
  WHERE s.owner_type = 'person' AND s.period_id = $period_id AND abs(s.weight_total - 1) > 0.001
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY severity DESC, subject_id, kpi_id) AS nth, count(*) OVER (PARTITION BY kind) AS kind_count
  FROM found
)
SELECT kind, subject_type, subject_id, subject_name, kpi_id, kpi_name, CAST(value AS DOUBLE) AS value, CAST(reference AS DOUBLE) AS reference, n, CAST(coalesce(severity, 0) AS DOUBLE) AS severity, CAST(kind_count AS INTEGER) AS kind_count
FROM ranked
WHERE nth <= 10
ORDER BY kind, nth
