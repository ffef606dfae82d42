-- Top and low ratings by group: the rate of a group against everybody else in the scope; where the bands begin says dim_rating_band. The ratio is below 1 where the group is worse placed, for both bands. A flag needs Fisher's
-- exact test, four fifths broken in whole persons (exactly 0.80 is no breach), a shortfall of two, and, over job family × grade
-- (Mantel–Haenszel), still p < .05.
-- @zh      高、低等级的群体占比：群体与范围内其他人相比。须同时满足费舍尔精确检验、按整人计算的五分之四规则、缺口至少两人，且按职族与职级分层后仍然成立。
-- @judged
-- @grain  subject_id (attribute=value), comparison (scope:band)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, verdict
WITH scale AS (
  SELECT top_from, low_to FROM dim_rating_band WHERE cycle_id = $cycle_id OR (is_latest AND coalesce($cycle_id, '') = '')
),
part AS MATERIALIZED (
  SELECT
    m.scope_id, m.attribute, m.member, m.level, CAST(sum(m.n) AS BIGINT) AS n,
    CAST(sum(CASE WHEN m.y >= s.top_from THEN m.n ELSE 0 END) AS BIGINT) AS top, CAST(sum(CASE WHEN m.y <= s.low_to THEN m.n ELSE 0 END) AS BIGINT) AS low
  FROM signal_group_part($cycle_id, $scenario_id, ['gender', 'age_band', 'tenure_band', 'location', 'remote', 'employment_type', 'school']) AS m
  CROSS JOIN scale AS s
  GROUP BY m.scope_id, m.attribute, m.member, m.level
),
-- Sums are grouped and joined: a window costs more.
stratum AS (
  SELECT p.*, l.n - p.n AS n2, l.top - p.top AS top2, l.low - p.low AS low2
  FROM part AS p
  JOIN (
    SELECT scope_id, attribute, level, CAST(sum(n) AS BIGINT) AS n, CAST(sum(top) AS BIGINT) AS top, CAST(sum(low) AS BIGINT) AS low FROM part GROUP BY scope_id, attribute, level
  ) AS l ON l.scope_id = p.scope_id AND l.attribute = p.attribute AND l.level = p.level
),
member AS MATERIALIZED (
  SELECT
    m.*, v.shown AS may_show
  FROM (
    SELECT
      scope_id, attribute, member, CAST(sum(n) AS BIGINT) AS n1, CAST(sum(top) AS BIGINT) AS top, CAST(sum(low) AS BIGINT) AS low,
      sum(mh_excess(top, n, top2, n2)) AS top_excess, sum(mh_variance(top, n, top2, n2)) AS top_variance,
      sum(mh_excess(low, n, low2, n2)) AS low_excess, sum(mh_variance(low, n, low2, n2)) AS low_variance
    FROM stratum
    GROUP BY scope_id, attribute, member
  ) AS m
  JOIN groups_shown($cycle_id) AS v
    ON v.scope_id = m.scope_id AND v.attribute = m.attribute AND v.member = m.member
),
everybody AS MATERIALIZED (
  SELECT
    m.*, t.n1 AS total, t.n1 - m.n1 AS n2, t.top - m.top AS top2, t.low - m.low AS low2
  FROM member AS m
  JOIN (
    SELECT scope_id, attribute, CAST(sum(n1) AS BIGINT) AS n1, CAST(sum(top) AS BIGINT) AS top, CAST(sum(low) AS BIGINT) AS low FROM member GROUP BY scope_id, attribute
  ) AS t ON t.scope_id = m.scope_id AND t.attribute = m.attribute
),
against AS (
  SELECT scope_id, attribute, member, 'top' AS band, n1, top AS a, top_excess AS excess, top_variance AS variance, n2, top2 AS b, total, may_show FROM everybody
  UNION ALL
  -- The good outcome counts: not being in the low band would hide small groups' trouble, so the low band itself is compared, upside down.
  SELECT scope_id, attribute, member, 'low', n1, low, low_excess, low_variance, n2, low2, total, may_show FROM everybody
),
sized AS (
  SELECT
    g.*, t.q_limit, t.effect, t.effect_strong AS persons, t.k_protected,
    g.may_show AND g.n1 >= greatest(t.min_n, t.k_protected, 0.02 * g.total) AND g.n2 >= greatest(t.min_n, t.k_protected) AND g.total >= t.min_groups AS enough
  FROM against AS g
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'band_rate') AS t
),
-- The best placed group of those that may be shown and hold 2 % of the people: what the rule of four fifths itself compares with.
best AS (
  SELECT
    scope_id, attribute, band,
    -- Of groups with the same rate the larger one: which comes first must not matter.
    CASE WHEN band = 'top' THEN arg_max({'a': a, 'n': n1}, {'rate': a / CAST(n1 AS DOUBLE), 'n': n1})
      ELSE arg_min({'a': a, 'n': n1}, {'rate': a / CAST(n1 AS DOUBLE), 'n': -n1}) END AS best
  FROM sized
  WHERE may_show AND n1 >= 0.02 * total
  GROUP BY scope_id, attribute, band
),
placed AS (
  SELECT
    s.*, CASE WHEN s.band = 'top' THEN impact_ratio(s.a, s.n1, b.best.a, b.best.n) ELSE impact_ratio(b.best.a, b.best.n, s.a, s.n1) END AS best_ratio,
    CASE WHEN s.band = 'top' THEN below_four_fifths(s.a, s.n1, b.best.a, b.best.n) ELSE below_four_fifths(b.best.a, b.best.n, s.a, s.n1) END AS below_best
  FROM sized AS s
  LEFT JOIN best AS b ON b.scope_id = s.scope_id AND b.attribute = s.attribute AND b.band = s.band
),
tested AS MATERIALIZED (
  SELECT
    *, CASE WHEN band = 'top' THEN impact_ratio(a, n1, b, n2) ELSE impact_ratio(b, n2, a, n1) END AS ratio,
    -- Where one side has nobody in the band half a person is added to each for the interval (Walter).
    CASE WHEN band = 'top' THEN impact_ratio(a + 0.5, n1 + 0.5, b + 0.5, n2 + 0.5) ELSE impact_ratio(b + 0.5, n2 + 0.5, a + 0.5, n1 + 0.5) END AS ratio_half,
    coalesce(impact_ratio_log_se(a, n1, b, n2), impact_ratio_log_se(a + 0.5, n1 + 0.5, b + 0.5, n2 + 0.5)) AS log_se,
    CASE WHEN band = 'top' THEN shortfall(a, n1, b, n2) ELSE -shortfall(a, n1, b, n2) END AS short,
    CASE WHEN band = 'top' THEN below_four_fifths(a, n1, b, n2) ELSE below_four_fifths(b, n2, a, n1) END AS is_below, excess * excess / nullif(variance, 0) AS mh_chi2,
    two_rates_z(a, n1, b, n2) AS z, CASE WHEN enough AND a + b > 0 AND least(n1, n2, a + b, n1 + n2 - a - b) <= 400 THEN fisher_seen(a, n1, b, n2) END AS seen
  FROM placed
),
ranked AS MATERIALIZED (
  -- Among hundreds on every side the exact test and the normal one say the same.
  SELECT *, CASE WHEN enough AND a + b > 0 AND seen IS NULL THEN norm_p2(z) ELSE fisher_from(seen, n1, a + b, n2) END AS p, CASE WHEN is_below AND enough THEN chi2_p(mh_chi2, 1) END AS mh_p FROM tested
),
judged AS (
  SELECT *, coalesce(is_below AND short >= persons, FALSE) AS effect_ok FROM ranked
)
SELECT
  'band_rate' AS signal, 'group' AS subject_type, attribute || '=' || member AS subject_id, scope_id || ':' || band AS comparison, scope_id AS place,
  CAST(CASE WHEN may_show THEN n1 END AS INTEGER) AS n, CAST(CASE WHEN may_show THEN n2 END AS INTEGER) AS n_other, finite(CASE WHEN enough THEN ratio END) AS estimate,
  finite(CASE WHEN enough THEN ratio * exp(-1.959963984540054 * log_se) END) AS lo,
  finite(CASE WHEN enough THEN CASE WHEN ratio = 0 THEN ratio_half ELSE ratio END * exp(1.959963984540054 * log_se) END) AS hi, 'ratio' AS unit,
  p AS known_p, enough, q_limit, effect_ok AND may_show AS effect_ok, mh_p < 0.05 AS survives, finite(CASE WHEN enough THEN exp(-detectable(log_se)) END) AS min_detectable,
  CASE WHEN may_show THEN signal_detail([
    detail_number('share', a / CAST(n1 AS DOUBLE)), detail_number('others_share', b / CAST(nullif(n2, 0) AS DOUBLE)), detail_number('shortfall', short), detail_number('same_level_p', mh_p), detail_number('best_ratio', best_ratio), CASE WHEN below_best THEN detail_text('four_fifths', 'below_best') END, detail_text('adjusted_for', 'level'),
    CASE WHEN enough AND effect_ok AND p < 0.05 AND NOT coalesce(mh_p < 0.05, FALSE) THEN detail_text('note', 'explained') END
  ]) ELSE signal_detail([detail_text('note', 'suppressed')]) END AS detail
FROM judged
ORDER BY p NULLS LAST, subject_id, comparison
