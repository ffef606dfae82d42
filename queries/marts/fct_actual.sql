-- The actual that counts: of all sources of one figure, the one the policy ranks first; the others stay visible in fct_actual_source.
-- Milestones become credited completion: share met, less the policy's share per day late.
-- @zh      计入考核的实绩：同一数字有多个来源时，取制度排在最前的；其余保留在 fct_actual_source。
-- @grain  kpi_id, owner_type, owner_id, period_id
-- @from   fct_actual_source
WITH ranked AS (
  SELECT
    a.*,
    count(*) OVER (PARTITION BY a.kpi_id, a.owner_type, a.owner_id, a.period_id) AS source_count,
    row_number() OVER (
      PARTITION BY a.kpi_id, a.owner_type, a.owner_id, a.period_id
      ORDER BY coalesce(own.priority, common.priority, 99), a.source, a.made_by
    ) AS nth
  FROM fct_actual_source AS a
  LEFT JOIN policy_source AS own ON own.kpi_id = a.kpi_id AND own.source = a.source
  LEFT JOIN policy_source AS common ON common.kpi_id = '*' AND common.source = a.source
),
late_rule AS (
  SELECT policy_number('milestone_late_per_day', 0.01) AS per_day
)
SELECT
  r.kpi_id, r.owner_type, r.owner_id, r.period_id, r.source, CAST(r.source_count AS INTEGER) AS source_count,
  CASE
    WHEN k.direction = 'milestone' THEN milestone_credit(coalesce(r.value, 1.0), r.done_date, t.due_date, l.per_day)
    WHEN k.aggregation = 'avg' THEN coalesce(r.numerator, r.value * coalesce(r.denominator, 1.0))
    WHEN k.aggregation = 'ratio' AND r.numerator IS NOT NULL AND r.denominator IS NOT NULL THEN r.numerator
    ELSE r.value END AS num,
  CASE
    WHEN k.direction = 'milestone' THEN 1.0
    WHEN k.aggregation = 'avg' THEN coalesce(r.denominator, 1.0)
    WHEN k.aggregation = 'ratio' AND r.numerator IS NOT NULL AND r.denominator IS NOT NULL THEN r.denominator
    WHEN k.aggregation = 'ratio' THEN 1.0 END AS den,
  r._batch, r._file, r._sheet, r._row
FROM ranked AS r
JOIN kpi AS k ON k.kpi_id = r.kpi_id
CROSS JOIN late_rule AS l
LEFT JOIN kpi_target AS t ON t.kpi_id = r.kpi_id AND t.owner_type = r.owner_type AND t.owner_id = r.owner_id AND t.period_id = r.period_id
WHERE r.nth = 1
