-- Heaping: how often a unit's actuals lie exactly on target, against what the same KPIs show in all
-- other units (binomial; their share is taken for at least one in one more than they have), and how often they end in 0 or 5 (Whipple: 1 is
-- what chance gives). For information: never more than a watch.
-- @zh      堆积：部门实绩恰好等于目标的比例与其他部门同类指标相比。只作提示。
-- @grain  subject_id (unit)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH figure AS MATERIALIZED (
  SELECT s.scope_id, a.kpi_id, abs(a.attainment - 1) < 1e-9 AS is_exact, CAST(round(abs(a.actual)) AS BIGINT) % 5 = 0 AS is_round, abs(a.actual) >= 100 AND a.actual = round(a.actual) AS is_whole
  FROM fct_attainment AS a
  JOIN period AS p ON p.period_id = a.period_id AND p.grain = 'month'
  JOIN dim_employee_period AS e ON e.employee_id = a.owner_id AND e.period_id = a.period_id
  JOIN signal_scope AS s ON s.unit_id = e.unit_id
  WHERE a.owner_type = 'person' AND a.attainment IS NOT NULL AND a.direction <> 'milestone' AND coalesce($scenario_id, '') = coalesce($scenario_id, '')
    AND starts_with(a.period_id, coalesce(nullif($cycle_id, ''), (SELECT max(cycle_id) FROM signal_person))[1:4])
),
kpi_share AS (
  SELECT scope_id, kpi_id, count(*) AS n, count(*) FILTER (WHERE is_exact) AS exact, count(*) FILTER (WHERE is_whole) AS whole, count(*) FILTER (WHERE is_whole AND is_round) AS round_n
  FROM figure
  GROUP BY scope_id, kpi_id
),
unit AS (
  -- Some KPIs end on target by nature: expected is what the same KPIs show in the figures of everybody else. A KPI nobody else has is not tested.
  SELECT
    k.scope_id, sum(k.n) AS n, sum(k.exact) AS exact, sum(k.whole) AS whole, sum(k.round_n) AS round_n, sum(a.n - k.n) AS others,
    coalesce(sum(k.n) FILTER (WHERE a.n > k.n), 0) AS tested_n, sum(k.exact) FILTER (WHERE a.n > k.n) AS tested_exact,
    sum(k.n * (a.exact - k.exact) / CAST(nullif(a.n - k.n, 0) AS DOUBLE)) / nullif(sum(k.n) FILTER (WHERE a.n > k.n), 0) AS share
  FROM kpi_share AS k
  JOIN kpi_share AS a ON a.scope_id = 'company' AND a.kpi_id = k.kpi_id
  WHERE k.scope_id <> 'company'
  GROUP BY k.scope_id
),
against AS (
  SELECT u.*, u.tested_n >= t.min_n AS enough, greatest(u.share, 1.0 / (u.others + 1)) AS fair_share, t.q_limit
  FROM unit AS u
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'heaping') AS t
),
tested AS (
  SELECT *, CASE WHEN enough THEN binom_upper(tested_exact, tested_n, fair_share) END AS p FROM against
),
stepped AS (
  SELECT *, bh_step(p, 1) AS step FROM tested
),
judged AS (
  SELECT *, bh_q(step, p, 1) AS q FROM stepped
)
SELECT
  'heaping' AS signal, 'unit' AS subject_type, scope_id AS subject_id, 'other units' AS comparison, CAST(n AS INTEGER) AS n, CAST(others AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN exact / CAST(n AS DOUBLE) END) AS estimate, CAST(NULL AS DOUBLE) AS lo, CAST(NULL AS DOUBLE) AS hi, 'share' AS unit, finite(p) AS p, finite(q) AS q,
  coalesce(q < q_limit, FALSE) AS effect_ok, signal_verdict(enough, p, 1, 0, q < q_limit, TRUE) AS verdict, CAST(NULL AS DOUBLE) AS min_detectable,
  signal_detail([detail_number('exact', exact), detail_number('expected', share), detail_number('whipple', 5.0 * round_n / nullif(whole, 0)), detail_number('whole_figures', whole)]) AS detail
FROM judged
ORDER BY p NULLS LAST, subject_id
