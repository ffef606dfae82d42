-- Definitions of KPIs.

CREATE TABLE raw_kpi (
  kpi_id              VARCHAR,
  kpi_name            VARCHAR,
  kind                VARCHAR,
  direction           VARCHAR,
  unit                VARCHAR,
  aggregation         VARCHAR,
  score_rule          VARCHAR,
  parent_kpi_id       VARCHAR,
  owner_type          VARCHAR,
  owner_id            VARCHAR,
  owner_name          VARCHAR,
  period              VARCHAR,
  target              VARCHAR,
  floor               VARCHAR,
  stretch             VARCHAR,
  baseline            VARCHAR,
  range_low           VARCHAR,
  range_high          VARCHAR,
  weight              VARCHAR,
  due_date            VARCHAR,
  completion_standard VARCHAR,
  actual              VARCHAR,
  numerator           VARCHAR,
  denominator         VARCHAR,
  sample_size         VARCHAR,
  source              VARCHAR,
  actual_date         VARCHAR,
  _batch              VARCHAR,
  _file               VARCHAR,
  _sheet              VARCHAR,
  _row                INTEGER
);
COMMENT ON TABLE raw_kpi IS 'Intake: KPI sheets: definitions, targets and actuals, one row per KPI × owner × period';
COMMENT ON COLUMN raw_kpi.kpi_id IS '指标编码';
COMMENT ON COLUMN raw_kpi.kpi_name IS '考核指标';
COMMENT ON COLUMN raw_kpi.kind IS '类型 KPI / GS';
COMMENT ON COLUMN raw_kpi.direction IS '方向';
COMMENT ON COLUMN raw_kpi.unit IS '单位';
COMMENT ON COLUMN raw_kpi.aggregation IS '汇总方式';
COMMENT ON COLUMN raw_kpi.score_rule IS '评分标准';
COMMENT ON COLUMN raw_kpi.parent_kpi_id IS '上级指标编码';
COMMENT ON COLUMN raw_kpi.owner_type IS '责任主体类型: person / unit';
COMMENT ON COLUMN raw_kpi.owner_id IS '责任主体编码 / 工号';
COMMENT ON COLUMN raw_kpi.owner_name IS '责任主体 / 姓名';
COMMENT ON COLUMN raw_kpi.period IS '考核期';
COMMENT ON COLUMN raw_kpi.target IS '目标值';
COMMENT ON COLUMN raw_kpi.floor IS '保底值';
COMMENT ON COLUMN raw_kpi.stretch IS '挑战值';
COMMENT ON COLUMN raw_kpi.baseline IS '基准值';
COMMENT ON COLUMN raw_kpi.range_low IS '区间下限';
COMMENT ON COLUMN raw_kpi.range_high IS '区间上限';
COMMENT ON COLUMN raw_kpi.weight IS '权重';
COMMENT ON COLUMN raw_kpi.due_date IS '截止日期';
COMMENT ON COLUMN raw_kpi.completion_standard IS '完成标准';
COMMENT ON COLUMN raw_kpi.actual IS '实际值';
COMMENT ON COLUMN raw_kpi.numerator IS '分子';
COMMENT ON COLUMN raw_kpi.denominator IS '分母';
COMMENT ON COLUMN raw_kpi.sample_size IS '样本数 n behind an average';
COMMENT ON COLUMN raw_kpi.source IS '数据来源';
COMMENT ON COLUMN raw_kpi.actual_date IS '完成日期 / 数据日期';
COMMENT ON COLUMN raw_kpi._batch IS 'Import batch';
COMMENT ON COLUMN raw_kpi._file IS 'File it came from';
COMMENT ON COLUMN raw_kpi._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_kpi._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE kpi (
  kpi_id        VARCHAR,
  name          VARCHAR,
  kind          VARCHAR,
  direction     VARCHAR,
  unit          VARCHAR,
  aggregation   VARCHAR,
  score_rule    VARCHAR,
  parent_kpi_id VARCHAR,
  _batch        VARCHAR,
  _file         VARCHAR,
  _sheet        VARCHAR,
  _row          INTEGER
);
COMMENT ON TABLE kpi IS 'Grain: kpi_id.';
COMMENT ON COLUMN kpi.kpi_id IS 'Key';
COMMENT ON COLUMN kpi.name IS 'Name';
COMMENT ON COLUMN kpi.kind IS 'KPI quantified, GS milestone task 重点工作';
COMMENT ON COLUMN kpi.direction IS 'higher, lower, range, milestone';
COMMENT ON COLUMN kpi.unit IS 'Unit as exported: 万元, %, 天 …';
COMMENT ON COLUMN kpi.aggregation IS 'sum, avg, last, ratio';
COMMENT ON COLUMN kpi.score_rule IS 'Score rule of the policy; NULL = the default';
COMMENT ON COLUMN kpi.parent_kpi_id IS 'KPI it contributes to: strategy → department → person';
COMMENT ON COLUMN kpi._batch IS 'Import batch';
COMMENT ON COLUMN kpi._file IS 'File it came from';
COMMENT ON COLUMN kpi._sheet IS 'Sheet in that file';
COMMENT ON COLUMN kpi._row IS 'Row in that sheet, 1 = first row of the sheet';
