-- What a calibration did to the ratings that were proposed, counted; and with the moves of a scenario on top.

-- What KPI results say the proposals of a cycle should have been: the line of proposals on KPI scores.
CREATE OR REPLACE VIEW calibration_line AS
  SELECT
    cycle_id, avg(proposed) FILTER (WHERE kpi_score IS NOT NULL) AS my, avg(kpi_score) AS mx,
    regr_sxy(proposed, kpi_score) / nullif(regr_sxx(proposed, kpi_score), 0) AS b
  FROM signal_person
  WHERE rating IS NOT NULL AND proposed IS NOT NULL
  GROUP BY cycle_id;

-- Whoever has a proposal and a rating, with what was expected; weight: how often the person counts.
CREATE OR REPLACE VIEW calibrated_person AS
  SELECT p.*, l.my + l.b * (p.kpi_score - l.mx) AS expected, 1 AS weight
  FROM signal_person AS p
  JOIN calibration_line AS l ON l.cycle_id = p.cycle_id
  WHERE p.rating IS NOT NULL AND p.proposed IS NOT NULL;

-- Counts by rater, unit (of the first two levels), group (people without a value of the attribute are a group of their own) and in all.
-- judged_n: moves of people with a KPI score; towards: those of them that came nearer to what is expected.
CREATE OR REPLACE MACRO calibrated_count() AS TABLE
  WITH person AS MATERIALIZED (
    SELECT
      cycle_id, is_latest, rater_id, unit_id, gender, age_band, tenure_band, location, remote, employment_type, long_leave, school, weight, sign(rating - proposed) AS step,
      CASE WHEN rating <> proposed THEN abs(rating - expected) < abs(proposed - expected) END AS is_towards
    FROM calibrated_person
  ),
  member AS (
    SELECT cycle_id, is_latest, 'company' AS subject_type, '@company' AS subject_id, weight, step, is_towards FROM person
    UNION ALL
    SELECT cycle_id, is_latest, 'rater', rater_id, weight, step, is_towards FROM person WHERE rater_id IS NOT NULL
    UNION ALL
    SELECT p.cycle_id, p.is_latest, 'unit', s.scope_id, p.weight, p.step, p.is_towards
    FROM person AS p
    JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM p.unit_id AND s.scope_id <> 'company'
    UNION ALL
    SELECT cycle_id, is_latest, 'group', attribute || '=' || coalesce(member, ''), weight, step, is_towards
    FROM (
      SELECT
        cycle_id, is_latest, weight, step, is_towards,
        unnest(signal_attributes(gender, age_band, tenure_band, location, remote, employment_type, long_leave, school), recursive := true)
      FROM person
    ) AS g
  )
  SELECT
    cycle_id, bool_and(is_latest) AS is_latest, subject_type, subject_id, CAST(sum(weight) AS INTEGER) AS rated,
    CAST(coalesce(sum(weight) FILTER (WHERE step <> 0), 0) AS INTEGER) AS n, CAST(coalesce(sum(weight) FILTER (WHERE step > 0), 0) AS INTEGER) AS up,
    CAST(coalesce(sum(weight) FILTER (WHERE step < 0), 0) AS INTEGER) AS down, CAST(coalesce(sum(weight) FILTER (WHERE is_towards), 0) AS INTEGER) AS towards,
    CAST(coalesce(sum(weight) FILTER (WHERE is_towards IS NOT NULL), 0) AS INTEGER) AS judged_n
  FROM member
  GROUP BY cycle_id, subject_type, subject_id;

-- The counts of a cycle (signal_calibrated) with the moves of a scenario: who moved no longer counts as rated before, but as rated now.
CREATE OR REPLACE MACRO calibrated_part(cycle, scenario) AS TABLE
  WITH moved AS (
    SELECT m.*, l.my + l.b * (m.kpi_score - l.mx) AS expected
    FROM moved_person AS m
    JOIN calibration_line AS l ON l.cycle_id = m.cycle_id
    WHERE m.scenario_id = scenario AND m.proposed IS NOT NULL AND (m.cycle_id = cycle OR (m.is_latest AND coalesce(cycle, '') = ''))
  ),
  -- Stands before the view of that name in calibrated_count.
  calibrated_person AS (
    SELECT * EXCLUDE (scenario_id, moved_to), -1 AS weight FROM moved
    UNION ALL
    SELECT * EXCLUDE (scenario_id, moved_to) REPLACE (moved_to AS rating), 1 FROM moved
  )
  SELECT
    subject_type, subject_id, CAST(sum(rated) AS BIGINT) AS rated, CAST(sum(n) AS BIGINT) AS n, CAST(sum(up) AS BIGINT) AS up, CAST(sum(down) AS BIGINT) AS down,
    CAST(sum(towards) AS BIGINT) AS towards, CAST(sum(judged_n) AS BIGINT) AS judged_n
  FROM (
    SELECT subject_type, subject_id, rated, n, up, down, towards, judged_n FROM signal_calibrated WHERE cycle_id = cycle OR (is_latest AND coalesce(cycle, '') = '')
    UNION ALL
    SELECT subject_type, subject_id, rated, n, up, down, towards, judged_n FROM calibrated_count()
  ) AS c
  GROUP BY subject_type, subject_id;

-- What moved between proposal and the rating in force, by group, and whether it may be shown. To what signal_shown asks of the group itself comes:
-- k who moved, k others who moved, and k (or nobody) who did not, so that the rated less the moved tells nobody; those who moved in what is
-- hidden of an attribute (people without one included) are never one group alone nor fewer than k, else the smallest of those shown is hidden too.
CREATE OR REPLACE MACRO calibration_group(cycle, scenario) AS TABLE
  WITH size AS MATERIALIZED (
    SELECT split_part(subject_id, '=', 1) AS attribute, substr(subject_id, strpos(subject_id, '=') + 1) AS member, rated, n
    FROM calibrated_part(cycle, scenario)
    WHERE subject_type = 'group'
  ),
  apart AS (
    SELECT
      s.*, t.k_protected AS k, sum(s.n) OVER a - s.n AS others, sum(s.rated) OVER a - s.rated AS rated_others, coalesce(v.shown, FALSE) AS may_be
    FROM size AS s
    CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = 'calibration_effect') AS t
    LEFT JOIN groups_shown(cycle) AS v
      ON v.scope_id = 'company' AND v.attribute = s.attribute AND v.attribute <> 'long_leave' AND v.member = s.member
    WINDOW a AS (PARTITION BY s.attribute)
  ),
  alone AS (
    SELECT *, may_be AND n >= k AND others >= k AND rated - n NOT BETWEEN 1 AND k - 1 AND rated_others - others NOT BETWEEN 1 AND k - 1 AS shown FROM apart
  ),
  ranked AS (
    SELECT
      *, count(*) FILTER (WHERE NOT shown) OVER a = 1 AND count(*) FILTER (WHERE NOT shown AND member = '') OVER a = 0 AS is_one, sum(CASE WHEN shown THEN 0 ELSE n END) OVER a AS hidden_n,
      row_number() OVER (PARTITION BY attribute ORDER BY NOT shown, n, member) AS nth
    FROM alone
    WINDOW a AS (PARTITION BY attribute)
  )
  SELECT attribute, member, shown AND NOT (nth = 1 AND hidden_n > 0 AND (is_one OR hidden_n < k)) AS shown FROM ranked WHERE member <> '';
