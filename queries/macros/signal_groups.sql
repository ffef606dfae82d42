-- Gaps between groups, shared by group_gap and proximity.

-- The attributes that groups are made of, one struct each.
CREATE OR REPLACE MACRO signal_attributes(gender, age_band, tenure_band, location, remote, employment_type, long_leave, school) AS [
  {'attribute': 'gender', 'member': gender}, {'attribute': 'age_band', 'member': age_band}, {'attribute': 'tenure_band', 'member': tenure_band},
  {'attribute': 'location', 'member': location}, {'attribute': 'remote', 'member': remote}, {'attribute': 'employment_type', 'member': employment_type},
  {'attribute': 'long_leave', 'member': long_leave}, {'attribute': 'school', 'member': school}
];

-- Whether a group may be shown: it and everybody else are k people or more, and subtracting all that is shown from the whole does not leave
-- fewer than k. small_n: people of the groups below k together; nth: place among the groups of k and more, smallest first. Where the small
-- ones together are fewer than k, the smallest of the others is hidden with them.
CREATE OR REPLACE MACRO group_shown(n, others, small_n, nth, k) AS
  n >= k AND others >= k AND NOT (small_n > 0 AND small_n < k AND nth = 1);

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

-- Which groups may be shown in which scope: group_shown inside the scope, and no successive filter tells less than k people apart. What a
-- division shows less what its departments show, and what the company shows less what divisions (or the departments of a hidden one) show,
-- is nobody or k people and more, of the group and of everybody else alike; where it is not, the smallest of those below is hidden, a
-- division with its departments.
CREATE OR REPLACE MACRO signal_shown(cycle, scenario, kind, attributes) AS TABLE
  WITH size AS (
    SELECT scope_id, attribute, member, sum(n) AS n FROM signal_group_part(cycle, scenario, attributes) GROUP BY scope_id, attribute, member
  ),
  ranked AS (
    SELECT
      s.scope_id, s.attribute, s.member, s.n, t.k_protected AS k, sum(s.n) OVER w - s.n AS others,
      coalesce(sum(CASE WHEN s.n < t.k_protected THEN s.n END) OVER w, 0) AS small_n,
      row_number() OVER (PARTITION BY s.scope_id, s.attribute ORDER BY s.n < t.k_protected, s.n, s.member) AS nth
    FROM size AS s
    CROSS JOIN (SELECT k_protected FROM dim_signal_policy WHERE signal = kind) AS t
    WINDOW w AS (PARTITION BY s.scope_id, s.attribute)
  ),
  alone AS MATERIALIZED (
    SELECT scope_id, attribute, member, n, others, k, group_shown(n, others, small_n, nth, k) AS shown FROM ranked
  ),
  tree AS MATERIALIZED (
    SELECT DISTINCT c.scope_id, p.scope_id AS parent_id, c.depth FROM signal_scope AS c JOIN signal_scope AS p ON p.unit_id IS NOT DISTINCT FROM c.unit_id AND p.depth = c.depth - 1
  ),
  department AS (
    SELECT
      a.*, t.parent_id, p.shown AS parent_shown,
      p.n - sum(CASE WHEN a.shown THEN a.n ELSE 0 END) OVER w AS left_n, p.others - sum(CASE WHEN a.shown THEN a.others ELSE 0 END) OVER w AS left_others,
      row_number() OVER (PARTITION BY t.parent_id, a.attribute, a.member ORDER BY NOT a.shown, least(a.n, a.others), a.scope_id) AS place
    FROM alone AS a
    JOIN tree AS t ON t.scope_id = a.scope_id AND t.depth = 2
    JOIN alone AS p ON p.scope_id = t.parent_id AND p.attribute = a.attribute AND p.member = a.member
    WINDOW w AS (PARTITION BY t.parent_id, a.attribute, a.member)
  ),
  department_shown AS MATERIALIZED (
    SELECT
      scope_id, attribute, member, n, others, parent_id, parent_shown,
      shown AND NOT (parent_shown AND place = 1 AND (left_n BETWEEN 1 AND k - 1 OR left_others BETWEEN 1 AND k - 1)) AS shown
    FROM department
  ),
  below AS (
    SELECT a.scope_id, a.attribute, a.member, a.n, a.others FROM alone AS a JOIN tree AS t ON t.scope_id = a.scope_id AND t.depth = 1 WHERE a.shown
    UNION ALL
    SELECT scope_id, attribute, member, n, others FROM department_shown WHERE shown AND NOT parent_shown
  ),
  hidden AS MATERIALIZED (
    SELECT c.attribute, c.member, arg_min(b.scope_id, least(b.n, b.others)) AS scope_id
    FROM alone AS c
    JOIN below AS b ON b.attribute = c.attribute AND b.member = c.member
    WHERE c.scope_id = 'company' AND c.shown
    GROUP BY c.attribute, c.member
    HAVING any_value(c.n) - sum(b.n) BETWEEN 1 AND any_value(c.k) - 1 OR any_value(c.others) - sum(b.others) BETWEEN 1 AND any_value(c.k) - 1
  )
  SELECT
    a.scope_id, a.attribute, a.member, a.n, a.others, coalesce(d.shown, a.shown) AND h.scope_id IS NULL AS shown
  FROM alone AS a
  LEFT JOIN department_shown AS d ON d.scope_id = a.scope_id AND d.attribute = a.attribute AND d.member = a.member
  LEFT JOIN hidden AS h ON h.attribute = a.attribute AND h.member = a.member AND (h.scope_id = a.scope_id OR h.scope_id = d.parent_id);

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
  judged AS MATERIALIZED (
    SELECT *, coalesce(abs(adjusted_g) >= effect, FALSE) AS survives, coalesce(abs(d) >= effect OR abs(above) >= 0.147 OR abs(adjusted_g) >= effect, FALSE) AS effect_ok
    FROM ratio
  )
  SELECT
    kind AS signal, 'group' AS subject_type, attribute || '=' || member AS subject_id, scope_id AS comparison,
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
