-- Gaps between groups, shared by group_gap and proximity.

-- The attributes that groups are made of, one struct each.
CREATE OR REPLACE MACRO signal_attributes(gender, age_band, tenure_band, location, remote, employment_type, long_leave, school) AS [
  {'attribute': 'gender', 'member': gender}, {'attribute': 'age_band', 'member': age_band}, {'attribute': 'tenure_band', 'member': tenure_band},
  {'attribute': 'location', 'member': location}, {'attribute': 'remote', 'member': remote}, {'attribute': 'employment_type', 'member': employment_type},
  {'attribute': 'long_leave', 'member': long_leave}, {'attribute': 'school', 'member': school}
];

-- Groups by rating as signal_group holds them, with the moves of a scenario on top: who moved leaves the old rating and joins the new one.
CREATE OR REPLACE MACRO signal_group_part(cycle, scenario, attributes) AS TABLE
  WITH moved AS (
    SELECT
      b.unit_id, b.rating AS y_old, b.moved_to AS y_new, b.kpi_score, concat_ws('/', b.job_family, b.grade) AS level,
      unnest(signal_attributes(b.gender, b.age_band, b.tenure_band, b.location, b.remote, b.employment_type, b.long_leave, b.school), recursive := true)
    FROM moved_person AS b
    WHERE b.scenario_id = scenario AND (b.cycle_id = cycle OR (b.is_latest AND coalesce(cycle, '') = ''))
  ),
  base AS (
    SELECT * FROM signal_group WHERE (cycle_id = cycle OR (is_latest AND coalesce(cycle, '') = '')) AND list_contains(attributes, attribute)
  ),
  known AS (
    SELECT coalesce(bool_and(has_kpi), FALSE) AS has_kpi FROM base
  ),
  change AS (
    SELECT s.scope_id, v.attribute, v.member, v.level, v.y_old, v.y_new, CASE WHEN k.has_kpi THEN v.kpi_score ELSE 0 END AS x, k.has_kpi
    FROM moved AS v
    JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM v.unit_id
    CROSS JOIN known AS k
    WHERE v.member IS NOT NULL AND list_contains(attributes, v.attribute) AND (NOT k.has_kpi OR v.kpi_score IS NOT NULL)
  )
  SELECT scope_id, attribute, member, level, y, sum(n) AS n, sum(sx) AS sx, sum(sxx) AS sxx, bool_and(has_kpi) AS has_kpi
  FROM (
    SELECT scope_id, attribute, member, level, y, n, sx, sxx, has_kpi FROM base
    UNION ALL
    SELECT scope_id, attribute, member, level, y_old, -1, -x, -x * x, has_kpi FROM change
    UNION ALL
    SELECT scope_id, attribute, member, level, y_new, 1, x, x * x, has_kpi FROM change
  ) AS p
  GROUP BY scope_id, attribute, member, level, y
  HAVING sum(n) > 0;

-- Which groups may be shown in which scope (queries/marts/fct_signal_shown.sql). Moves change what people are rated, never who is: they change nothing here.
CREATE OR REPLACE MACRO groups_shown(cycle) AS TABLE
  SELECT scope_id, attribute, member, n, others, shown FROM signal_shown WHERE cycle_id = cycle OR (is_latest AND coalesce(cycle, '') = '');

-- The signal that speaks of an attribute.
CREATE OR REPLACE MACRO group_signal(attribute) AS CASE WHEN attribute IN ('remote', 'employment_type', 'long_leave') THEN 'proximity' ELSE 'group_gap' END;

-- Each group of an attribute against everybody else in the scope: as it is (Hedges g, Cliff's delta) and adjusted, the coefficient of the group
-- given KPI score inside cells of job family and grade. All from sums by cell. Groups that may not be shown have no figures at all.
CREATE OR REPLACE MACRO signal_group_gap(cycle, scenario, attributes) AS TABLE
  WITH part AS MATERIALIZED (
    SELECT * FROM signal_group_part(cycle, scenario, attributes)
  ),
  cell AS MATERIALIZED (
    SELECT scope_id, attribute, member, level, sum(n) AS n, sum(n * y) AS sy, sum(n * y * y) AS syy, sum(sx) AS sx, sum(sxx) AS sxx, sum(sx * y) AS sxy, bool_and(has_kpi) AS has_kpi
    FROM part
    GROUP BY ALL
  ),
  -- Sums are grouped and joined: a window costs more.
  level_sum AS MATERIALIZED (
    SELECT
      scope_id, attribute, level, CAST(sum(n) AS DOUBLE) AS n, sum(sy) AS sy, sum(syy) AS syy, sum(sx) AS sx, sum(sxx) AS sxx, sum(sxy) AS sxy, bool_and(has_kpi) AS has_kpi
    FROM cell
    GROUP BY scope_id, attribute, level
  ),
  scope AS (
    -- Products within cells that do not depend on the group.
    SELECT
      scope_id, attribute, sum(n) AS n, sum(sy) AS sy, sum(syy) AS syy, sum(syy - sy * sy / n) AS dyy, sum(sxx - sx * sx / n) AS dxx, sum(sxy - sx * sy / n) AS dxy,
      count(*) AS cells, bool_and(has_kpi) AS has_kpi
    FROM level_sum
    GROUP BY scope_id, attribute
  ),
  each AS MATERIALIZED (
    SELECT
      c.scope_id, c.attribute, c.member, sum(c.n) AS n, sum(c.sy) AS sy, sum(c.syy) AS syy,
      sum(c.n - CAST(c.n AS DOUBLE) * c.n / l.n) AS dmm, sum(c.sy - c.n * l.sy / l.n) AS dmy, sum(c.sx - c.n * l.sx / l.n) AS dmx
    FROM cell AS c
    JOIN level_sum AS l ON l.scope_id = c.scope_id AND l.attribute = c.attribute AND l.level = c.level
    GROUP BY c.scope_id, c.attribute, c.member
  ),
  size AS (
    SELECT attribute, member, max(n) AS n FROM each GROUP BY attribute, member
  ),
  sized AS MATERIALIZED (
    SELECT e.*, z.n AS size, v.shown AS may_show
    FROM each AS e
    JOIN groups_shown(cycle) AS v ON v.scope_id = e.scope_id AND v.attribute = e.attribute AND v.member = e.member
    JOIN size AS z ON z.attribute = e.attribute AND z.member = e.member
  ),
  member AS (
    -- Of two groups one says it all: the smaller one.
    SELECT s.*
    FROM sized AS s
    JOIN (SELECT scope_id, attribute, count(*) AS members, arg_min(member, {'size': size, 'member': member}) AS smaller FROM sized GROUP BY scope_id, attribute) AS p
      ON p.scope_id = s.scope_id AND p.attribute = s.attribute
    WHERE p.members <> 2 OR p.smaller = s.member
  ),
  -- Cliff's delta from how often each rating was given.
  step AS (
    SELECT
      *, coalesce(sum(own) OVER (PARTITION BY scope_id, attribute, member ORDER BY y ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS own_below
    FROM (
      SELECT m.scope_id, m.attribute, m.member, v.y, v.n AS everyone, coalesce(p.n, 0) AS own
      FROM each AS m
      JOIN (SELECT scope_id, attribute, y, sum(n) AS n FROM part GROUP BY scope_id, attribute, y) AS v ON v.scope_id = m.scope_id AND v.attribute = m.attribute
      LEFT JOIN (SELECT scope_id, attribute, member, y, sum(n) AS n FROM part GROUP BY ALL) AS p ON p.scope_id = m.scope_id AND p.attribute = m.attribute AND p.member = m.member AND p.y = v.y
    ) AS filled
  ),
  cliff AS (
    -- Pairs in which the other is higher, less pairs in which the other is lower.
    SELECT
      scope_id, attribute, member, sum((everyone - own) * (own_below * 2 + own)) AS lower2, sum(CAST(everyone AS DOUBLE) * everyone * everyone - everyone) AS ties
    FROM step
    GROUP BY scope_id, attribute, member
  ),
  apart AS MATERIALIZED (
    SELECT
      m.*, s.n - m.n AS others, s.has_kpi, s.dyy, s.dxx, s.dxy, s.cells, t.min_n, t.q_limit, t.effect, t.effect_strong,
      m.n >= t.min_n AND s.n - m.n >= t.min_n AND s.n >= t.min_groups AS in_model,
      m.sy / m.n AS m1, (s.sy - m.sy) / nullif(s.n - m.n, 0) AS m2,
      sqrt(greatest(0, m.syy - m.sy * m.sy / m.n) / nullif(m.n - 1, 0)) AS sd1, sqrt(greatest(0, s.syy - m.syy - (s.sy - m.sy) * (s.sy - m.sy) / nullif(s.n - m.n, 0)) / nullif(s.n - m.n - 1, 0)) AS sd2,
      1 - c.lower2 / nullif(CAST(m.n AS DOUBLE) * (s.n - m.n), 0) AS above, c.ties,
      -- A group that lies in cells of its own, or that KPI scores tell apart, has no adjusted gap.
      CASE WHEN s.dxx > 1e-9 * s.n THEN CASE WHEN m.dmm * s.dxx - m.dmx * m.dmx > 1e-9 * m.dmm * s.dxx THEN m.dmm * s.dxx - m.dmx * m.dmx END WHEN m.dmm > 1e-9 THEN m.dmm END AS det,
      s.n - s.cells - CASE WHEN s.dxx > 1e-9 * s.n THEN 2 ELSE 1 END AS df, s.dxx > 1e-9 * s.n AS uses_kpi
    FROM member AS m
    JOIN scope AS s ON s.scope_id = m.scope_id AND s.attribute = m.attribute
    JOIN cliff AS c ON c.scope_id = m.scope_id AND c.attribute = m.attribute AND c.member = m.member
    JOIN dim_signal_policy AS t ON t.signal = group_signal(m.attribute)
  ),
  fitted AS MATERIALIZED (
    SELECT
      *, in_model AND may_show AS enough,
      CASE WHEN uses_kpi THEN (dmy * dxx - dmx * dxy) / det ELSE dmy / det END AS b, CASE WHEN uses_kpi THEN (dmm * dxy - dmx * dmy) / det ELSE 0 END AS b_kpi
    FROM apart
  ),
  spread AS MATERIALIZED (
    SELECT *, CASE WHEN dyy > 1e-9 * n AND df > 0 AND b IS NOT NULL THEN sqrt(greatest(0, dyy - b * dmy - b_kpi * dxy) / df) END AS s FROM fitted
  ),
  tested AS MATERIALIZED (
    SELECT *, s * sqrt(CASE WHEN uses_kpi THEN dxx ELSE 1 END / det) AS se, b / nullif(s, 0) AS adjusted_g, cohens_d(n, m1, sd1, others, m2, sd2) AS d FROM spread
  ),
  ratio AS MATERIALIZED (
    SELECT
      *, b / nullif(se, 0) AS t_value,
      -- U out of Cliff's delta; without the correction for continuity.
      mann_whitney_z((1 + above) / 2 * n * others, n, others, ties, 0) AS rank_z
    FROM tested
  ),
  judged AS MATERIALIZED (
    SELECT *, coalesce(abs(adjusted_g) >= effect, FALSE) AS survives, coalesce(abs(d) >= effect OR abs(above) >= 0.147 OR abs(adjusted_g) >= effect, FALSE) AS effect_ok
    FROM ratio
  )
  SELECT
    group_signal(attribute) AS signal, 'group' AS subject_type, attribute || '=' || member AS subject_id, scope_id AS comparison, scope_id AS place,
    CAST(CASE WHEN may_show THEN n END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN others END AS INTEGER) AS n_other,
    finite(CASE WHEN enough THEN adjusted_g END) AS estimate, finite(CASE WHEN enough THEN (b - t_975(df) * se) / nullif(s, 0) END) AS lo, finite(CASE WHEN enough THEN (b + t_975(df) * se) / nullif(s, 0) END) AS hi,
    'sd' AS unit, CASE WHEN enough AND df > 0 THEN t_value END AS t_value, df, enough, q_limit, CASE WHEN may_show THEN effect_ok ELSE FALSE END AS effect_ok, survives,
    finite(CASE WHEN enough THEN detectable(se) / nullif(s, 0) END) AS min_detectable,
    CASE WHEN may_show THEN signal_detail([
      detail_number('unadjusted', hedges_j(greatest(n + others - 2, 2)) * d), detail_number('cliffs_delta', above), detail_number('mann_whitney_p', norm_p2(rank_z)), detail_number('unadjusted_gap', m1 - m2), detail_number('gap', b),
      detail_number('mean_rating', m1), detail_number('strong_from', effect_strong), detail_text('adjusted_for', CASE WHEN uses_kpi THEN 'kpi,level' ELSE 'level' END),
      CASE WHEN NOT has_kpi THEN detail_text('missing', 'kpi') END, CASE WHEN enough AND effect_ok AND NOT survives THEN detail_text('note', 'explained') WHEN enough AND s IS NULL THEN detail_text('note', 'no_variance') END
    ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
  FROM judged;
