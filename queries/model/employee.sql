-- People as the roster 花名册 states them at a date.

CREATE TABLE raw_employee (
  employee_id     VARCHAR,
  name            VARCHAR,
  first_name      VARCHAR,
  last_name       VARCHAR,
  unit_id         VARCHAR,
  unit_path       VARCHAR,
  unit_1          VARCHAR,
  unit_2          VARCHAR,
  unit_3          VARCHAR,
  unit_4          VARCHAR,
  unit_5          VARCHAR,
  unit_6          VARCHAR,
  unit_above      VARCHAR,
  manager         VARCHAR,
  manager_id      VARCHAR,
  dotted_manager  VARCHAR,
  job_family      VARCHAR,
  position        VARCHAR,
  grade           VARCHAR,
  gender          VARCHAR,
  birth_date      VARCHAR,
  age             VARCHAR,
  hire_date       VARCHAR,
  tenure          VARCHAR,
  leave_date      VARCHAR,
  status          VARCHAR,
  employment_type VARCHAR,
  location        VARCHAR,
  is_remote       VARCHAR,
  school          VARCHAR,
  main_job        VARCHAR,
  event           VARCHAR,
  as_of           VARCHAR,
  aside           VARCHAR,
  _batch          VARCHAR,
  _file           VARCHAR,
  _sheet          VARCHAR,
  _row            INTEGER
);
COMMENT ON TABLE raw_employee IS 'Intake: roster 花名册';
COMMENT ON COLUMN raw_employee.employee_id IS '工号';
COMMENT ON COLUMN raw_employee.name IS '姓名';
COMMENT ON COLUMN raw_employee.first_name IS 'First name, where it has a column of its own';
COMMENT ON COLUMN raw_employee.last_name IS 'Last name, where it has a column of its own';
COMMENT ON COLUMN raw_employee.unit_id IS '部门编码';
COMMENT ON COLUMN raw_employee.unit_path IS '部门, a path joined by / or -';
COMMENT ON COLUMN raw_employee.unit_1 IS '一级部门, and so on down to 六级部门';
COMMENT ON COLUMN raw_employee.unit_above IS '上级部门: the unit above 部门';
COMMENT ON COLUMN raw_employee.manager IS '直属上级, may carry the id in brackets';
COMMENT ON COLUMN raw_employee.manager_id IS '直属上级工号';
COMMENT ON COLUMN raw_employee.dotted_manager IS '虚线上级';
COMMENT ON COLUMN raw_employee.job_family IS '序列 / 职族';
COMMENT ON COLUMN raw_employee.position IS '职位';
COMMENT ON COLUMN raw_employee.grade IS '职级';
COMMENT ON COLUMN raw_employee.gender IS '性别';
COMMENT ON COLUMN raw_employee.birth_date IS '出生日期';
COMMENT ON COLUMN raw_employee.age IS '年龄 in years, or a band of it';
COMMENT ON COLUMN raw_employee.hire_date IS '入职日期';
COMMENT ON COLUMN raw_employee.tenure IS '司龄 in years, or a band of it';
COMMENT ON COLUMN raw_employee.leave_date IS '离职日期';
COMMENT ON COLUMN raw_employee.status IS '员工状态';
COMMENT ON COLUMN raw_employee.employment_type IS '用工类型';
COMMENT ON COLUMN raw_employee.location IS '工作地点';
COMMENT ON COLUMN raw_employee.is_remote IS '是否远程';
COMMENT ON COLUMN raw_employee.school IS '毕业院校';
COMMENT ON COLUMN raw_employee.main_job IS '是否主岗: whether the row is the main job of a person who has several';
COMMENT ON COLUMN raw_employee.event IS '异动类型: what the state begins with, as hired or moved';
COMMENT ON COLUMN raw_employee.as_of IS '生效日期';
COMMENT ON COLUMN raw_employee.aside IS 'Set where the row stands beside a rating or a score: it counts where there is no roster';
COMMENT ON COLUMN raw_employee._batch IS 'Import batch';
COMMENT ON COLUMN raw_employee._file IS 'File it came from';
COMMENT ON COLUMN raw_employee._sheet IS 'Sheet in that file';
COMMENT ON COLUMN raw_employee._row IS 'Row in that sheet, 1 = first row of the sheet';

CREATE TABLE employee (
  employee_id       VARCHAR,
  as_of             DATE,
  name              VARCHAR,
  unit_id           VARCHAR,
  manager_id        VARCHAR,
  dotted_manager_id VARCHAR,
  job_family        VARCHAR,
  position          VARCHAR,
  grade             VARCHAR,
  gender            VARCHAR,
  birth_date        DATE,
  age_band          VARCHAR,
  hire_date         DATE,
  tenure_band       VARCHAR,
  leave_date        DATE,
  has_left          BOOLEAN,
  employment_type   VARCHAR,
  location          VARCHAR,
  is_remote         BOOLEAN,
  school            VARCHAR,
  _batch            VARCHAR,
  _file             VARCHAR,
  _sheet            VARCHAR,
  _row              INTEGER
);
COMMENT ON TABLE employee IS 'Grain: employee_id, as_of. Read as of the end of the period in question.';
COMMENT ON COLUMN employee.employee_id IS 'Key 工号; text, leading zeros kept';
COMMENT ON COLUMN employee.as_of IS 'Valid from this date; NULL = always';
COMMENT ON COLUMN employee.name IS 'Name as exported';
COMMENT ON COLUMN employee.unit_id IS 'Unit on that date';
COMMENT ON COLUMN employee.manager_id IS 'Direct manager 直属上级';
COMMENT ON COLUMN employee.dotted_manager_id IS 'Dotted-line manager 虚线上级';
COMMENT ON COLUMN employee.job_family IS 'sales, service, rnd, production, function, management, or the companys own';
COMMENT ON COLUMN employee.position IS 'Job title';
COMMENT ON COLUMN employee.grade IS 'Grade 职级';
COMMENT ON COLUMN employee.gender IS 'female, male or as exported';
COMMENT ON COLUMN employee.birth_date IS 'Birth date';
COMMENT ON COLUMN employee.age_band IS 'Band of the age the roster states; the birth date, where there is one, is surer';
COMMENT ON COLUMN employee.hire_date IS 'Hire date';
COMMENT ON COLUMN employee.tenure_band IS 'Band of the years of service the roster states; the hire date, where there is one, is surer';
COMMENT ON COLUMN employee.leave_date IS 'Last day; NULL = still employed, unless has_left';
COMMENT ON COLUMN employee.has_left IS 'The roster says that the person has left; where no last day is known, not employed from as_of on';
COMMENT ON COLUMN employee.employment_type IS 'Employment type 用工类型';
COMMENT ON COLUMN employee.location IS 'Place of work';
COMMENT ON COLUMN employee.is_remote IS 'Works remotely';
COMMENT ON COLUMN employee.school IS 'School';
COMMENT ON COLUMN employee._batch IS 'Import batch';
COMMENT ON COLUMN employee._file IS 'File it came from';
COMMENT ON COLUMN employee._sheet IS 'Sheet in that file';
COMMENT ON COLUMN employee._row IS 'Row in that sheet, 1 = first row of the sheet';
