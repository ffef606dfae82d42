-- The policy 制度 in force, as tables. Filled from the policy document by the session; empty means defaults are loaded first.

CREATE TABLE policy_setting (
  key   VARCHAR,
  value VARCHAR
);
COMMENT ON TABLE policy_setting IS 'Grain: key. Single values: version, score_cap, score_floor, lower_rule, suppression_k …';
COMMENT ON COLUMN policy_setting.key IS 'Name of the setting';
COMMENT ON COLUMN policy_setting.value IS 'Its value as text';

CREATE TABLE policy_rating_scale (
  label     VARCHAR,
  ordinal   INTEGER,
  share_low  DOUBLE,
  share_high DOUBLE
);
COMMENT ON TABLE policy_rating_scale IS 'Grain: label. The rating scale and its guideline shares';
COMMENT ON COLUMN policy_rating_scale.label IS 'Label as it stands in the exports';
COMMENT ON COLUMN policy_rating_scale.ordinal IS '1 = lowest';
COMMENT ON COLUMN policy_rating_scale.share_low IS 'Guideline share at least, fraction; NULL = none';
COMMENT ON COLUMN policy_rating_scale.share_high IS 'Guideline share at most, fraction; NULL = none';

CREATE TABLE policy_score_point (
  score_rule VARCHAR,
  mode       VARCHAR,
  attainment DOUBLE,
  score      DOUBLE
);
COMMENT ON TABLE policy_score_point IS 'Grain: score_rule, attainment. Tables of points that turn attainment into a score';
COMMENT ON COLUMN policy_score_point.score_rule IS 'Rule name; a KPI without one is linear';
COMMENT ON COLUMN policy_score_point.mode IS 'interpolated or stepped';
COMMENT ON COLUMN policy_score_point.attainment IS 'Attainment, fraction';
COMMENT ON COLUMN policy_score_point.score IS 'Score, 100 = target met';

CREATE TABLE policy_source (
  kpi_id    VARCHAR,
  source    VARCHAR,
  priority  INTEGER,
  tolerance DOUBLE
);
COMMENT ON TABLE policy_source IS 'Grain: kpi_id, source. Which source wins where two report the same actual';
COMMENT ON COLUMN policy_source.kpi_id IS 'KPI, or * for all';
COMMENT ON COLUMN policy_source.source IS 'reported, erp, crm …';
COMMENT ON COLUMN policy_source.priority IS '1 wins';
COMMENT ON COLUMN policy_source.tolerance IS 'Relative difference that is no disagreement, fraction';

CREATE TABLE policy_derived_kpi (
  kpi_id  VARCHAR,
  source  VARCHAR,
  measure VARCHAR,
  scale   DOUBLE
);
COMMENT ON TABLE policy_derived_kpi IS 'Grain: kpi_id, source. KPIs whose actuals are also computed from business facts';
COMMENT ON COLUMN policy_derived_kpi.kpi_id IS 'KPI';
COMMENT ON COLUMN policy_derived_kpi.source IS 'erp or crm';
COMMENT ON COLUMN policy_derived_kpi.measure IS 'order_amount, receipt_ratio, won_amount, won_count, win_rate';
COMMENT ON COLUMN policy_derived_kpi.scale IS 'Divides the measure: 10000 for a KPI in 万元';

CREATE TABLE policy_cadence (
  job_family VARCHAR,
  grain      VARCHAR,
  weight     DOUBLE
);
COMMENT ON TABLE policy_cadence IS 'Grain: job_family, grain. Weights of monthly, quarterly, half-year and annual scores';
COMMENT ON COLUMN policy_cadence.job_family IS 'Job family';
COMMENT ON COLUMN policy_cadence.grain IS 'month, quarter, half, year';
COMMENT ON COLUMN policy_cadence.weight IS 'Fraction';

CREATE TABLE policy_role_weight (
  role   VARCHAR,
  weight DOUBLE
);
COMMENT ON TABLE policy_role_weight IS 'Grain: role. Weights of rater roles';
COMMENT ON COLUMN policy_role_weight.role IS 'self, manager, peer …';
COMMENT ON COLUMN policy_role_weight.weight IS 'Fraction';

CREATE TABLE policy_holiday (
  day DATE
);
COMMENT ON TABLE policy_holiday IS 'Grain: day. Days off that fall on Monday to Friday';
COMMENT ON COLUMN policy_holiday.day IS 'Date';
