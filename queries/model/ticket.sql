-- Service tickets.

CREATE TABLE raw_ticket (
  ticket_id    VARCHAR,
  owner_id     VARCHAR,
  owner_name   VARCHAR,
  unit         VARCHAR,
  customer     VARCHAR,
  opened_on    VARCHAR,
  closed_on    VARCHAR,
  due_on       VARCHAR,
  satisfaction VARCHAR,
  is_complaint VARCHAR,
  kind         VARCHAR,
  _batch       VARCHAR,
  _file        VARCHAR,
  _sheet       VARCHAR,
  _row         INTEGER
);
COMMENT ON TABLE raw_ticket IS 'Intake: service tickets 服务工单';
COMMENT ON COLUMN raw_ticket.ticket_id IS '工单编号';
COMMENT ON COLUMN raw_ticket.owner_id IS '处理人工号';
COMMENT ON COLUMN raw_ticket.owner_name IS '处理人, may carry the id in brackets';
COMMENT ON COLUMN raw_ticket.unit IS '处理部门';
COMMENT ON COLUMN raw_ticket.customer IS '客户';
COMMENT ON COLUMN raw_ticket.opened_on IS '创建时间';
COMMENT ON COLUMN raw_ticket.closed_on IS '关闭时间';
COMMENT ON COLUMN raw_ticket.due_on IS '要求完成时间';
COMMENT ON COLUMN raw_ticket.satisfaction IS '满意度';
COMMENT ON COLUMN raw_ticket.is_complaint IS '是否投诉';
COMMENT ON COLUMN raw_ticket.kind IS '工单类型';
COMMENT ON COLUMN raw_ticket._batch IS 'Import batch';
COMMENT ON COLUMN raw_ticket._file IS 'File it came from';
COMMENT ON COLUMN raw_ticket._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_ticket._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE ticket (
  system       VARCHAR,
  ticket_id    VARCHAR,
  owner_id     VARCHAR,
  unit_id      VARCHAR,
  customer     VARCHAR,
  opened_on    DATE,
  closed_on    DATE,
  due_on       DATE,
  satisfaction DOUBLE,
  is_complaint BOOLEAN,
  _batch       VARCHAR,
  _file        VARCHAR,
  _sheet       VARCHAR,
  _row         INTEGER
);
COMMENT ON TABLE ticket IS 'Grain: system, ticket_id.';
COMMENT ON COLUMN ticket.system IS 'System';
COMMENT ON COLUMN ticket.ticket_id IS 'Ticket';
COMMENT ON COLUMN ticket.owner_id IS 'Owner';
COMMENT ON COLUMN ticket.unit_id IS 'Unit';
COMMENT ON COLUMN ticket.customer IS 'Customer';
COMMENT ON COLUMN ticket.opened_on IS 'Opened';
COMMENT ON COLUMN ticket.closed_on IS 'Closed';
COMMENT ON COLUMN ticket.due_on IS 'Due';
COMMENT ON COLUMN ticket.satisfaction IS 'Score of the customer';
COMMENT ON COLUMN ticket.is_complaint IS 'A complaint';
COMMENT ON COLUMN ticket._batch IS 'Import batch';
COMMENT ON COLUMN ticket._file IS 'File it came from';
COMMENT ON COLUMN ticket._sheet IS 'Sheet in that file';
COMMENT ON COLUMN ticket._row IS 'Row in that sheet, 1 = first row of the sheet';
