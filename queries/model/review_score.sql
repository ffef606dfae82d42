-- Scores by rater, role and dimension.

CREATE TABLE raw_review_score (
  cycle        VARCHAR,
  ratee_id     VARCHAR,
  ratee_name   VARCHAR,
  rater_id     VARCHAR,
  rater_name   VARCHAR,
  role         VARCHAR,
  dimension    VARCHAR,
  score        VARCHAR,
  scale_min    VARCHAR,
  scale_max    VARCHAR,
  label        VARCHAR,
  period       VARCHAR,
  submitted_at VARCHAR,
  due_at       VARCHAR,
  template     VARCHAR,
  comment      VARCHAR,
  _batch       VARCHAR,
  _file        VARCHAR,
  _sheet       VARCHAR,
  _row         INTEGER
);
COMMENT ON TABLE raw_review_score IS 'Intake: review scores 360 评估';
COMMENT ON COLUMN raw_review_score.cycle IS '考核周期';
COMMENT ON COLUMN raw_review_score.ratee_id IS '被评估人工号';
COMMENT ON COLUMN raw_review_score.ratee_name IS '被评估人';
COMMENT ON COLUMN raw_review_score.rater_id IS '评分人工号';
COMMENT ON COLUMN raw_review_score.rater_name IS '评分人';
COMMENT ON COLUMN raw_review_score.role IS '评估关系';
COMMENT ON COLUMN raw_review_score.dimension IS '维度';
COMMENT ON COLUMN raw_review_score.score IS '评分';
COMMENT ON COLUMN raw_review_score.scale_min IS '最低分';
COMMENT ON COLUMN raw_review_score.scale_max IS '满分';
COMMENT ON COLUMN raw_review_score.label IS '等级';
COMMENT ON COLUMN raw_review_score.period IS '评估期间';
COMMENT ON COLUMN raw_review_score.submitted_at IS '提交时间';
COMMENT ON COLUMN raw_review_score.due_at IS '截止时间';
COMMENT ON COLUMN raw_review_score.template IS '模板';
COMMENT ON COLUMN raw_review_score.comment IS '评语: kept out unless asked for';
COMMENT ON COLUMN raw_review_score._batch IS 'Import batch';
COMMENT ON COLUMN raw_review_score._file IS 'File it came from';
COMMENT ON COLUMN raw_review_score._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_review_score._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE review_score (
  cycle        VARCHAR,
  ratee_id     VARCHAR,
  rater_id     VARCHAR,
  role         VARCHAR,
  dimension    VARCHAR,
  period_id    VARCHAR,
  score_raw    DOUBLE,
  scale_min    DOUBLE,
  scale_max    DOUBLE,
  label        VARCHAR,
  submitted_at DATE,
  due_at       DATE,
  template     VARCHAR,
  _batch       VARCHAR,
  _file        VARCHAR,
  _sheet       VARCHAR,
  _row         INTEGER
);
COMMENT ON TABLE review_score IS 'Grain: cycle, ratee_id, rater_id, role, dimension, period_id.';
COMMENT ON COLUMN review_score.cycle IS 'Review cycle';
COMMENT ON COLUMN review_score.ratee_id IS 'Who is rated';
COMMENT ON COLUMN review_score.rater_id IS 'Who rates';
COMMENT ON COLUMN review_score.role IS 'self, manager, skip, peer, upward, customer, hr';
COMMENT ON COLUMN review_score.dimension IS 'Dimension';
COMMENT ON COLUMN review_score.period_id IS 'Period the score speaks of; NULL = the cycle';
COMMENT ON COLUMN review_score.score_raw IS 'As given';
COMMENT ON COLUMN review_score.scale_min IS 'Lowest of the scale';
COMMENT ON COLUMN review_score.scale_max IS 'Highest of the scale';
COMMENT ON COLUMN review_score.label IS 'Label where the score is one';
COMMENT ON COLUMN review_score.submitted_at IS 'Handed in';
COMMENT ON COLUMN review_score.due_at IS 'Due';
COMMENT ON COLUMN review_score.template IS 'Form';
COMMENT ON COLUMN review_score._batch IS 'Import batch';
COMMENT ON COLUMN review_score._file IS 'File it came from';
COMMENT ON COLUMN review_score._sheet IS 'Sheet in that file';
COMMENT ON COLUMN review_score._row IS 'Row in that sheet, 1 = first row of the sheet';
