-- Drift: does a rater become more lenient or severe from cycle to cycle? Slope over cycles of the rater's mean rating net of KPI (slope pooled
-- within raters, cycle by cycle) and net of the company's mean of that cycle. Needs four cycles of five ratees. The spread around the lines
-- counts where it is larger than the spread of people.
-- @zh      漂移：评分人是否逐周期变宽或变严。扣除 KPI 后的平均评级对周期的斜率。
-- @judged
-- @grain  subject_id (rater)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH team AS MATERIALIZED (
  SELECT cycle_id, rater_id, n, my, mx, syy, sxx, sxy, has_kpi FROM team_rating($scenario_id) WHERE coalesce($cycle_id, '') = '' OR cycle_id <= $cycle_id
),
cycle AS (
  SELECT
    cycle_id, row_number() OVER (ORDER BY cycle_id) AS t, coalesce(sum(sxy) / nullif(sum(sxx), 0), 0) AS b, sum(n * my) / sum(n) AS my, sum(n * mx) / sum(n) AS mx,
    greatest(0, sum(syy) - coalesce(sum(sxy) * sum(sxy) / nullif(sum(sxx), 0), 0)) AS ssw, sum(n) - count(*) - CASE WHEN sum(sxx) > 0 THEN 1 ELSE 0 END AS df
  FROM team
  GROUP BY cycle_id
),
point AS MATERIALIZED (
  SELECT t.rater_id, CAST(c.t AS DOUBLE) AS t, t.n, t.my - c.my - c.b * (t.mx - c.mx) AS u, t.my - c.my AS raw, t.has_kpi
  FROM team AS t
  JOIN cycle AS c ON c.cycle_id = t.cycle_id
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'drift') AS p
  WHERE t.n >= p.min_n
),
line AS (
  SELECT
    rater_id, count(*) AS cycles, sum(n) AS n, sum(n * t) / sum(n) AS mt, sum(n * u) / sum(n) AS mu, sum(n * raw) / sum(n) AS mraw, bool_and(has_kpi) AS has_kpi
  FROM point
  GROUP BY rater_id
),
slope AS MATERIALIZED (
  SELECT
    l.*, f.sxx, f.sxu / nullif(f.sxx, 0) AS b, f.sxraw / nullif(f.sxx, 0) AS raw_b,
    CASE WHEN l.cycles > 2 THEN greatest(0, f.suu - coalesce(f.sxu * f.sxu / nullif(f.sxx, 0), 0)) END AS lack, CASE WHEN l.cycles > 2 THEN l.cycles - 2 END AS lack_df
  FROM line AS l
  JOIN (
    SELECT p.rater_id, sum(p.n * (p.t - l.mt) * (p.t - l.mt)) AS sxx, sum(p.n * (p.t - l.mt) * (p.u - l.mu)) AS sxu, sum(p.n * (p.t - l.mt) * (p.raw - l.mraw)) AS sxraw, sum(p.n * (p.u - l.mu) * (p.u - l.mu)) AS suu
    FROM point AS p
    JOIN line AS l ON l.rater_id = p.rater_id
    GROUP BY p.rater_id
  ) AS f ON f.rater_id = l.rater_id
),
spread AS (
  SELECT
    w.msw, w.df, s.lack, s.lack_df, s.k,
    CASE WHEN w.msw IS NOT NULL THEN greatest(w.msw, coalesce(s.lack, 0)) END AS s2, CASE WHEN s.lack > w.msw THEN s.lack_df ELSE w.df END AS s2_df
  FROM (SELECT CASE WHEN sum(ssw) > 1e-9 THEN sum(ssw) / nullif(sum(df), 0) END AS msw, sum(df) AS df FROM cycle) AS w
  CROSS JOIN (SELECT sum(lack) / nullif(sum(lack_df), 0) AS lack, sum(lack_df) AS lack_df, count(*) AS k FROM slope) AS s
),
tested AS MATERIALIZED (
  SELECT
    s.*, v.msw, v.s2_df AS df, v.k, p.q_limit, p.effect, p.effect_strong, s.cycles >= p.min_groups AS enough,
    sqrt(v.s2 / nullif(s.sxx, 0)) AS se
  FROM slope AS s
  CROSS JOIN spread AS v
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'drift') AS p
)
SELECT
  'drift' AS signal, 'rater' AS subject_type, rater_id AS subject_id, 'no change' AS comparison, CAST(n AS INTEGER) AS n, CAST(k - 1 AS INTEGER) AS n_other,
  finite(CASE WHEN enough THEN b END) AS estimate, finite(CASE WHEN enough THEN b - t_975(df) * se END) AS lo, finite(CASE WHEN enough THEN b + t_975(df) * se END) AS hi,
  'rating per cycle' AS unit, CASE WHEN enough THEN b / nullif(se, 0) END AS t_value, df, enough, q_limit, coalesce(abs(b) >= effect * sqrt(msw), FALSE) AS effect_ok, TRUE AS survives,
  finite(CASE WHEN enough THEN detectable(se) END) AS min_detectable,
  signal_detail([
    detail_number('cycles', cycles), detail_number('effect_sd', b / nullif(sqrt(msw), 0)), detail_number('strong_from', effect_strong), detail_number('unadjusted', raw_b),
    detail_text('adjusted_for', CASE WHEN has_kpi THEN 'kpi,cycle' ELSE 'cycle' END), CASE WHEN NOT has_kpi THEN detail_text('missing', 'kpi') WHEN NOT enough THEN detail_text('missing', 'cycles') END,
    CASE WHEN msw IS NULL THEN detail_text('note', 'no_variance') END
  ]) AS detail
FROM tested
ORDER BY abs(estimate) DESC NULLS LAST, subject_id
