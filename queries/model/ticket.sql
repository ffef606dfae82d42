-- Service tickets.

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
