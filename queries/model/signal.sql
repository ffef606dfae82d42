-- What the bias signals read: rated people of a cycle, and hypothetical moves of a calibration scenario.

CREATE TABLE signal_person (
  cycle_id        VARCHAR,
  employee_id     VARCHAR,
  rater_id        VARCHAR,
  unit_id         VARCHAR,
  job_family      VARCHAR,
  grade           VARCHAR,
  gender          VARCHAR,
  age_band        VARCHAR,
  tenure_band     VARCHAR,
  location        VARCHAR,
  remote          VARCHAR,
  employment_type VARCHAR,
  long_leave      VARCHAR,
  school          VARCHAR,
  stage           VARCHAR,
  label           VARCHAR,
  rating          DOUBLE,
  proposed        DOUBLE,
  kpi_score       DOUBLE,
  is_latest       BOOLEAN
);
COMMENT ON TABLE signal_person IS 'Grain: cycle_id, employee_id. Rated people as the bias signals read them; read it through signal_rating(cycle_id, scenario_id)';
COMMENT ON COLUMN signal_person.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_person.employee_id IS 'Employee';
COMMENT ON COLUMN signal_person.rater_id IS 'Who proposed the rating, else the manager as of the cycle';
COMMENT ON COLUMN signal_person.unit_id IS 'Unit as of the cycle';
COMMENT ON COLUMN signal_person.job_family IS 'Job family';
COMMENT ON COLUMN signal_person.grade IS 'Grade';
COMMENT ON COLUMN signal_person.gender IS 'Gender';
COMMENT ON COLUMN signal_person.age_band IS 'Age at the end of the cycle: <30, 30-39, 40-49, 50+';
COMMENT ON COLUMN signal_person.tenure_band IS 'Years of service at the end of the cycle: <2, 2-4, 5-9, 10+';
COMMENT ON COLUMN signal_person.location IS 'Location';
COMMENT ON COLUMN signal_person.remote IS 'remote, on_site';
COMMENT ON COLUMN signal_person.employment_type IS 'Kind of employment';
COMMENT ON COLUMN signal_person.long_leave IS 'long_leave: days of leave in the cycle, of whatever kind, reach the policy''s signals.long_leave_days (20); no_long_leave; null without attendance';
COMMENT ON COLUMN signal_person.school IS 'School';
COMMENT ON COLUMN signal_person.stage IS 'Stage in force: final, else calibrated, else proposed; score where a cycle has review scores only';
COMMENT ON COLUMN signal_person.label IS 'Label in force';
COMMENT ON COLUMN signal_person.rating IS 'Ordinal of the label in force (policy scale); the mean review score where a cycle has review scores only';
COMMENT ON COLUMN signal_person.proposed IS 'Ordinal that was proposed';
COMMENT ON COLUMN signal_person.kpi_score IS 'KPI score of the cycle; NULL without KPI data';
COMMENT ON COLUMN signal_person.is_latest IS 'TRUE in the newest cycle';

CREATE TABLE scenario_move (
  scenario_id VARCHAR,
  cycle_id    VARCHAR,
  employee_id VARCHAR,
  label       VARCHAR,
  ordinal     INTEGER
);
COMMENT ON TABLE scenario_move IS 'Grain: scenario_id, cycle_id, employee_id. Ratings as a calibration scenario would have them; filled by the session, never built';
COMMENT ON COLUMN scenario_move.scenario_id IS 'Scenario';
COMMENT ON COLUMN scenario_move.cycle_id IS 'Cycle';
COMMENT ON COLUMN scenario_move.employee_id IS 'Employee';
COMMENT ON COLUMN scenario_move.label IS 'Label in the scenario';
COMMENT ON COLUMN scenario_move.ordinal IS 'Its ordinal on the policy scale';

CREATE TABLE signal_scope (
  unit_id  VARCHAR,
  scope_id VARCHAR,
  depth    INTEGER
);
COMMENT ON TABLE signal_scope IS 'Grain: unit_id, scope_id. Where groups are compared: the company, divisions and departments each unit lies in';
COMMENT ON COLUMN signal_scope.unit_id IS 'Unit; NULL for people without one';
COMMENT ON COLUMN signal_scope.scope_id IS 'company, or a unit of the first two levels below the root';
COMMENT ON COLUMN signal_scope.depth IS '0 the company, 1 divisions, 2 departments';

CREATE TABLE signal_group (
  cycle_id  VARCHAR,
  is_latest BOOLEAN,
  scope_id  VARCHAR,
  attribute VARCHAR,
  member    VARCHAR,
  level     VARCHAR,
  y         DOUBLE,
  n         INTEGER,
  sx        DOUBLE,
  sxx       DOUBLE,
  has_kpi   BOOLEAN
);
COMMENT ON TABLE signal_group IS 'Grain: cycle_id, scope_id, attribute, member, level, y. How often a group got each rating, and its KPI scores; moves of a scenario come on top in signal_group_part';
COMMENT ON COLUMN signal_group.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_group.is_latest IS 'TRUE in the newest cycle';
COMMENT ON COLUMN signal_group.scope_id IS 'company, division or department';
COMMENT ON COLUMN signal_group.attribute IS 'gender, age_band …';
COMMENT ON COLUMN signal_group.member IS 'Its value';
COMMENT ON COLUMN signal_group.level IS 'Job family and grade';
COMMENT ON COLUMN signal_group.y IS 'Rating';
COMMENT ON COLUMN signal_group.n IS 'People';
COMMENT ON COLUMN signal_group.sx IS 'Sum of KPI scores';
COMMENT ON COLUMN signal_group.sxx IS 'Sum of their squares';
COMMENT ON COLUMN signal_group.has_kpi IS 'TRUE where most of the cycle have a KPI score; the others are then left out';

CREATE TABLE dim_signal_policy (
  signal        VARCHAR,
  family        VARCHAR,
  min_n         INTEGER,
  min_groups    INTEGER,
  q_limit       DOUBLE,
  effect        DOUBLE,
  effect_strong DOUBLE,
  omnibus       DOUBLE,
  k             INTEGER,
  k_protected   INTEGER
);
COMMENT ON TABLE dim_signal_policy IS 'Grain: signal. Thresholds in force';
COMMENT ON COLUMN dim_signal_policy.signal IS 'Signal';
COMMENT ON COLUMN dim_signal_policy.family IS 'What it judges: rater, unit, group, person, company';
COMMENT ON COLUMN dim_signal_policy.min_n IS 'Fewest people (or pairs, figures) of a subject';
COMMENT ON COLUMN dim_signal_policy.min_groups IS 'Fewest raters, dimensions, cycles or people in all';
COMMENT ON COLUMN dim_signal_policy.q_limit IS 'A flag needs q below it';
COMMENT ON COLUMN dim_signal_policy.effect IS 'Smallest effect that matters';
COMMENT ON COLUMN dim_signal_policy.effect_strong IS 'Strong effect, or the second limit of the signal';
COMMENT ON COLUMN dim_signal_policy.omnibus IS 'p below which raters as a whole differ';
COMMENT ON COLUMN dim_signal_policy.k IS 'Fewest people a figure may be shown for';
COMMENT ON COLUMN dim_signal_policy.k_protected IS 'The same for protected attributes';
