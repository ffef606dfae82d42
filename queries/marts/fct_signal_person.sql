-- Rated people as the bias signals read them: the rating in force (final, else calibrated, else proposed), who proposed it, attributes as
-- of the cycle's end, the KPI score. A cycle that has review scores and no ratings gives one-way data: the mean score of people whose
-- manager's role was filled by one rater, rounded to 1e-9: sums in another order must not break ties.
-- @zh      偏差信号所读的被评级人员：生效的评级、提议人、周期末的属性和 KPI 得分。
-- @into   signal_person
-- @grain  cycle_id, employee_id
-- @from   fct_rating, fct_review
WITH in_force AS (
  SELECT
    cycle AS cycle_id, employee_id,
    arg_max({'stage': stage, 'label': label, 'rating': CAST(ordinal AS DOUBLE)}, CASE stage WHEN 'final' THEN 3 WHEN 'calibrated' THEN 2 ELSE 1 END) AS held,
    max(CAST(ordinal AS DOUBLE)) FILTER (WHERE stage = 'proposed') AS proposed,
    coalesce(max(rater_id) FILTER (WHERE stage = 'proposed'), max(rater_id)) AS rater_id,
    any_value(unit_id) AS unit_id, any_value(job_family) AS job_family, any_value(grade) AS grade, any_value(gender) AS gender,
    any_value(location) AS location, any_value(kpi_score) AS kpi_score
  FROM fct_rating
  WHERE ordinal IS NOT NULL
  GROUP BY cycle, employee_id
),
scored AS (
  SELECT cycle AS cycle_id, ratee_id AS employee_id, max(rater_id) AS rater_id, round(avg(score), 9) AS rating
  FROM fct_review
  WHERE role = 'manager' AND cycle NOT IN (SELECT cycle_id FROM in_force)
  GROUP BY cycle, ratee_id
  HAVING count(DISTINCT rater_id) = 1
),
rated AS (
  SELECT cycle_id, employee_id, rater_id, held.stage AS stage, held.label AS label, held.rating AS rating, proposed FROM in_force
  UNION ALL
  SELECT cycle_id, employee_id, rater_id, 'score' AS stage, CAST(NULL AS VARCHAR) AS label, rating, rating AS proposed FROM scored
),
cycle_period AS (
  -- The period whose end describes people: the cycle itself where it is a period, else the newest year.
  SELECT
    c.cycle_id,
    coalesce(p.period_id, (SELECT arg_max(period_id, end_date) FROM period WHERE grain = 'year')) AS period_id,
    -- A year nothing else speaks of still ends.
    CASE WHEN period_grain(c.cycle_id) IS NOT NULL THEN period_end(c.cycle_id) END AS end_date,
    c.cycle_id = max(c.cycle_id) OVER () AS is_latest
  FROM (SELECT DISTINCT cycle_id FROM rated) AS c
  LEFT JOIN period AS p ON p.period_id = c.cycle_id
),
-- Only how long somebody was on leave, never why.
leave AS (
  SELECT c.cycle_id, a.employee_id, sum(a.leave_days) AS days
  FROM cycle_period AS c
  JOIN period AS p ON p.period_id = c.period_id
  JOIN period AS m ON m.start_date >= p.start_date AND m.end_date <= p.end_date
  JOIN agg_attendance_month AS a ON a.period_id = m.period_id
  GROUP BY c.cycle_id, a.employee_id
),
person AS (
  SELECT employee_id, period_id, unit_id, job_family, grade, gender, birth_date, age_band, hire_date, tenure_band, location, is_remote, employment_type, school FROM dim_employee_period
  UNION ALL
  SELECT employee_id, NULL AS period_id, unit_id, job_family, grade, gender, birth_date, age_band, hire_date, tenure_band, location, is_remote, employment_type, school FROM dim_employee_undated
)
SELECT
  r.cycle_id, r.employee_id, r.rater_id, e.unit_id, e.job_family, e.grade, e.gender,
  -- Whole years on the last day of the cycle; what the roster states itself only where no date is known.
  coalesce(age_band(date_sub('year', e.birth_date, coalesce(p.end_date, c.end_date))), e.age_band) AS age_band,
  coalesce(tenure_band(date_sub('year', e.hire_date, coalesce(p.end_date, c.end_date))), e.tenure_band) AS tenure_band,
  e.location, CASE WHEN e.is_remote THEN 'remote' WHEN NOT e.is_remote THEN 'on_site' END AS remote, e.employment_type,
  CASE WHEN l.days >= policy_number('signals.long_leave_days', 20) THEN 'long_leave' WHEN l.days IS NOT NULL THEN 'no_long_leave' END AS long_leave, e.school,
  r.stage, r.label, r.rating, r.proposed, s.score AS kpi_score, c.is_latest
FROM rated AS r
JOIN cycle_period AS c ON c.cycle_id = r.cycle_id
LEFT JOIN period AS p ON p.period_id = c.period_id
LEFT JOIN person AS e ON e.employee_id = r.employee_id AND e.period_id IS NOT DISTINCT FROM c.period_id
LEFT JOIN leave AS l ON l.cycle_id = r.cycle_id AND l.employee_id = r.employee_id
LEFT JOIN fct_score AS s ON s.owner_type = 'person' AND s.owner_id = r.employee_id AND s.period_id = r.cycle_id
ORDER BY r.cycle_id, r.rater_id, r.employee_id
