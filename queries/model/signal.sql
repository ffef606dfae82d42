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

CREATE TABLE signal_team (
  cycle_id  VARCHAR,
  is_latest BOOLEAN,
  rater_id  VARCHAR,
  n         INTEGER,
  my        DOUBLE,
  mx        DOUBLE,
  syy       DOUBLE,
  sxx       DOUBLE,
  sxy       DOUBLE,
  has_kpi   BOOLEAN
);
COMMENT ON TABLE signal_team IS 'Grain: cycle_id, rater_id. Ratings and KPI scores of a rater''s people; read it through team_rating(scenario_id)';
COMMENT ON COLUMN signal_team.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_team.is_latest IS 'TRUE in the newest cycle';
COMMENT ON COLUMN signal_team.rater_id IS 'Rater';
COMMENT ON COLUMN signal_team.n IS 'Rated people, where has_kpi those with a KPI score';
COMMENT ON COLUMN signal_team.my IS 'Mean rating';
COMMENT ON COLUMN signal_team.mx IS 'Mean KPI score; 0 without';
COMMENT ON COLUMN signal_team.syy IS 'Squared deviations of ratings from their mean';
COMMENT ON COLUMN signal_team.sxx IS 'Of KPI scores';
COMMENT ON COLUMN signal_team.sxy IS 'Products of both deviations';
COMMENT ON COLUMN signal_team.has_kpi IS 'TRUE where most of the cycle''s people with a rater have a KPI score; the others are then left out';

CREATE TABLE signal_pair (
  cycle_id  VARCHAR,
  is_latest BOOLEAN,
  attribute VARCHAR,
  rater_id  VARCHAR,
  member    VARCHAR,
  theirs    VARCHAR,
  n         INTEGER,
  sy        DOUBLE,
  sx        DOUBLE,
  syy       DOUBLE,
  sxx       DOUBLE,
  sxy       DOUBLE,
  has_kpi   BOOLEAN
);
COMMENT ON TABLE signal_pair IS 'Grain: cycle_id, attribute, rater_id, member. Ratings and KPI scores of a rater''s people by their value of an attribute, beside the rater''s own value; read it through pair_rating(cycle_id, scenario_id)';
COMMENT ON COLUMN signal_pair.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_pair.is_latest IS 'TRUE in the newest cycle';
COMMENT ON COLUMN signal_pair.attribute IS 'gender, age_band, location, school';
COMMENT ON COLUMN signal_pair.rater_id IS 'Rater';
COMMENT ON COLUMN signal_pair.member IS 'The people''s value';
COMMENT ON COLUMN signal_pair.theirs IS 'The rater''s value';
COMMENT ON COLUMN signal_pair.n IS 'People';
COMMENT ON COLUMN signal_pair.sy IS 'Sum of ratings';
COMMENT ON COLUMN signal_pair.sx IS 'Sum of KPI scores';
COMMENT ON COLUMN signal_pair.syy IS 'Sum of squared ratings';
COMMENT ON COLUMN signal_pair.sxx IS 'Sum of squared KPI scores';
COMMENT ON COLUMN signal_pair.sxy IS 'Sum of products';
COMMENT ON COLUMN signal_pair.has_kpi IS 'TRUE where most of the cycle have a KPI score; the others are then left out';

CREATE TABLE signal_calibrated (
  cycle_id     VARCHAR,
  is_latest    BOOLEAN,
  subject_type VARCHAR,
  subject_id   VARCHAR,
  rated        INTEGER,
  n            INTEGER,
  up           INTEGER,
  down         INTEGER,
  towards      INTEGER,
  judged_n     INTEGER
);
COMMENT ON TABLE signal_calibrated IS 'Grain: cycle_id, subject_type, subject_id. What happened between proposal and the rating in force; read it through calibrated_part(cycle_id, scenario_id)';
COMMENT ON COLUMN signal_calibrated.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_calibrated.is_latest IS 'TRUE in the newest cycle';
COMMENT ON COLUMN signal_calibrated.subject_type IS 'company, rater, unit, group';
COMMENT ON COLUMN signal_calibrated.subject_id IS 'Rater, unit, attribute=value';
COMMENT ON COLUMN signal_calibrated.rated IS 'People with a proposal and a rating';
COMMENT ON COLUMN signal_calibrated.n IS 'Of them, whose rating is another one than proposed';
COMMENT ON COLUMN signal_calibrated.up IS 'Higher than proposed';
COMMENT ON COLUMN signal_calibrated.down IS 'Lower than proposed';
COMMENT ON COLUMN signal_calibrated.towards IS 'Nearer to what KPI results say than proposed';
COMMENT ON COLUMN signal_calibrated.judged_n IS 'Changed ratings of people with a KPI score';

CREATE TABLE signal_shown (
  cycle_id  VARCHAR,
  is_latest BOOLEAN,
  scope_id  VARCHAR,
  attribute VARCHAR,
  member    VARCHAR,
  n         INTEGER,
  others    INTEGER,
  shown     BOOLEAN
);
COMMENT ON TABLE signal_shown IS 'Grain: cycle_id, scope_id, attribute, member. Which groups may be shown in which scope; read it through groups_shown(cycle)';
COMMENT ON COLUMN signal_shown.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_shown.is_latest IS 'TRUE in the newest cycle';
COMMENT ON COLUMN signal_shown.scope_id IS 'company, division or department';
COMMENT ON COLUMN signal_shown.attribute IS 'gender, age_band …';
COMMENT ON COLUMN signal_shown.member IS 'Its value';
COMMENT ON COLUMN signal_shown.n IS 'Rated people';
COMMENT ON COLUMN signal_shown.others IS 'Everybody else rated in the scope whose value is known';
COMMENT ON COLUMN signal_shown.shown IS 'TRUE where the group may be shown';

CREATE TABLE signal_start (
  cycle_id       VARCHAR,
  signal         VARCHAR,
  subject_type   VARCHAR,
  subject_id     VARCHAR,
  comparison     VARCHAR,
  n              INTEGER,
  n_other        INTEGER,
  estimate       DOUBLE,
  lo             DOUBLE,
  hi             DOUBLE,
  unit           VARCHAR,
  effect_ok      BOOLEAN,
  min_detectable DOUBLE,
  place          VARCHAR,
  is_alone       BOOLEAN,
  tests          DOUBLE,
  omnibus_p      DOUBLE,
  omnibus        DOUBLE,
  enough         BOOLEAN,
  survives       BOOLEAN,
  q_limit        DOUBLE,
  is_queued      BOOLEAN,
  listed_p       DOUBLE,
  p              DOUBLE,
  verdict        VARCHAR
);
COMMENT ON TABLE signal_start IS 'Grain: cycle_id, signal, subject_type, subject_id, comparison. The tests of every signal that moves of ratings can change, without moves: what a what-if starts from. The session fills it for one cycle when ratings are moved; a change of what signals read empties it';
COMMENT ON COLUMN signal_start.cycle_id IS 'Cycle';
COMMENT ON COLUMN signal_start.signal IS 'Signal';
COMMENT ON COLUMN signal_start.subject_type IS 'rater, unit, group, person, company';
COMMENT ON COLUMN signal_start.subject_id IS 'Whom the test speaks of';
COMMENT ON COLUMN signal_start.comparison IS 'What it is compared with';
COMMENT ON COLUMN signal_start.n IS 'People of the subject';
COMMENT ON COLUMN signal_start.n_other IS 'People it is compared with';
COMMENT ON COLUMN signal_start.estimate IS 'Size of the difference';
COMMENT ON COLUMN signal_start.lo IS 'Lower end of its interval';
COMMENT ON COLUMN signal_start.hi IS 'Upper end of its interval';
COMMENT ON COLUMN signal_start.unit IS 'Unit of the estimate';
COMMENT ON COLUMN signal_start.effect_ok IS 'TRUE where the difference matters in practice';
COMMENT ON COLUMN signal_start.min_detectable IS 'Smallest difference that could be found';
COMMENT ON COLUMN signal_start.place IS 'The unit (or company) whose own people the test is made of; NULL: everybody''s rating has a part in it';
COMMENT ON COLUMN signal_start.is_alone IS 'TRUE: not one of the tests that are corrected together';
COMMENT ON COLUMN signal_start.tests IS 'Tests made where not all are listed';
COMMENT ON COLUMN signal_start.omnibus_p IS 'p of all of the signal together';
COMMENT ON COLUMN signal_start.omnibus IS 'Its limit';
COMMENT ON COLUMN signal_start.enough IS 'TRUE where there are enough people';
COMMENT ON COLUMN signal_start.survives IS 'TRUE where the difference survives adjustment';
COMMENT ON COLUMN signal_start.q_limit IS 'A flag needs q below it';
COMMENT ON COLUMN signal_start.is_queued IS 'TRUE: worth a look by itself';
COMMENT ON COLUMN signal_start.listed_p IS 'Rows without an effect are listed only where p is below it';
COMMENT ON COLUMN signal_start.p IS 'p';
COMMENT ON COLUMN signal_start.verdict IS 'Verdict without moves';

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
  min_named     INTEGER,
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
COMMENT ON COLUMN dim_signal_policy.min_named IS 'Fewest people behind a rater who is judged by name';
COMMENT ON COLUMN dim_signal_policy.min_groups IS 'Fewest raters, dimensions, cycles or people in all';
COMMENT ON COLUMN dim_signal_policy.q_limit IS 'A flag needs q below it';
COMMENT ON COLUMN dim_signal_policy.effect IS 'Smallest effect that matters';
COMMENT ON COLUMN dim_signal_policy.effect_strong IS 'Strong effect, or the second limit of the signal';
COMMENT ON COLUMN dim_signal_policy.omnibus IS 'p below which raters as a whole differ';
COMMENT ON COLUMN dim_signal_policy.k IS 'Fewest people a figure may be shown for';
COMMENT ON COLUMN dim_signal_policy.k_protected IS 'The same for protected attributes';
