-- Every year the data speaks of, with its halves, quarters and months.
-- @zh      数据涉及的每一年，及其半年、季度和月份。
-- @into   period
-- @grain  period_id
-- @from   attendance_day, attendance_period, kpi_actual, kpi_target, opportunity, punch, rating, sales_order
WITH seen AS (
  SELECT period_id[1:4] AS year FROM kpi_target WHERE period_id IS NOT NULL
  UNION
  SELECT period_id[1:4] FROM kpi_actual WHERE period_id IS NOT NULL
  UNION
  SELECT strftime(order_date, '%Y') FROM sales_order WHERE order_date IS NOT NULL
  UNION
  SELECT strftime(close_date, '%Y') FROM opportunity WHERE close_date IS NOT NULL
  UNION
  SELECT strftime(day, '%Y') FROM attendance_day
  UNION
  SELECT period_id[1:4] FROM attendance_period WHERE period_id IS NOT NULL
  UNION
  SELECT strftime(day, '%Y') FROM punch WHERE day IS NOT NULL
  UNION
  SELECT cycle[1:4] FROM rating WHERE period_grain(cycle) IS NOT NULL
),
made AS (
  SELECT year AS period_id FROM seen
  UNION ALL
  SELECT year || '-H' || half FROM seen, (SELECT unnest(range(1, 3)) AS half) AS h
  UNION ALL
  SELECT year || '-Q' || quarter FROM seen, (SELECT unnest(range(1, 5)) AS quarter) AS q
  UNION ALL
  SELECT year || '-' || lpad(CAST(month AS VARCHAR), 2, '0') FROM seen, (SELECT unnest(range(1, 13)) AS month) AS m
),
placed AS MATERIALIZED (
  SELECT period_id, period_grain(period_id) AS grain, period_start(period_id) AS start_date, period_end(period_id) AS end_date, period_parent(period_id) AS parent_id
  FROM made
  WHERE regexp_full_match(period_id[1:4], '(19|20)[0-9]{2}')
),
working_day AS (
  SELECT CAST(d.day AS DATE) AS day
  FROM seen AS s, LATERAL (SELECT unnest(generate_series(make_date(CAST(s.year AS INTEGER), 1, 1), make_date(CAST(s.year AS INTEGER), 12, 31), INTERVAL 1 DAY)) AS day) AS d
  WHERE isodow(d.day) <= 5 AND CAST(d.day AS DATE) NOT IN (SELECT day FROM policy_holiday WHERE day IS NOT NULL)
)
SELECT p.period_id, p.grain, p.start_date, p.end_date, p.parent_id, CAST(count(w.day) AS INTEGER) AS working_days
FROM placed AS p
LEFT JOIN working_day AS w ON w.day BETWEEN p.start_date AND p.end_date
GROUP BY p.period_id, p.grain, p.start_date, p.end_date, p.parent_id
