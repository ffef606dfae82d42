-- A person's monthly score beside the peers' (same job family, employed that month): median and quartiles. Fewer than five peers are not shown.
-- @grain   month
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull period_id
WITH month AS (
  SELECT period_id FROM period WHERE grain = 'month' AND period_id[1:4] = substr($period_id, 1, 4)
),
person AS (
  SELECT e.period_id, e.job_family FROM dim_employee_period AS e SEMI JOIN month AS m ON m.period_id = e.period_id WHERE e.employee_id = $employee_id
),
peer AS (
  SELECT e.period_id, count(*) AS peers, median(s.score) AS peer_median, quantile_cont(s.score, 0.25) AS peer_low, quantile_cont(s.score, 0.75) AS peer_high
  FROM person AS p
  JOIN dim_employee_period AS e ON e.period_id = p.period_id AND e.job_family = p.job_family AND e.employee_id <> $employee_id
  JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id AND s.score IS NOT NULL
  GROUP BY e.period_id
)
SELECT m.period_id, s.score, q.peer_median, q.peer_low, q.peer_high, CAST(q.peers AS INTEGER) AS peers
FROM month AS m
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = $employee_id AND s.period_id = m.period_id
LEFT JOIN peer AS q ON q.period_id = m.period_id AND q.peers >= 5
ORDER BY m.period_id
