-- Units of the organisation, any depth: company → … → team.

CREATE TABLE raw_org_unit (
  unit_id     VARCHAR,
  name        VARCHAR,
  parent_id   VARCHAR,
  parent_name VARCHAR,
  head_id     VARCHAR,
  head        VARCHAR,
  path        VARCHAR,
  unit_1      VARCHAR,
  unit_2      VARCHAR,
  unit_3      VARCHAR,
  unit_4      VARCHAR,
  unit_5      VARCHAR,
  unit_6      VARCHAR,
  as_of       VARCHAR,
  _batch      VARCHAR,
  _file       VARCHAR,
  _sheet      VARCHAR,
  _row        INTEGER
);
COMMENT ON TABLE raw_org_unit IS 'Intake: organisation file 组织架构';
COMMENT ON COLUMN raw_org_unit.unit_id IS '部门编码';
COMMENT ON COLUMN raw_org_unit.name IS '部门名称';
COMMENT ON COLUMN raw_org_unit.parent_id IS '上级部门编码';
COMMENT ON COLUMN raw_org_unit.parent_name IS '上级部门';
COMMENT ON COLUMN raw_org_unit.head_id IS '负责人工号';
COMMENT ON COLUMN raw_org_unit.head IS '负责人';
COMMENT ON COLUMN raw_org_unit.path IS '全路径';
COMMENT ON COLUMN raw_org_unit.unit_1 IS '一级部门, and so on down to 六级部门: the unit is the lowest one named';
COMMENT ON COLUMN raw_org_unit.as_of IS '生效日期';
COMMENT ON COLUMN raw_org_unit._batch IS 'Import batch';
COMMENT ON COLUMN raw_org_unit._file IS 'File it came from';
COMMENT ON COLUMN raw_org_unit._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_org_unit._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE org_unit (
  unit_id   VARCHAR,
  as_of     DATE,
  name      VARCHAR,
  parent_id VARCHAR,
  head_id   VARCHAR,
  path      VARCHAR,
  _batch    VARCHAR,
  _file     VARCHAR,
  _sheet    VARCHAR,
  _row      INTEGER
);
COMMENT ON TABLE org_unit IS 'Grain: unit_id, as_of. Depth is free.';
COMMENT ON COLUMN org_unit.unit_id IS 'Key; text, leading zeros kept';
COMMENT ON COLUMN org_unit.as_of IS 'Valid from this date; NULL = always';
COMMENT ON COLUMN org_unit.name IS 'Name as exported';
COMMENT ON COLUMN org_unit.parent_id IS 'Unit above; NULL for the company';
COMMENT ON COLUMN org_unit.head_id IS 'Employee who leads it';
COMMENT ON COLUMN org_unit.path IS 'Names from the company down, joined by /';
COMMENT ON COLUMN org_unit._batch IS 'Import batch';
COMMENT ON COLUMN org_unit._file IS 'File it came from';
COMMENT ON COLUMN org_unit._sheet IS 'Sheet in that file';
COMMENT ON COLUMN org_unit._row IS 'Row in that sheet, 1 = first row of the sheet';
