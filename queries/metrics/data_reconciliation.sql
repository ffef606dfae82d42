-- Figures that two sources report differently, beyond the policy's tolerance: both values, which one counts, and what would become of the
-- owner's attainment, score and place if the other one did. Effects are those of the year the figure belongs to. `rating_by_score` is the
-- label somebody with that score would have if labels were handed out by score alone, in the numbers they were handed out in that year.
-- @zh      两个来源不一致的数字：两个值、计入哪一个，以及换用另一个对达成率、得分和评级的影响。
-- @grain   kpi × owner × period × losing source
-- @notnull kpi_id, owner_type, owner_id, period_id, year_id, source_used, source_other
WITH value_of AS (
  SELECT
    s.kpi_id, s.owner_type, s.owner_id, s.period_id, s.source, coalesce(s.value, s.numerator / nullif(s.denominator, 0)) AS value,
    CASE WHEN k.aggregation = 'avg' THEN coalesce(s.numerator, s.value * coalesce(s.denominator, 1.0))
         WHEN k.aggregation = 'ratio' AND s.numerator IS NOT NULL AND s.denominator IS NOT NULL THEN s.numerator
         ELSE s.value END AS num,
    CASE WHEN k.aggregation = 'avg' THEN coalesce(s.denominator, 1.0)
         WHEN k.aggregation = 'ratio' AND s.numerator IS NOT NULL AND s.denominator IS NOT NULL THEN s.denominator
         WHEN k.aggregation = 'ratio' THEN 1.0 END AS den,
    s._file, s._sheet, s._row
  FROM fct_actual_source AS s
  JOIN kpi AS k ON k.kpi_id = s.kpi_id
  WHERE k.direction <> 'milestone'
),
tolerance AS (
  SELECT coalesce(min(tolerance), 0.01) AS share FROM policy_source
),
disagreed AS (
  SELECT
    a.kpi_id, a.owner_type, a.owner_id, a.period_id, a.period_id[1:4] AS year_id, k.name AS kpi_name, k.unit AS kpi_unit, k.direction, k.score_rule,
    a.source AS source_used, u.value AS value_used, o.source AS source_other, o.value AS value_other,
    u.num AS num_used, u.den AS den_used, o.num AS num_other, o.den AS den_other,
    u._file AS file_used, o._file AS file_name, o._sheet AS sheet_name, o._row AS row_number
  FROM fct_actual AS a
  JOIN value_of AS u ON u.kpi_id = a.kpi_id AND u.owner_type = a.owner_type AND u.owner_id = a.owner_id AND u.period_id = a.period_id AND u.source = a.source
  JOIN value_of AS o ON o.kpi_id = a.kpi_id AND o.owner_type = a.owner_type AND o.owner_id = a.owner_id AND o.period_id = a.period_id AND o.source <> a.source
  JOIN kpi AS k ON k.kpi_id = a.kpi_id
  CROSS JOIN tolerance AS t
  WHERE a.source_count > 1 AND abs(o.value - u.value) > t.share * greatest(abs(u.value), abs(o.value))
),
year_sum AS (
  SELECT kpi_id, owner_type, owner_id, period_id, any_value(aggregation) AS aggregation, sum(num) AS num, sum(den) AS den, max(parts) AS parts
  FROM fct_actual_period
  GROUP BY kpi_id, owner_type, owner_id, period_id
),
last_part AS (
  SELECT kpi_id, owner_type, owner_id, period_id[1:4] AS year_id, max(period_end(period_id)) AS last_day FROM fct_actual GROUP BY ALL
),
score_point AS (
  SELECT score_rule, any_value(mode) AS mode, list({'attainment': attainment, 'score': score} ORDER BY attainment) AS points
  FROM policy_score_point
  GROUP BY score_rule
),
policy_in_force AS (
  SELECT policy_text('lower_rule', 'two_minus') AS lower_rule, policy_number('score_cap', 150) AS score_cap, policy_number('score_floor', 0) AS score_floor
),
year_with_other AS (
  SELECT
    d.*, y.attainment AS attainment_used, y.score AS kpi_score_used, y.weight, y.target, y.baseline, y.range_low, y.range_high,
    CASE
      WHEN s.aggregation = 'last' THEN CASE WHEN l.last_day = period_end(d.period_id) THEN d.value_other ELSE y.actual END
      WHEN s.aggregation IS NOT NULL THEN actual_of(s.aggregation, s.num - d.num_used + d.num_other, s.den - coalesce(d.den_used, 0) + coalesce(d.den_other, 0)) END AS actual_other
  FROM disagreed AS d
  LEFT JOIN fct_attainment AS y ON y.owner_type = d.owner_type AND y.owner_id = d.owner_id AND y.kpi_id = d.kpi_id AND y.period_id = d.year_id
  LEFT JOIN year_sum AS s ON s.kpi_id = d.kpi_id AND s.owner_type = d.owner_type AND s.owner_id = d.owner_id AND s.period_id = d.year_id
  LEFT JOIN last_part AS l ON l.kpi_id = d.kpi_id AND l.owner_type = d.owner_type AND l.owner_id = d.owner_id AND l.year_id = d.year_id
),
attained AS (
  SELECT
    w.*, attainment(w.direction, w.actual_other, w.target, w.baseline, w.range_low, w.range_high, p.lower_rule) AS attainment_other,
    p.score_cap, p.score_floor
  FROM year_with_other AS w
  CROSS JOIN policy_in_force AS p
),
scored AS (
  SELECT
    a.*, t.score AS score_used,
    t.score + (score_of(a.attainment_other, r.points, r.mode, a.score_cap, a.score_floor) - a.kpi_score_used) * a.weight / nullif(t.weight_scored, 0) AS score_other
  FROM attained AS a
  LEFT JOIN score_point AS r ON r.score_rule = a.score_rule
  LEFT JOIN fct_score AS t ON t.owner_type = a.owner_type AND t.owner_id = a.owner_id AND t.period_id = a.year_id
),
rated AS (
  SELECT f.cycle AS year_id, f.employee_id, f.label, f.ordinal, f.kpi_score
  FROM fct_rating AS f
  WHERE f.stage = 'final' AND f.ordinal IS NOT NULL AND f.kpi_score IS NOT NULL
),
ladder AS (
  SELECT year_id, label, ordinal, sum(count(*)) OVER (PARTITION BY year_id ORDER BY ordinal DESC) AS up_to FROM rated GROUP BY year_id, label, ordinal
),
placed AS (
  SELECT
    s.kpi_id, s.owner_type, s.owner_id, s.period_id, s.source_other,
    1 + count(*) FILTER (WHERE o.kpi_score > s.score_used + 1e-9) AS place_used,
    1 + count(*) FILTER (WHERE o.kpi_score > s.score_other + 1e-9) AS place_other
  FROM scored AS s
  JOIN rated AS o ON s.owner_type = 'person' AND o.year_id = s.year_id AND o.employee_id <> s.owner_id
  WHERE s.score_used IS NOT NULL AND s.score_other IS NOT NULL
  GROUP BY ALL
)
SELECT
  s.kpi_id, s.kpi_name, s.kpi_unit, s.owner_type, s.owner_id, coalesce(e.name, u.name) AS owner_name, s.period_id, s.year_id,
  s.source_used, s.value_used, s.source_other, s.value_other, s.value_other / nullif(s.value_used, 0) - 1 AS difference_share,
  s.attainment_used, s.attainment_other, s.score_used, s.score_other, s.score_other - s.score_used AS score_effect,
  f.label AS rating,
  (SELECT arg_min(l.label, l.up_to) FROM ladder AS l WHERE l.year_id = s.year_id AND l.up_to >= p.place_used) AS rating_by_score_used,
  (SELECT arg_min(l.label, l.up_to) FROM ladder AS l WHERE l.year_id = s.year_id AND l.up_to >= p.place_other) AS rating_by_score_other,
  s.file_used, s.file_name, s.sheet_name, s.row_number
FROM scored AS s
LEFT JOIN placed AS p ON p.kpi_id = s.kpi_id AND p.owner_type = s.owner_type AND p.owner_id = s.owner_id AND p.period_id = s.period_id AND p.source_other = s.source_other
LEFT JOIN rated AS f ON s.owner_type = 'person' AND f.employee_id = s.owner_id AND f.year_id = s.year_id
LEFT JOIN dim_employee_period AS e ON s.owner_type = 'person' AND e.employee_id = s.owner_id AND e.period_id = s.year_id
LEFT JOIN dim_unit AS u ON s.owner_type = 'unit' AND u.unit_id = s.owner_id
ORDER BY abs(s.score_other - s.score_used) DESC NULLS LAST, abs(s.value_other / nullif(s.value_used, 0) - 1) DESC NULLS LAST, s.kpi_id, s.owner_id, s.period_id
