-- A person's monthly score beside the peers': same job family, employed that month, at the same location where that makes five or more
-- (peers_at = 'location'), else everywhere ('family'). Median and quartiles. Fewer than five peers are not shown.
-- @zh      个人月度得分，与同职族、当月在职者对照。
-- @grain   month
-- @param   employee_id VARCHAR
-- @param   period_id VARCHAR
-- @notnull period_id
WITH month AS (
  SELECT period_id FROM period WHERE grain = 'month' AND period_id[1:4] = substr($period_id, 1, 4)
),
person AS (
  SELECT e.period_id, e.job_family, e.location FROM dim_employee_period AS e SEMI JOIN month AS m ON m.period_id = e.period_id WHERE e.employee_id = $employee_id
),
peer AS (
  SELECT e.period_id, s.score, e.location IS NOT DISTINCT FROM p.location AND p.location IS NOT NULL AS is_near
  FROM person AS p
  JOIN dim_employee_period AS e ON e.period_id = p.period_id AND e.job_family = p.job_family AND e.employee_id <> $employee_id
  JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = e.employee_id AND s.period_id = e.period_id AND s.score IS NOT NULL
),
scope AS (
  -- One scope for the whole line: it must not change from month to month.
  SELECT coalesce(min(near) >= 5, FALSE) AS by_location
  FROM (SELECT period_id, count(*) FILTER (WHERE is_near) AS near FROM peer GROUP BY period_id) AS n
),
peers AS (
  SELECT p.period_id, any_value(c.by_location) AS by_location, count(*) AS peers, median(p.score) AS peer_median, quantile_cont(p.score, 0.25) AS peer_low, quantile_cont(p.score, 0.75) AS peer_high
  FROM peer AS p
  CROSS JOIN scope AS c
  WHERE p.is_near OR NOT c.by_location
  GROUP BY p.period_id
  HAVING count(*) >= 5
)
SELECT
  m.period_id, s.score, q.peer_median, q.peer_low, q.peer_high, CAST(q.peers AS INTEGER) AS peers,
  CASE WHEN q.by_location THEN 'location' WHEN NOT q.by_location THEN 'family' END AS peers_at, p.location, p.job_family
FROM month AS m
LEFT JOIN person AS p ON p.period_id = m.period_id
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = $employee_id AND s.period_id = m.period_id
LEFT JOIN peers AS q ON q.period_id = m.period_id
ORDER BY m.period_id
