-- What every signal shares: multiple testing, the verdict, and the text of `detail`.

-- ---- Benjamini–Hochberg, in two windows (windows do not nest): step := bh_step(p, family), then bh_q(step, p, family) ---------------------
-- p NULL is no test: it counts nowhere and gets no q. Ties share the larger rank. `family` is any partition value of the tests made together.

CREATE OR REPLACE MACRO bh_step(p, family) AS
  p * count(p) OVER (PARTITION BY family) / nullif(count(p) OVER (PARTITION BY family ORDER BY p), 0);

CREATE OR REPLACE MACRO bh_q(step, p, family) AS
  CASE WHEN p IS NOT NULL THEN least(1.0, min(step) OVER (PARTITION BY family ORDER BY p DESC)) END;

-- ---- Verdict ----------------------------------------------------------------------------------------------------------------------------
-- enough:    enough people and groups; anything but TRUE is 'insufficient'.
-- p, q:      the evidence before and after the correction for the number of tests; both NULL = it could not be computed (nothing varies): 'none'.
-- q_limit:   q must be below it for a flag.
-- effect_ok: the difference matters in practice.
-- survives:  it is still there after adjustment for KPI score and level; NULL counts as no.
-- watch:     it matters and survives, and the single test says p < .05, but the family of tests does not bear it out.
CREATE OR REPLACE MACRO signal_verdict(enough, p, q, q_limit, effect_ok, survives) AS
  CASE WHEN NOT coalesce(enough, FALSE) THEN 'insufficient'
       WHEN NOT (coalesce(effect_ok, FALSE) AND coalesce(survives, FALSE)) THEN 'none'
       WHEN isfinite(q) AND q < q_limit THEN 'flag'
       WHEN isfinite(p) AND p < 0.05 THEN 'watch'
       ELSE 'none' END;

-- ---- Tests ------------------------------------------------------------------------------------------------------------------------------
-- What a signal hands over to be judged (queries/signals/_judged.sql): the output contract without p, q and verdict, and what those are made
-- of. Columns that a signal has no use for are left out there and NULL here.
CREATE OR REPLACE MACRO no_test() AS TABLE
  SELECT
    CAST(NULL AS VARCHAR) AS signal, CAST(NULL AS VARCHAR) AS subject_type, CAST(NULL AS VARCHAR) AS subject_id, CAST(NULL AS VARCHAR) AS comparison,
    CAST(NULL AS INTEGER) AS n, CAST(NULL AS INTEGER) AS n_other, CAST(NULL AS DOUBLE) AS estimate, CAST(NULL AS DOUBLE) AS lo, CAST(NULL AS DOUBLE) AS hi,
    CAST(NULL AS VARCHAR) AS unit, CAST(NULL AS BOOLEAN) AS effect_ok, CAST(NULL AS DOUBLE) AS min_detectable, CAST(NULL AS VARCHAR) AS detail,
    -- The unit or 'company' whose own people it is made of; NULL: everybody's rating has a part in it.
    CAST(NULL AS VARCHAR) AS place,
    -- Evidence: t with its degrees of freedom, or the p of another test; is_alone: not one of the tests that are corrected together.
    CAST(NULL AS DOUBLE) AS t_value, CAST(NULL AS DOUBLE) AS df, CAST(NULL AS DOUBLE) AS known_p, CAST(NULL AS BOOLEAN) AS is_alone, CAST(NULL AS DOUBLE) AS tests,
    CAST(NULL AS DOUBLE) AS omnibus_p, CAST(NULL AS DOUBLE) AS omnibus,
    -- Verdict: see signal_verdict; listed_p: a row that has no effect is listed only where p is below it.
    CAST(NULL AS BOOLEAN) AS enough, CAST(NULL AS BOOLEAN) AS survives, CAST(NULL AS DOUBLE) AS q_limit, CAST(NULL AS BOOLEAN) AS is_queued, CAST(NULL AS DOUBLE) AS listed_p
  WHERE FALSE;

-- ---- detail: JSON text, made without the JSON extension -----------------------------------------------------------------------------------
-- signal_detail([detail_number('a', 1.5), detail_text('missing', 'kpi')]) → {"a":1.5,"missing":"kpi"}; values that are NULL or NaN are left out.

CREATE OR REPLACE MACRO detail_number(key, v) AS '"' || key || '":' || format('{:.6g}', CASE WHEN isfinite(CAST(v AS DOUBLE)) THEN CAST(v AS DOUBLE) END);

CREATE OR REPLACE MACRO detail_text(key, v) AS '"' || key || '":"' || replace(replace(v, '\', '\\'), '"', '\"') || '"';

CREATE OR REPLACE MACRO signal_detail(parts) AS '{' || array_to_string(list_filter(parts, lambda part: part IS NOT NULL), ',') || '}';

-- Two readings of a figure that differ by more than the order of summation can make.
CREATE OR REPLACE MACRO reads_otherwise(a, b) AS (a IS NULL) <> (b IS NULL) OR coalesce(abs(a - b) > 1e-12 + 1e-8 * greatest(abs(a), abs(b)), FALSE);

-- ---- Ratings as every signal reads them ---------------------------------------------------------------------------------------------------
-- One row per person of the cycle ('' or NULL: the newest one), the hypothetical moves of a scenario on top ('' or NULL: none). Who is not rated
-- has no rating to move.
CREATE OR REPLACE MACRO signal_rating(cycle, scenario) AS TABLE
  SELECT b.* REPLACE (coalesce(m.ordinal, b.rating) AS rating, coalesce(m.label, b.label) AS label), m.employee_id IS NOT NULL AS is_moved
  FROM signal_person AS b
  LEFT JOIN scenario_move AS m ON m.scenario_id = scenario AND m.cycle_id = b.cycle_id AND m.employee_id = b.employee_id AND b.rating IS NOT NULL
  WHERE b.cycle_id = cycle OR (b.is_latest AND coalesce(cycle, '') = '');

-- The same for the cycle and all earlier ones; cycles sort by their name (2024 < 2025, 2025-H1 < 2025-H2).
CREATE OR REPLACE MACRO signal_history(cycle, scenario) AS TABLE
  SELECT b.* REPLACE (coalesce(m.ordinal, b.rating) AS rating, coalesce(m.label, b.label) AS label)
  FROM signal_person AS b
  LEFT JOIN scenario_move AS m ON m.scenario_id = scenario AND m.cycle_id = b.cycle_id AND m.employee_id = b.employee_id AND b.rating IS NOT NULL
  WHERE coalesce(cycle, '') = '' OR b.cycle_id <= cycle;

-- Whose rating a scenario moves, from what (rating) and to what (moved_to).
CREATE OR REPLACE VIEW moved_person AS
  SELECT m.scenario_id, CAST(m.ordinal AS DOUBLE) AS moved_to, b.*
  FROM scenario_move AS m
  JOIN signal_person AS b ON b.cycle_id = m.cycle_id AND b.employee_id = m.employee_id
  WHERE b.rating IS NOT NULL AND m.ordinal IS NOT NULL;

-- ---- Sums that moves come on top of -------------------------------------------------------------------------------------------------------
-- A move changes one person's rating and nobody's KPI score: what is kept by rater takes the difference, whatever the number of people.

-- Ratings of each rater's people by cycle: people, means, products of deviations (signal_team), with the moves of a scenario.
CREATE OR REPLACE MACRO team_rating(scenario) AS TABLE
  WITH change AS (
    SELECT v.cycle_id, v.rater_id, sum(v.d) AS d, sum(v.d * v.d + 2 * v.d * (v.y - v.my)) AS dyy, sum(v.d * (v.x - v.mx)) AS dxy
    FROM (
      SELECT m.cycle_id, m.rater_id, m.rating AS y, m.moved_to - m.rating AS d, CASE WHEN t.has_kpi THEN m.kpi_score ELSE 0 END AS x, t.my, t.mx
      FROM moved_person AS m
      JOIN signal_team AS t ON t.cycle_id = m.cycle_id AND t.rater_id = m.rater_id
      WHERE m.scenario_id = scenario
    ) AS v
    WHERE v.x IS NOT NULL
    GROUP BY v.cycle_id, v.rater_id
  )
  SELECT
    t.cycle_id, t.is_latest, t.rater_id, t.n, t.my + coalesce(c.d, 0) / t.n AS my, t.mx, greatest(0, t.syy + coalesce(c.dyy - c.d * c.d / t.n, 0)) AS syy, t.sxx,
    t.sxy + coalesce(c.dxy, 0) AS sxy, t.has_kpi
  FROM signal_team AS t
  LEFT JOIN change AS c ON c.cycle_id = t.cycle_id AND c.rater_id = t.rater_id;

-- The attributes that rater and ratee may share.
CREATE OR REPLACE MACRO pair_attributes(gender, age_band, location, school) AS [
  {'attribute': 'gender', 'member': gender}, {'attribute': 'age_band', 'member': age_band}, {'attribute': 'location', 'member': location}, {'attribute': 'school', 'member': school}
];

-- Sums of ratings and KPI scores of each rater's people by their value of an attribute (signal_pair), with the moves of a scenario.
CREATE OR REPLACE MACRO pair_rating(cycle, scenario) AS TABLE
  WITH base AS (
    SELECT * FROM signal_pair WHERE cycle_id = cycle OR (is_latest AND coalesce(cycle, '') = '')
  ),
  change AS (
    SELECT v.attribute, v.rater_id, v.member, sum(v.d) AS d, sum(v.d * (v.d + 2 * v.y)) AS dyy, sum(v.d * v.x) AS dxy
    FROM (
      SELECT m.rater_id, m.rating AS y, m.moved_to - m.rating AS d, CASE WHEN k.has_kpi THEN m.kpi_score ELSE 0 END AS x, unnest(pair_attributes(m.gender, m.age_band, m.location, m.school), recursive := true)
      FROM moved_person AS m
      CROSS JOIN (SELECT coalesce(bool_and(has_kpi), FALSE) AS has_kpi FROM base) AS k
      WHERE m.scenario_id = scenario AND (m.cycle_id = cycle OR (m.is_latest AND coalesce(cycle, '') = ''))
    ) AS v
    WHERE v.x IS NOT NULL
    GROUP BY v.attribute, v.rater_id, v.member
  )
  SELECT b.attribute, b.rater_id, b.member, b.theirs, b.n, b.sy + coalesce(c.d, 0) AS sy, b.sx, b.syy + coalesce(c.dyy, 0) AS syy, b.sxx, b.sxy + coalesce(c.dxy, 0) AS sxy
  FROM base AS b
  LEFT JOIN change AS c ON c.attribute = b.attribute AND c.rater_id = b.rater_id AND c.member = b.member;
