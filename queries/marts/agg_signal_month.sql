-- Monthly KPI scores of a cycle as the recency signal reads them: each person's mean over the months, and the cycle's last month.
-- @zh      近因信号所读的周期内月度 KPI 得分：每人各月平均与最后一个月。
-- @grain  cycle_id, employee_id
-- @from   signal_person
-- @from   fct_score
WITH month AS (
  SELECT c.cycle_id, s.owner_id AS employee_id, s.period_id, s.score, p.end_date
  FROM (SELECT DISTINCT cycle_id FROM signal_person) AS c
  JOIN period_closure AS i ON i.ancestor_id = c.cycle_id
  JOIN period AS p ON p.period_id = i.descendant_id AND p.grain = 'month'
  JOIN fct_score AS s ON s.owner_type = 'person' AND s.period_id = p.period_id AND s.score IS NOT NULL
),
last_month AS (
  SELECT cycle_id, max(end_date) AS end_date, arg_max(period_id, end_date) AS period_id FROM month GROUP BY cycle_id
)
SELECT
  m.cycle_id, m.employee_id, any_value(l.period_id) AS last_month,
  avg(m.score) AS month_mean,
  max(m.score) FILTER (WHERE m.end_date = l.end_date) AS last_score,
  CAST(count(*) AS INTEGER) AS months
FROM month AS m
JOIN last_month AS l ON l.cycle_id = m.cycle_id
GROUP BY m.cycle_id, m.employee_id
