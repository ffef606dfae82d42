-- Distribution guideline: a unit's ratings (everything below it included) against the guideline of the policy. Up to 20 people (60 where
-- there are few labels) the exact multinomial, above χ² with neighbouring labels put together until five people or more are expected in each.
-- Somebody under a label that has no share at all cannot be chance: p = 0. Estimate: whole persons that would have to
-- change (the guideline in persons by largest remainder). p says how often a fair unit of this size is at least that far off. A
-- unit inside all ranges of the policy is no finding.
-- @zh      指导比例：部门（含下级）的评级分布与制度指导比例相比；人少时用精确检验。
-- @judged
-- @grain  subject_id (unit)
-- @param  cycle_id VARCHAR
-- @param  scenario_id VARCHAR
-- @notnull signal, subject_type, comparison, n, verdict
WITH scale AS (
  SELECT * FROM dim_guideline
),
rated AS MATERIALIZED (
  SELECT unit_id, rating, count(*) AS people FROM signal_rating($cycle_id, $scenario_id)
  -- A guideline is about its own labels: scores, and grades of another scale that have the same rank, are not judged by it.
  WHERE rating IS NOT NULL AND unit_id IS NOT NULL AND label IN (SELECT label FROM policy_rating_scale)
  GROUP BY unit_id, rating
),
unit AS (
  SELECT c.ancestor_id AS unit_id, r.rating, sum(r.people) AS people FROM rated AS r JOIN unit_closure AS c ON c.descendant_id = r.unit_id GROUP BY c.ancestor_id, r.rating
),
size AS (
  SELECT u.unit_id, sum(u.people) AS n FROM unit AS u JOIN scale AS s ON s.ordinal = u.rating GROUP BY u.unit_id
),
cell AS MATERIALIZED (
  SELECT z.unit_id, z.n, s.nth, s.label, s.share, s.share_low, s.share_high, coalesce(u.people, 0) AS people, z.n * s.share AS expected
  FROM size AS z
  CROSS JOIN scale AS s
  LEFT JOIN unit AS u ON u.unit_id = z.unit_id AND u.rating = s.ordinal
),
whole AS (
  -- Largest remainder: floor for everybody, the persons left over to the largest fractions.
  SELECT *, floor(expected + 1e-9) + CASE WHEN row_number() OVER (PARTITION BY unit_id ORDER BY expected - floor(expected + 1e-9) DESC, nth) <= n - sum(floor(expected + 1e-9)) OVER (PARTITION BY unit_id) THEN 1 ELSE 0 END AS persons
  FROM cell
),
-- Labels share a class until five people are expected in it; what is left at the end joins the class before.
poured AS (
  SELECT
    unit_id,
    list_reduce(list({'class': 0, 'held': expected, 'classes': [0]} ORDER BY nth), lambda done, step: CASE
      WHEN done.held >= 5 - 1e-9 THEN {'class': done.class + 1, 'held': step.held, 'classes': list_append(done.classes, done.class + 1)}
      ELSE {'class': done.class, 'held': done.held + step.held, 'classes': list_append(done.classes, done.class)} END) AS made
  FROM cell
  GROUP BY unit_id
),
classed AS (
  SELECT c.unit_id, least(p.made.classes[c.nth], CASE WHEN p.made.held < 5 - 1e-9 THEN greatest(0, p.made.class - 1) ELSE p.made.class END) AS class, sum(c.people) AS people, sum(c.expected) AS expected
  FROM cell AS c
  JOIN poured AS p ON p.unit_id = c.unit_id
  GROUP BY c.unit_id, class
),
chi AS (
  SELECT unit_id, sum((people - expected) * (people - expected) / expected) AS chi2, count(*) - 1 AS df FROM classed WHERE expected > 0 GROUP BY unit_id
),
unit_stats AS (
  SELECT
    unit_id, any_value(n) AS n, sum(abs(people - persons)) / 2 AS away, sum(persons_over(people, n, share_high) + persons_under(people, n, share_low)) AS outside, lgamma(any_value(n) + 1.0) + sum(CASE WHEN people = 0 THEN 0 WHEN share > 0 THEN people * ln(share) - lgamma(people + 1.0) ELSE -1e300 END) AS log_chance, bool_or(people > 0 AND share <= 0) AS impossible,
    string_agg(label || ' ' || CAST(people AS INTEGER) || '/' || CAST(persons AS INTEGER), ', ' ORDER BY nth) AS given
  FROM whole
  GROUP BY unit_id
),
tested AS MATERIALIZED (
  SELECT
    u.*, c.chi2, c.df, t.q_limit, t.effect, u.n >= t.min_n AS enough, CASE WHEN u.impossible THEN 0.0 ELSE x.p END AS exact_p,
    coalesce(u.away >= t.effect, FALSE) AS effect_ok
  FROM unit_stats AS u
  LEFT JOIN chi AS c ON c.unit_id = u.unit_id
  CROSS JOIN (SELECT * FROM dim_signal_policy WHERE signal = 'guideline') AS t
  LEFT JOIN fct_guideline_chance AS x ON x.n = u.n AND x.chance_key = CAST(round(greatest(u.log_chance, -1e6) * 1e5) AS BIGINT)
),
ranked AS MATERIALIZED (
  SELECT *, CASE WHEN NOT enough THEN NULL WHEN exact_p IS NOT NULL THEN exact_p WHEN df > 0 THEN chi2_p(chi2, df) END AS known_p FROM tested
)
SELECT
  'guideline' AS signal, 'unit' AS subject_type, unit_id AS subject_id, 'guideline' AS comparison, unit_id AS place, CAST(n AS INTEGER) AS n, 0 AS n_other, CAST(CASE WHEN enough THEN away END AS DOUBLE) AS estimate,
  CAST(NULL AS DOUBLE) AS lo, CAST(NULL AS DOUBLE) AS hi, 'persons' AS unit, known_p, enough, q_limit, effect_ok, outside > 0 AS survives, CAST(effect AS DOUBLE) AS min_detectable,
  signal_detail([detail_text('given', given), detail_number('outside', outside), detail_text('test', CASE WHEN exact_p IS NOT NULL THEN 'multinomial' ELSE 'chi2' END), detail_number('chi2', CASE WHEN exact_p IS NULL THEN chi2 END), detail_number('df', CASE WHEN exact_p IS NULL THEN df END)]) AS detail
FROM ranked
ORDER BY p NULLS LAST, subject_id
