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

-- ---- Ratings as every signal reads them ---------------------------------------------------------------------------------------------------
-- One row per rated person of the cycle ('' or NULL: the newest one), the hypothetical moves of a scenario on top ('' or NULL: none).
CREATE OR REPLACE MACRO signal_rating(cycle, scenario) AS TABLE
  SELECT b.* REPLACE (coalesce(m.ordinal, b.rating) AS rating, coalesce(m.label, b.label) AS label), m.employee_id IS NOT NULL AS is_moved
  FROM signal_person AS b
  LEFT JOIN scenario_move AS m ON m.scenario_id = scenario AND m.cycle_id = b.cycle_id AND m.employee_id = b.employee_id
  WHERE b.cycle_id = cycle OR (b.is_latest AND coalesce(cycle, '') = '');

-- The same for the cycle and all earlier ones; cycles sort by their name (2024 < 2025, 2025-H1 < 2025-H2).
CREATE OR REPLACE MACRO signal_history(cycle, scenario) AS TABLE
  SELECT b.* REPLACE (coalesce(m.ordinal, b.rating) AS rating, coalesce(m.label, b.label) AS label)
  FROM signal_person AS b
  LEFT JOIN scenario_move AS m ON m.scenario_id = scenario AND m.cycle_id = b.cycle_id AND m.employee_id = b.employee_id
  WHERE coalesce(cycle, '') = '' OR b.cycle_id <= cycle;
