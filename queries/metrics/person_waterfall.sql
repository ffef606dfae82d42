-- From 100 to the score: each KPI's step with where it starts and ends. The last step ends exactly at the score.
-- @zh      从 100 到得分：每个指标的一步，从哪里到哪里；最后一步恰好落在得分上。
-- @grain   step
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull step, kind, from_score, to_score
WITH part AS (
  SELECT f.kpi_id, f.kpi_name, f.weight / s.weight_scored * (f.score - 100) AS change, s.score AS total
  FROM fct_attainment AS f
  JOIN fct_score AS s ON s.owner_type = f.owner_type AND s.owner_id = f.owner_id AND s.period_id = f.period_id
  WHERE f.owner_type = 'person' AND f.owner_id = $employee_id AND f.period_id = $period_id AND has_weight(f.weight) AND f.score IS NOT NULL
),
running AS (
  SELECT kpi_id, kpi_name, change, total, row_number() OVER by_size AS nth, 100 + sum(change) OVER by_size AS to_score, count(*) OVER () AS parts
  FROM part
  WINDOW by_size AS (ORDER BY abs(change) DESC, kpi_id ROWS UNBOUNDED PRECEDING)
)
SELECT 0 AS step, 'start' AS kind, CAST(NULL AS VARCHAR) AS kpi_id, CAST(NULL AS VARCHAR) AS kpi_name, 100.0::DOUBLE AS from_score, 100.0::DOUBLE AS to_score
FROM (SELECT count(*) AS parts FROM part) AS p
WHERE p.parts > 0
UNION ALL
SELECT CAST(nth AS INTEGER), 'change', kpi_id, kpi_name, CASE WHEN nth = 1 THEN 100.0 ELSE to_score - change END, CASE WHEN nth = parts THEN total ELSE to_score END
FROM running
UNION ALL
SELECT CAST(max(parts) + 1 AS INTEGER), 'end', NULL, NULL, 0.0, max(total)
FROM running
HAVING count(*) > 0
ORDER BY step
