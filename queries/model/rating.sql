-- Ratings of a cycle by stage.

CREATE TABLE raw_rating (
  cycle            VARCHAR,
  employee_id      VARCHAR,
  name             VARCHAR,
  label_proposed   VARCHAR,
  label_calibrated VARCHAR,
  label_final      VARCHAR,
  stage            VARCHAR,
  rater_id         VARCHAR,
  rater            VARCHAR,
  reason           VARCHAR,
  decided_at       VARCHAR,
  self_score       VARCHAR,
  manager_score    VARCHAR,
  final_score      VARCHAR,
  forced_group     VARCHAR,
  coefficient      VARCHAR,
  aside            VARCHAR,
  _batch           VARCHAR,
  _file            VARCHAR,
  _sheet           VARCHAR,
  _row             INTEGER
);
COMMENT ON TABLE raw_rating IS 'Intake: ratings 绩效等级, stages side by side';
COMMENT ON COLUMN raw_rating.cycle IS '考核周期';
COMMENT ON COLUMN raw_rating.employee_id IS '工号';
COMMENT ON COLUMN raw_rating.name IS '姓名';
COMMENT ON COLUMN raw_rating.label_proposed IS '校准前等级 / 初评等级';
COMMENT ON COLUMN raw_rating.label_calibrated IS '校准等级';
COMMENT ON COLUMN raw_rating.label_final IS '最终等级';
COMMENT ON COLUMN raw_rating.stage IS '评价环节, where each stage has a row of its own';
COMMENT ON COLUMN raw_rating.rater_id IS '评分人工号';
COMMENT ON COLUMN raw_rating.rater IS '直属上级, may carry the id in brackets';
COMMENT ON COLUMN raw_rating.reason IS '调整原因';
COMMENT ON COLUMN raw_rating.decided_at IS '确定日期';
COMMENT ON COLUMN raw_rating.self_score IS '自评得分';
COMMENT ON COLUMN raw_rating.manager_score IS '上级评分';
COMMENT ON COLUMN raw_rating.final_score IS '最终得分';
COMMENT ON COLUMN raw_rating.forced_group IS '强制分布组';
COMMENT ON COLUMN raw_rating.coefficient IS '绩效系数';
COMMENT ON COLUMN raw_rating.aside IS 'Set where the rating is a column of a roster: it counts where there is no table of ratings';
COMMENT ON COLUMN raw_rating._batch IS 'Import batch';
COMMENT ON COLUMN raw_rating._file IS 'File it came from';
COMMENT ON COLUMN raw_rating._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_rating._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE rating (
  cycle       VARCHAR,
  employee_id VARCHAR,
  stage       VARCHAR,
  label       VARCHAR,
  ordinal     DOUBLE,
  rater_id    VARCHAR,
  decided_at  DATE,
  reason      VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE rating IS 'Grain: cycle, employee_id, stage.';
COMMENT ON COLUMN rating.cycle IS 'Cycle';
COMMENT ON COLUMN rating.employee_id IS 'Employee';
COMMENT ON COLUMN rating.stage IS 'proposed, calibrated, final';
COMMENT ON COLUMN rating.label IS 'Label of the policy scale';
COMMENT ON COLUMN rating.ordinal IS 'Place on the scale, 1 = lowest; NULL = not on the scale';
COMMENT ON COLUMN rating.rater_id IS 'Who proposed or decided';
COMMENT ON COLUMN rating.decided_at IS 'When';
COMMENT ON COLUMN rating.reason IS 'Reason of a change';
COMMENT ON COLUMN rating._batch IS 'Import batch';
COMMENT ON COLUMN rating._file IS 'File it came from';
COMMENT ON COLUMN rating._sheet IS 'Sheet in that file';
COMMENT ON COLUMN rating._row IS 'Row in that sheet, 1 = first row of the sheet';
