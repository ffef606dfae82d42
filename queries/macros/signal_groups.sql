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
      b.unit_id, b.rating AS y_old, CAST(m.ordinal AS DOUBLE) AS y_new, b.kpi_score, concat_ws('/', b.job_family, b.grade) AS level,
      unnest(signal_attributes(b.gender, b.age_band, b.tenure_band, b.location, b.remote, b.employment_type, b.long_leave, b.school), recursive := true)
    FROM scenario_move AS m
    JOIN signal_person AS b ON b.cycle_id = m.cycle_id AND b.employee_id = m.employee_id
    WHERE m.scenario_id = scenario AND (b.cycle_id = cycle OR (b.is_latest AND coalesce(cycle, '') = '')) AND m.ordinal IS NOT NULL
  ),
  base AS (
    SELECT * FROM signal_group WHERE (cycle_id = cycle OR (is_latest AND coalesce(cycle, '') = '')) AND list_contains(attributes, attribute)
  ),
  kpi AS (
    SELECT coalesce(bool_and(has_kpi), FALSE) AS has_kpi FROM base
  ),
  change AS (
    SELECT s.scope_id, v.attribute, v.member, v.level, v.y_old, v.y_new, CASE WHEN k.has_kpi THEN v.kpi_score ELSE 0 END AS x, k.has_kpi
    FROM moved AS v
    JOIN signal_scope AS s ON s.unit_id IS NOT DISTINCT FROM v.unit_id
    CROSS JOIN kpi AS k
    WHERE v.member IS NOT NULL AND list_contains(attributes, v.attribute) AND (NOT k.has_kpi OR v.kpi_score IS NOT NULL)
  )
  SELECT scope_id, attribute, member, level, y, sum(n) AS n, sum(sx) AS sx, sum(sxx) AS sxx, bool_and(has_kpi) AS has_kpi
  FROM (
    SELECT scope_id, attribute, member, level, y, n, sx, sxx, has_kpi FROM base
    UNION ALL
    SELECT scope_id, attribute, member, level, y_old, -1, -x, -x * x, has_kpi FROM change WHERE y_old IS NOT NULL
    UNION ALL
    SELECT scope_id, attribute, member, level, y_new, 1, x, x * x, has_kpi FROM change
  ) AS p
  GROUP BY scope_id, attribute, member, level, y
  HAVING sum(n) > 0;

-- Which groups may be shown in which scope. Groups of the company below k are put together, with the smallest other one where they are fewer
-- than k even so: the classes of the attribute. A unit is opened only where each class has nobody in it or k and more, and only if what its
-- parent (itself open) holds beside its open units has, too; else the smallest unit that mends all of that stays closed, or all of them do.
-- So everything shown is a sum of pieces of nobody or k and more, and whatever is added or subtracted, in whatever order, is again such a sum:
-- no fewer than k can be told apart, of a group or of everybody else.
CREATE OR REPLACE MACRO signal_shown(cycle, scenario, kind, attributes) AS TABLE
  WITH size AS MATERIALIZED (
    SELECT scope_id, attribute, member, sum(n) AS n FROM signal_group_part(cycle, scenario, attributes) GROUP BY scope_id, attribute, member
  ),
  ranked AS (
    SELECT
      s.attribute, s.member, s.n, t.k_protected AS k, coalesce(sum(CASE WHEN s.n < t.k_protected THEN s.n END) OVER (PARTITION BY s.attribute), 0) AS small_n,
      row_number() OVER (PARTITION BY s.attribute ORDER BY s.n < t.k_protected, s.n, s.member) AS nth
    FROM size AS s
    CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = kind) AS t
    WHERE s.scope_id = 'company'
  ),
  class AS MATERIALIZED (
    -- NULL: the groups put together.
    SELECT attribute, member, k, CASE WHEN n >= k AND NOT (small_n BETWEEN 1 AND k - 1 AND nth = 1) THEN member END AS class FROM ranked
  ),
  cell AS MATERIALIZED (
    SELECT s.scope_id, s.attribute, coalesce('=' || c.class, '') AS class, any_value(c.k) AS k, sum(s.n) AS n FROM size AS s JOIN class AS c ON c.attribute = s.attribute AND c.member = s.member GROUP BY ALL
  ),
  tree AS (
    SELECT DISTINCT c.scope_id, p.scope_id AS parent_id FROM signal_scope AS c JOIN signal_scope AS p ON p.unit_id IS NOT DISTINCT FROM c.unit_id AND p.depth = c.depth - 1
  ),
  child AS MATERIALIZED (
    -- Units that may be opened, for themselves.
    SELECT t.parent_id, c.*, sum(c.n) OVER (PARTITION BY c.scope_id, c.attribute) AS size
    FROM cell AS c
    JOIN tree AS t ON t.scope_id = c.scope_id
    QUALIFY min(c.n >= c.k) OVER (PARTITION BY c.scope_id, c.attribute)
  ),
  rest AS MATERIALIZED (
    SELECT p.scope_id AS parent_id, p.attribute, p.class
    FROM cell AS p
    LEFT JOIN (SELECT parent_id, attribute, class, sum(n) AS n FROM child GROUP BY ALL) AS c ON c.parent_id = p.scope_id AND c.attribute = p.attribute AND c.class = p.class
    WHERE p.n - coalesce(c.n, 0) BETWEEN 1 AND p.k - 1
  ),
  short AS (
    SELECT parent_id, attribute, count(*) AS classes FROM rest GROUP BY parent_id, attribute
  ),
  cover AS (
    SELECT h.parent_id, h.attribute, arg_min(h.scope_id, {'size': h.size, 'scope_id': h.scope_id}) AS scope_id
    FROM (
      SELECT c.parent_id, c.attribute, c.scope_id, any_value(c.size) AS size, count(*) AS classes
      FROM child AS c
      JOIN rest AS r ON r.parent_id = c.parent_id AND r.attribute = c.attribute AND r.class = c.class
      GROUP BY c.parent_id, c.attribute, c.scope_id
    ) AS h
    JOIN short AS s ON s.parent_id = h.parent_id AND s.attribute = h.attribute AND s.classes = h.classes
    GROUP BY h.parent_id, h.attribute
  ),
  open AS MATERIALIZED (
    SELECT DISTINCT c.parent_id, c.attribute, c.scope_id
    FROM child AS c
    LEFT JOIN short AS s ON s.parent_id = c.parent_id AND s.attribute = c.attribute
    LEFT JOIN cover AS v ON v.parent_id = c.parent_id AND v.attribute = c.attribute
    WHERE s.attribute IS NULL OR v.scope_id <> c.scope_id
  ),
  opened AS (
    SELECT DISTINCT 'company' AS scope_id, attribute FROM class
    UNION ALL
    SELECT scope_id, attribute FROM open WHERE parent_id = 'company'
    UNION ALL
    SELECT d.scope_id, d.attribute FROM open AS d JOIN open AS p ON p.scope_id = d.parent_id AND p.attribute = d.attribute AND p.parent_id = 'company'
  ),
  counted AS (
    SELECT s.*, sum(s.n) OVER (PARTITION BY s.scope_id, s.attribute) - s.n AS others FROM size AS s
  )
  SELECT
    s.scope_id, s.attribute, s.member, s.n, s.others,
    o.scope_id IS NOT NULL AND c.class IS NOT NULL AND s.n >= c.k AND s.others >= c.k AS shown
  FROM counted AS s
  JOIN class AS c ON c.attribute = s.attribute AND c.member = s.member
  LEFT JOIN opened AS o ON o.scope_id = s.scope_id AND o.attribute = s.attribute;

-- Each group of an attribute against everybody else in the scope: as it is (Hedges g, Cliff's delta) and adjusted, the coefficient of the group
-- given KPI score inside cells of job family and grade. All from sums by cell. Groups that may not be shown have no figures at all.
CREATE OR REPLACE MACRO signal_group_gap(cycle, scenario, kind, attributes) AS TABLE
  WITH part AS MATERIALIZED (
    SELECT * FROM signal_group_part(cycle, scenario, attributes)
  ),
  cell AS (
    SELECT scope_id, attribute, member, level, sum(n) AS n, sum(n * y) AS sy, sum(n * y * y) AS syy, sum(sx) AS sx, sum(sxx) AS sxx, sum(sx * y) AS sxy, bool_and(has_kpi) AS has_kpi
    FROM part
    GROUP BY ALL
  ),
  cell_all AS MATERIALIZED (
    SELECT *, sum(n) OVER c AS cn, sum(sy) OVER c AS csy, sum(sx) OVER c AS csx FROM cell WINDOW c AS (PARTITION BY scope_id, attribute, level)
  ),
  scope AS (
    -- Products within cells that do not depend on the group.
    SELECT scope_id, attribute, sum(n) AS n, sum(sy) AS sy, sum(syy) AS syy, sum(dyy) AS dyy, sum(dxx) AS dxx, sum(dxy) AS dxy, count(*) AS cells, bool_and(has_kpi) AS has_kpi
    FROM (
      SELECT
        scope_id, attribute, level, sum(n) AS n, sum(sy) AS sy, sum(syy) AS syy, sum(syy) - sum(sy) * sum(sy) / sum(n) AS dyy, sum(sxx) - sum(sx) * sum(sx) / sum(n) AS dxx,
        sum(sxy) - sum(sx) * sum(sy) / sum(n) AS dxy, bool_and(has_kpi) AS has_kpi
      FROM cell
      GROUP BY scope_id, attribute, level
    ) AS c
    GROUP BY scope_id, attribute
  ),
  each AS (
    SELECT
      scope_id, attribute, member, sum(n) AS n, sum(sy) AS sy, sum(syy) AS syy,
      sum(n - CAST(n AS DOUBLE) * n / cn) AS dmm, sum(sy - n * csy / cn) AS dmy, sum(sx - n * csx / cn) AS dmx
    FROM cell_all
    GROUP BY scope_id, attribute, member
  ),
  sized AS (
    SELECT
      e.*, max(e.n) OVER (PARTITION BY e.attribute, e.member) AS size, count(*) OVER w AS members, v.shown AS may_show
    FROM each AS e
    JOIN signal_shown(cycle, scenario, kind, attributes) AS v ON v.scope_id = e.scope_id AND v.attribute = e.attribute AND v.member = e.member
    WINDOW w AS (PARTITION BY e.scope_id, e.attribute)
  ),
  member AS (
    -- Of two groups one says it all: the smaller one.
    SELECT * FROM sized QUALIFY members <> 2 OR row_number() OVER (PARTITION BY scope_id, attribute ORDER BY size, member) = 1
  ),
  -- Cliff's delta from how often each rating was given.
  step AS (
    SELECT
      *, sum(own) OVER (PARTITION BY scope_id, attribute, y) AS everyone, coalesce(sum(own) OVER (PARTITION BY scope_id, attribute, member ORDER BY y ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS own_below
    FROM (
      SELECT m.scope_id, m.attribute, m.member, v.y, coalesce(p.n, 0) AS own
      FROM each AS m
      JOIN (SELECT DISTINCT scope_id, attribute, y FROM part) AS v ON v.scope_id = m.scope_id AND v.attribute = m.attribute
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
    CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = kind) AS t
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
  ranked AS MATERIALIZED (
    SELECT *, CASE WHEN enough AND df > 0 THEN t_p2(t_value, df) END AS p, coalesce(abs(adjusted_g) >= effect, FALSE) AS survives, coalesce(abs(d) >= effect OR abs(above) >= 0.147 OR abs(adjusted_g) >= effect, FALSE) AS effect_ok
    FROM ratio
  ),
  stepped AS (
    SELECT *, bh_step(p, 1) AS bh FROM ranked
  ),
  judged AS (
    SELECT *, bh_q(bh, p, 1) AS q FROM stepped
  )
  SELECT
    kind AS signal, 'group' AS subject_type, attribute || '=' || member AS subject_id, scope_id AS comparison,
    CAST(CASE WHEN may_show THEN n END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN others END AS INTEGER) AS n_other,
    finite(CASE WHEN enough THEN adjusted_g END) AS estimate, finite(CASE WHEN enough THEN (b - t_975(df) * se) / nullif(s, 0) END) AS lo, finite(CASE WHEN enough THEN (b + t_975(df) * se) / nullif(s, 0) END) AS hi,
    'sd' AS unit, finite(p) AS p, finite(q) AS q, CASE WHEN may_show THEN effect_ok ELSE FALSE END AS effect_ok, signal_verdict(enough, p, q, q_limit, effect_ok, survives) AS verdict,
    finite(CASE WHEN enough THEN detectable(se) / nullif(s, 0) END) AS min_detectable,
    CASE WHEN may_show THEN signal_detail([
      detail_number('unadjusted', hedges_j(greatest(n + others - 2, 2)) * d), detail_number('cliffs_delta', above), detail_number('mann_whitney_p', norm_p2(rank_z)), detail_number('unadjusted_gap', m1 - m2), detail_number('gap', b),
      detail_number('mean_rating', m1), detail_number('strong_from', effect_strong), detail_text('adjusted_for', CASE WHEN uses_kpi THEN 'kpi,level' ELSE 'level' END),
      CASE WHEN NOT has_kpi THEN detail_text('missing', 'kpi') END, CASE WHEN enough AND effect_ok AND NOT survives THEN detail_text('note', 'explained') WHEN enough AND s IS NULL THEN detail_text('note', 'no_variance') END
    ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
  FROM judged;

-- What moved between proposal and the rating in force, by group, and whether it may be shown. To what signal_shown asks of the group itself comes:
-- k who moved, k others who moved, and k (or nobody) who did not, so that the rated less the moved tells nobody; those who moved in what is
-- hidden of an attribute (people without one included) are never one group alone nor fewer than k, else the smallest of those shown is hidden too.
CREATE OR REPLACE MACRO calibration_group(cycle, scenario) AS TABLE
  WITH person AS (
    SELECT rating - proposed AS move, unnest(signal_attributes(gender, age_band, tenure_band, location, remote, employment_type, long_leave, school), recursive := true)
    FROM signal_rating(cycle, scenario)
    WHERE rating IS NOT NULL AND proposed IS NOT NULL
  ),
  size AS MATERIALIZED (
    SELECT attribute, coalesce(member, '') AS member, count(*) AS rated, count(*) FILTER (WHERE move <> 0) AS n FROM person GROUP BY ALL
  ),
  apart AS (
    SELECT
      s.*, t.k_protected AS k, sum(s.n) OVER a - s.n AS others, sum(s.rated) OVER a - s.rated AS rated_others, coalesce(v.shown, FALSE) AS may_be
    FROM size AS s
    CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = 'calibration_effect') AS t
    LEFT JOIN signal_shown(cycle, scenario, 'calibration_effect', ['gender', 'age_band', 'tenure_band', 'location', 'remote', 'employment_type', 'school']) AS v
      ON v.scope_id = 'company' AND v.attribute = s.attribute AND v.member = s.member
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
