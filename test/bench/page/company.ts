// A company of any size, written by the engine into the intake tables as a reader would hand it over: all text.
// In proportion of the budget: per 100 k people 10 M attendance days, 5 M KPI actuals, 2 M review scores.

const lineage = (table: string, row: string) =>
  `'b1' AS _batch, '${table}' AS _file, CAST(NULL AS VARCHAR) AS _sheet, CAST(${row} AS INTEGER) AS _row`;
const id = (n: string) => `lpad(CAST(${n} AS VARCHAR), 6, '0')`;

/** A unit of 10 people under a department of 100, under a division of 1,000, under the company. */
function orgSql(people: number): string {
  const units = Math.max(1, Math.ceil(people / 10));
  return `INSERT INTO raw_org_unit BY NAME
     SELECT 'C' AS unit_id, '集团' AS name, CAST(NULL AS VARCHAR) AS parent_id, ${lineage('org', '1')}
     UNION ALL SELECT 'V' || i, '事业部' || i, 'C', 'b1', 'org', NULL, i + 2 FROM range(${Math.ceil(people / 1000)}) AS t(i)
     UNION ALL SELECT 'D' || i, '部门' || i, 'V' || (i // 10), 'b1', 'org', NULL, i + 2 FROM range(${Math.ceil(people / 100)}) AS t(i)
     UNION ALL SELECT 'U' || i, '小组' || i, 'D' || (i // 10), 'b1', 'org', NULL, i + 2 FROM range(${units}) AS t(i)`;
}

/** Statements that fill the intake tables for so many people. */
export function companySql(people: number): string[] {
  return [
    orgSql(people),
    `INSERT INTO raw_employee BY NAME
     SELECT ${id('i')} AS employee_id, '员工' || i AS name, 'U' || (i // 10) AS unit_id, ${id('(i // 10) * 10')} AS manager_id,
       ['销售', '服务', '研发', '生产', '职能'][i % 5 + 1] AS job_family, CASE i % 2 WHEN 0 THEN '男' ELSE '女' END AS gender,
       '2020-01-01' AS hire_date, '在职' AS status, ${lineage('roster', 'i + 2')} FROM range(${people}) AS t(i)`,
    // 4 KPIs a person: 12 months of target and actual, and two more quarters' worth: 50 actuals.
    `INSERT INTO raw_kpi BY NAME
     SELECT 'K' || (i % 5) || '-' || k AS kpi_id, '指标' || (i % 5) || '-' || k AS kpi_name, 'KPI' AS kind,
       CASE k WHEN 3 THEN '越低越好' ELSE '越高越好' END AS direction, '万元' AS unit,
       CASE k WHEN 2 THEN '平均' ELSE '求和' END AS aggregation, '个人' AS owner_type, ${id('i')} AS owner_id,
       '2025-' || lpad(CAST(m AS VARCHAR), 2, '0') AS period, '100' AS target, CAST(80 + (i * 7 + m * 3 + k) % 40 AS VARCHAR) AS actual,
       '0.25' AS weight, ${lineage('kpi', 'i * 50 + k * 12 + m')}
     FROM range(${people}) AS p(i), range(4) AS q(k), range(1, 13) AS r(m)`,
    `INSERT INTO raw_attendance_day BY NAME
     SELECT ${id('i')} AS employee_id, strftime(DATE '2025-01-01' + CAST(d AS INTEGER), '%Y-%m-%d') AS day, '09:00' AS check_in, '18:00' AS check_out,
       '1' AS attended_days, CAST((i + d) % 30 AS VARCHAR) AS late_minutes, '480' AS worked_minutes, ${lineage('days', 'i * 100 + d')}
     FROM range(${people}) AS p(i), range(100) AS q(d)`,
    `INSERT INTO raw_review_score BY NAME
     SELECT '2025' AS cycle, ${id('i')} AS ratee_id, ${id(`(i + r * 7) % ${people}`)} AS rater_id,
       ['自评', '上级', '同级', '下级'][r + 1] AS role, '维度' || d AS dimension, CAST(60 + (i * 3 + r * 5 + d) % 40 AS VARCHAR) AS score,
       '0' AS scale_min, '100' AS scale_max, ${lineage('review', 'i * 20 + r * 5 + d')}
     FROM range(${people}) AS p(i), range(4) AS q(r), range(5) AS s(d)`,
    `INSERT INTO raw_rating BY NAME
     SELECT '2025' AS cycle, ${id('i')} AS employee_id, ['S', 'A', 'B+', 'B', 'C'][i % 5 + 1] AS label_proposed,
       ['S', 'A', 'B+', 'B', 'C'][(i + i // 50) % 5 + 1] AS label_final, ${id('(i // 10) * 10')} AS rater_id, ${lineage('rating', 'i + 2')}
     FROM range(${people}) AS t(i)`,
  ];
}

/**
 * A company for the bias signals: a manager per ten people, five cycles of ratings that follow twelve months of one KPI and chance, a tenth of
 * them calibrated, and every attribute that groups are made of. Drawn by hash, so that two runs see the same company.
 */
export function ratedCompanySql(people: number): string[] {
  /** 0 … below - 1, by the person and a salt. */
  const drawn = (salt: string, below: number) => `CAST(hash(i * 97 + ${salt}) % ${below} AS INTEGER)`;
  const level = drawn('1', 100);
  const labels = "['S', 'A', 'B+', 'B', 'C']";
  const step = (salt: string) => `greatest(1, least(5, 6 - (${level} + ${drawn(salt, 60)}) // 27))`;
  return [
    orgSql(people),
    `INSERT INTO raw_employee BY NAME
     SELECT ${id('i')} AS employee_id, '员工' || i AS name, 'U' || (i // 10) AS unit_id, ${id('(i // 10) * 10')} AS manager_id,
       ['销售', '服务', '研发', '生产', '职能'][${drawn('2', 5)} + 1] AS job_family, 'P' || (4 + ${drawn('3', 4)}) AS grade,
       CASE WHEN ${drawn('4', 10)} < 4 THEN '女' ELSE '男' END AS gender, CAST(1970 + ${drawn('5', 32)} AS VARCHAR) || '-05-01' AS birth_date,
       CAST(2010 + ${drawn('6', 15)} AS VARCHAR) || '-03-01' AS hire_date, ['北京', '上海', '成都'][${drawn('7', 3)} + 1] AS location,
       CASE WHEN ${drawn('8', 5)} = 0 THEN '是' ELSE '否' END AS is_remote, CASE WHEN ${drawn('9', 10)} = 0 THEN '兼职' ELSE '全职' END AS employment_type,
       ['甲大学', '乙大学', '丙学院', '丁学院'][${drawn('10', 4)} + 1] AS school, '在职' AS status, ${lineage('roster', 'i + 2')} FROM range(${people}) AS t(i)`,
    `INSERT INTO raw_kpi BY NAME
     SELECT 'K1' AS kpi_id, '指标' AS kpi_name, 'KPI' AS kind, '越高越好' AS direction, '万元' AS unit, '求和' AS aggregation, '个人' AS owner_type,
       ${id('i')} AS owner_id, '2025-' || lpad(CAST(m AS VARCHAR), 2, '0') AS period, '100' AS target,
       CAST(75 + ${level} // 2 + ${drawn('100 + m', 30)} AS VARCHAR) AS actual, '1' AS weight, ${lineage('kpi', 'i * 12 + m')}
     FROM range(${people}) AS p(i), range(1, 13) AS r(m)`,
    `INSERT INTO raw_rating BY NAME
     SELECT cycle, ${id('i')} AS employee_id, ${labels}[given] AS label_proposed,
       ${labels}[greatest(1, least(5, given + CASE ${drawn('300 + y', 20)} WHEN 0 THEN 1 WHEN 1 THEN -1 ELSE 0 END))] AS label_final,
       ${id('(i // 10) * 10')} AS rater_id, ${lineage('rating', 'i * 5 + y')}
     FROM (SELECT i, y, CAST(2021 + y AS VARCHAR) AS cycle, ${step('200 + y')} AS given FROM range(${people}) AS t(i), range(5) AS c(y)) AS r`,
  ];
}
