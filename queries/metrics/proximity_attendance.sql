-- Attendance beside a gap of proximity, in the company or one unit: the adjusted gap in ratings without attendance, the same with attendance held
-- equal as well, and the group's difference in attendance itself; all three on the people whose attendance is known, within job family × grade.
-- Attendance is the share of attended days among days attended, absent and on leave; why somebody was on leave is never read.
-- Nothing where the group, everybody else or those without attendance are too few to be shown.
-- @zh      远近差距旁的出勤：不含出勤的调整差距、出勤相等时的差距，以及出勤本身的差距。
-- @grain   model
-- @param   cycle_id VARCHAR
-- @param   scenario_id VARCHAR
-- @param   subject_id VARCHAR
-- @param   comparison VARCHAR
-- @notnull model, n, n_other
WITH span AS (
  SELECT start_date, end_date
  FROM period
  WHERE period_id = $cycle_id OR (grain = 'year' AND $cycle_id NOT IN (SELECT period_id FROM period))
  ORDER BY period_id = $cycle_id DESC, end_date DESC
  LIMIT 1
),
attendance AS (
  SELECT a.employee_id, sum(a.attended_days) / nullif(sum(a.attended_days) + sum(coalesce(a.absent_days, 0)) + sum(coalesce(a.leave_days, 0)), 0) AS share
  FROM agg_attendance_month AS a
  JOIN period AS m ON m.period_id = a.period_id
  JOIN span AS s ON m.start_date >= s.start_date AND m.end_date <= s.end_date
  GROUP BY a.employee_id
),
rated AS (
  SELECT *, count(kpi_score) OVER () * 2 > count(*) OVER () AS has_kpi FROM signal_rating($cycle_id, $scenario_id) WHERE rating IS NOT NULL
),
placed AS (
  SELECT
    r.employee_id, r.rating AS y, CASE WHEN r.has_kpi THEN r.kpi_score ELSE 0 END AS x, concat_ws('/', r.job_family, r.grade) AS level,
    unnest(signal_attributes(r.gender, r.age_band, r.tenure_band, r.location, r.remote, r.employment_type, r.long_leave, r.school), recursive := true)
  FROM rated AS r
  JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM r.unit_id AND s.scope_id = $comparison
  WHERE NOT r.has_kpi OR r.kpi_score IS NOT NULL
),
person AS MATERIALIZED (
  SELECT p.y, p.x, p.level, a.share AS a, CASE WHEN p.member = split_part($subject_id, '=', 2) THEN 1.0 ELSE 0 END AS m
  FROM placed AS p
  JOIN attendance AS a ON a.employee_id = p.employee_id AND a.share IS NOT NULL
  WHERE p.attribute = split_part($subject_id, '=', 1) AND p.member IS NOT NULL
),
size AS (
  SELECT count(*) FILTER (WHERE m = 1) AS n, count(*) FILTER (WHERE m = 0) AS others, count(DISTINCT level) AS cells FROM person
),
shown AS (
  -- Those without attendance are nobody or k and more, on both sides: else subtracting would tell them.
  SELECT z.n, z.others, z.cells
  FROM size AS z
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'proximity') AS t
  JOIN groups_shown($cycle_id) AS v
    ON v.shown AND v.scope_id = $comparison AND v.attribute = split_part($subject_id, '=', 1) AND v.member = split_part($subject_id, '=', 2)
  WHERE z.n >= greatest(t.min_n, t.k_protected) AND z.others >= greatest(t.min_n, t.k_protected) AND z.n + z.others >= t.min_groups
    AND v.n - z.n NOT BETWEEN 1 AND t.k_protected - 1 AND v.others - z.others NOT BETWEEN 1 AND t.k_protected - 1
),
-- Least squares one variable after the other: out of everything goes the mean of the cell, then KPI score, then attendance.
centred AS (
  SELECT y - avg(y) OVER c AS y, x - avg(x) OVER c AS x, a - avg(a) OVER c AS a, m - avg(m) OVER c AS m FROM person WINDOW c AS (PARTITION BY level)
),
slope AS (
  SELECT sum(x * x) > 1e-9 * count(*) AS uses_kpi, coalesce(sum(x * y) / nullif(sum(x * x), 0), 0) AS xy, coalesce(sum(x * a) / nullif(sum(x * x), 0), 0) AS xa, coalesce(sum(x * m) / nullif(sum(x * x), 0), 0) AS xm FROM centred
),
net AS MATERIALIZED (
  SELECT
    c.m AS m0, c.a AS a0, c.y - CASE WHEN s.uses_kpi THEN s.xy * c.x ELSE 0 END AS y, c.a - CASE WHEN s.uses_kpi THEN s.xa * c.x ELSE 0 END AS a,
    c.m - CASE WHEN s.uses_kpi THEN s.xm * c.x ELSE 0 END AS m, CASE WHEN s.uses_kpi THEN 1 ELSE 0 END AS kpis
  FROM centred AS c
  CROSS JOIN slope AS s
),
product AS (
  SELECT
    count(*) AS people, any_value(kpis) AS kpis, sum(y * y) AS yy, sum(m * m) AS mm, sum(a * a) AS aa, sum(m * y) AS my, sum(a * y) AS ay, sum(a * m) AS am,
    sum(m0 * m0) AS mm0, sum(a0 * a0) AS aa0, sum(m0 * a0) AS am0
  FROM net
),
model AS (
  SELECT 1 AS nth, 'rating' AS model, my AS sxy, mm AS sxx, yy AS syy, kpis + 1 AS used, people, mm0 FROM product
  UNION ALL
  SELECT 2, 'rating_given_attendance', my - am * ay / aa, mm - am * am / aa, yy - ay * ay / aa, kpis + 2, people, mm0 FROM product WHERE aa > 1e-9 * people
  UNION ALL
  SELECT 3, 'attendance', am0, mm0, aa0, 1, people, mm0 FROM product
),
fitted AS (
  SELECT m.nth, m.model, s.n, s.others, m.sxy / m.sxx AS b, m.people - s.cells - m.used AS df, m.sxx, greatest(0, m.syy - m.sxy * m.sxy / m.sxx) AS rss
  FROM model AS m
  CROSS JOIN shown AS s
  WHERE m.sxx > 1e-9 * m.mm0 AND m.mm0 > 1e-9
),
tested AS MATERIALIZED (
  SELECT *, CASE WHEN df > 0 AND rss > 1e-12 THEN sqrt(rss / df / sxx) END AS se FROM fitted
),
ratio AS MATERIALIZED (
  SELECT *, b / se AS t_value FROM tested
)
SELECT
  model, CAST(n AS INTEGER) AS n, CAST(others AS INTEGER) AS n_other, finite(b) AS difference, finite(b - t_975(df) * se) AS lo, finite(b + t_975(df) * se) AS hi,
  CASE WHEN model = 'attendance' THEN 'share' ELSE 'rating' END AS unit, finite(t_p2(t_value, df)) AS p
FROM ratio
ORDER BY nth
