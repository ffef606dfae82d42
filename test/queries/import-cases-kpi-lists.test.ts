// Lists of KPIs, ratings and reviews in other columns and words, and whose they are. Rows worked out by hand.
import { describe, expect, test } from 'vitest';
import { mappingOf } from '@/import/mapping/entries.ts';
import { csv, importCases, sheetOf, workbookOfSheets } from './import-case.ts';

const { load, select, plain } = importCases();

describe('exports in English', () => {
  test('appeals are no ratings', async () => {
    await load(
      'appeals.csv',
      csv(
        'Appeal ID,Employee ID,Employee Name,Review Cycle,Submitted On,Reason,Original Rating,Revised Rating,Decision,Decision Date',
        'AP1,1001,Ana,2024 H1,20-Jul-2024,Procedure not followed,C,B,Upheld,28-Jul-2024',
        'AP2,1001,Ana,2024 H1,02-Aug-2024,Data error,B,B,Rejected,10-Aug-2024',
      ),
    );
    expect(
      await select(
        'SELECT cycle, grounds, rating_before, rating_after, outcome, CAST(resolved_at AS VARCHAR) AS at FROM appeal ORDER BY _row',
      ),
    ).toEqual([
      {
        cycle: '2024-H1',
        grounds: 'procedure',
        rating_before: 'C',
        rating_after: 'B',
        outcome: 'Upheld',
        at: '2024-07-28',
      },
      {
        cycle: '2024-H1',
        grounds: 'data',
        rating_before: 'B',
        rating_after: 'B',
        outcome: 'Rejected',
        at: '2024-08-10',
      },
    ]);
    expect(await select('SELECT * FROM rating')).toEqual([]);
  });

  test('goals with what they are measured in', async () => {
    await load(
      'goals.csv',
      csv(
        'Goal ID,Goal Name,Owner,Owner Employee ID,Goal Type,Start Value,Target Value,Current Value,Measure,Progress,Start Date,Due Date,Status',
        'G1,Increase ARR,Maria Lopez,21001,Individual,1000000,1500000,1350000,USD,70%,2024-01-01,2024-12-31,On Track',
        'G2,Reduce churn,Maria Lopez,21001,Individual,8%,5%,6%,Percent,67%,2024-01-01,2024-12-31,Behind',
      ),
    );
    expect(
      await select('SELECT kpi_id, name, unit, owner_id, target, actual FROM stg_kpi ORDER BY _row'),
    ).toEqual([
      {
        kpi_id: 'G1',
        name: 'Increase ARR',
        unit: 'USD',
        owner_id: '21001',
        target: 1_500_000,
        actual: 1_350_000,
      },
      { kpi_id: 'G2', name: 'Reduce churn', unit: 'Percent', owner_id: '21001', target: 0.05, actual: 0.06 },
    ]);
    expect(await select('SELECT kpi_id, aggregation FROM kpi ORDER BY 1')).toEqual([
      { kpi_id: 'G1', aggregation: 'sum' },
      { kpi_id: 'G2', aggregation: 'avg' },
    ]);
  });
});

describe('lists of other columns', () => {
  test('重点工作 are milestones', async () => {
    await plain('重点工作_2024Q3.csv');
    expect(
      await select(
        'SELECT k.kpi_id, k.kind, k.direction, s.actual, CAST(s.due_date AS VARCHAR) AS due, CAST(s.done_date AS VARCHAR) AS done FROM stg_kpi AS s JOIN kpi AS k USING (kpi_id) ORDER BY s._row',
      ),
    ).toEqual([
      {
        kpi_id: 'ERP上线',
        kind: 'GS',
        direction: 'milestone',
        actual: 1,
        due: '2024-09-30',
        done: '2024-09-28',
      },
      { kpi_id: '供应商准入', kind: 'GS', direction: 'milestone', actual: 0, due: '2024-09-15', done: null },
    ]);
    expect(await select('SELECT * FROM fct_reject')).toEqual([]);
  });

  test('only the share of the target', async () => {
    const report = await plain('KPI_完成率.csv');
    expect(sheetOf(report).questions).toEqual([]);
    expect(await select('SELECT kpi_id, period_id, target, actual FROM stg_kpi ORDER BY _row')).toEqual([
      { kpi_id: '销售额', period_id: '2024-09', target: 1, actual: 0.95 },
      { kpi_id: '回款', period_id: '2024-09', target: 1, actual: 1.05 },
    ]);
    await load(
      'k.csv',
      csv('考核月份,工号,姓名,指标名称,达成率(%)', '2024-09,1001,甲一,销售额,95', '2024-09,1001,甲一,回款,1'),
    );
    expect(await select('SELECT actual FROM stg_kpi ORDER BY _row')).toEqual([
      { actual: 0.95 },
      { actual: 0.01 },
    ]);
  });

  test('this month beside all months', async () => {
    await load(
      'k.csv',
      csv(
        '2024年9月经营指标完成情况（单位：万元）,,,,,,',
        '部门,指标名称,年度目标,本月目标,本月实际,1-9月累计目标,1-9月累计实际',
        '销售一部,营业收入,12000,1000,1100,9000,8800',
      ),
    );
    expect(await select('SELECT period_id, target, actual, unit, owner_id FROM stg_kpi')).toEqual([
      { period_id: '2024-09', target: 1000, actual: 1100, unit: '万元', owner_id: '销售一部' },
    ]);
  });

  test('in German', async () => {
    await load(
      'k.csv',
      csv(
        'Periode;Personalnummer;Name;Kennzahl;Einheit;Zielwert;Istwert;Gewichtung',
        '2024-09;0012;Jörg Weiß;Umsatz;EUR;1.200,50;1.100,25;60%',
        '2024-09;0012;Jörg Weiß;Reklamationen;Stk;5,0;3,5;40%',
      ),
    );
    expect(
      await select('SELECT kpi_id, owner_id, unit, target, actual, weight FROM stg_kpi ORDER BY _row'),
    ).toEqual([
      { kpi_id: 'Umsatz', owner_id: '0012', unit: 'EUR', target: 1200.5, actual: 1100.25, weight: 0.6 },
      { kpi_id: 'Reklamationen', owner_id: '0012', unit: 'Stk', target: 5, actual: 3.5, weight: 0.4 },
    ]);
  });

  test('three stages of a rating', async () => {
    await load(
      'r.csv',
      csv(
        '年度,季度,员工编码,员工姓名,初评等级,复评等级,终评等级,考核人',
        '2024,三季度,A1,甲一,B+,A-,A-,王总',
        '2024,三季度,A2,乙二,C,C,待改进,王总',
      ),
    );
    expect(
      await select(
        'SELECT cycle, employee_id, label_proposed, label_calibrated, label_final, rater_id FROM stg_rating ORDER BY _row',
      ),
    ).toEqual([
      {
        cycle: '2024-Q3',
        employee_id: 'A1',
        label_proposed: 'B+',
        label_calibrated: 'A-',
        label_final: 'A-',
        rater_id: '王总',
      },
      {
        cycle: '2024-Q3',
        employee_id: 'A2',
        label_proposed: 'C',
        label_calibrated: 'C',
        label_final: '待改进',
        rater_id: '王总',
      },
    ]);
  });

  test('a category of raters beside the competencies', async () => {
    await load(
      'SAP_SF_360_detailed.csv',
      csv(
        'Form Template,Subject User ID,Subject Name,Rater Category,Rater Name,Communication,Teamwork,Drive for Results,Overall Comment',
        '2024 360 Review,1001,Ana Ruiz,Self,Ana Ruiz,4,4,5,"Good year,\nlots done"',
        '2024 360 Review,1001,Ana Ruiz,Manager,Tom Fox,3,4,4,ok',
        '2024 360 Review,1001,Ana Ruiz,Peers,Peer 1,N/A,5,4,',
      ),
    );
    expect(
      await select(
        'SELECT role, rater_id, dimension, score_raw FROM stg_review_score WHERE NOT _refused AND score_raw IS NOT NULL ORDER BY _row, dimension',
      ),
    ).toEqual([
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Communication', score_raw: 4 },
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Drive for Results', score_raw: 5 },
      { role: 'self', rater_id: 'Ana Ruiz', dimension: 'Teamwork', score_raw: 4 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Communication', score_raw: 3 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Drive for Results', score_raw: 4 },
      { role: 'manager', rater_id: 'Tom Fox', dimension: 'Teamwork', score_raw: 4 },
      { role: 'peer', rater_id: 'Peer 1', dimension: 'Drive for Results', score_raw: 4 },
      { role: 'peer', rater_id: 'Peer 1', dimension: 'Teamwork', score_raw: 5 },
    ]);
  });
});

describe('whose figures and ratings they are', () => {
  test('a sheet that is called as its unit', async () => {
    const head = ['指标名称', '计量单位', '目标值', '实际完成', '完成率'];
    const report = await load(
      '各部门季度KPI.xlsx',
      workbookOfSheets({
        销售部: [
          ['2024年Q3部门KPI完成情况'],
          head,
          ['合同额', '万元', 5000, 5200, '104%'],
          ['回款率', '%', 90, 88, '97.8%'],
        ],
        研发部: [['2024年Q3部门KPI完成情况'], head, ['项目准时率', '%', 85, 90, '105.9%']],
      }),
    );
    expect(
      await select(
        'SELECT owner_type, owner_id, kpi_id, period_id, target, actual FROM stg_kpi ORDER BY _sheet DESC, _row',
      ),
    ).toEqual([
      {
        owner_type: 'unit',
        owner_id: '销售部',
        kpi_id: '合同额',
        period_id: '2024-Q3',
        target: 5000,
        actual: 5200,
      },
      {
        owner_type: 'unit',
        owner_id: '销售部',
        kpi_id: '回款率',
        period_id: '2024-Q3',
        target: 0.9,
        actual: 0.88,
      },
      {
        owner_type: 'unit',
        owner_id: '研发部',
        kpi_id: '项目准时率',
        period_id: '2024-Q3',
        target: 0.85,
        actual: 0.9,
      },
    ]);
    const [first] = report.sheets;
    expect(first?.notes.map(({ code }) => code)).toContain('owner_from_sheet');
    expect(first === undefined ? null : mappingOf(report, first)?.constants).toBeUndefined();
  });

  test('a sheet that is called otherwise asks', async () => {
    const report = await load('k.csv', csv('考核期,指标名称,目标值,实际完成', '2024Q3,合同额,5000,5200'));
    expect(sheetOf(report).questions.map(({ code, field }) => [code, field])).toEqual([
      ['kpi_owner', 'owner_name'],
    ]);
  });

  test('ratings of people without a number', async () => {
    const report = await load(
      'ratings.csv',
      csv('考核周期,姓名,部门,绩效等级', '2024Q3,甲一,销售一部,A', '2024Q3,丙三,销售一部,B'),
    );
    expect(sheetOf(report)).toMatchObject({ table: 'raw_rating', rows_sent: 2 });
    expect(
      await select('SELECT _row, field, value, reason, row_refused FROM fct_reject ORDER BY _row'),
    ).toEqual([
      { _row: 2, field: 'employee_id', value: '甲一', reason: 'person_unknown', row_refused: true },
      { _row: 3, field: 'employee_id', value: '丙三', reason: 'person_unknown', row_refused: true },
    ]);
  });

  test('what came of ratings beside them', async () => {
    await load(
      '调薪晋升_结果应用.csv',
      csv(
        '2024年度绩效结果应用表,,,,,,,,',
        '工号,姓名,绩效等级,年终奖(元),奖金系数,调薪幅度,是否晋升,高潜人才,培训计划',
        'A1,甲一,A,50000,1.5,8%,是,是,领导力',
        'A2,乙二,C,0,0,0%,否,否,',
      ),
    );
    expect(await select('SELECT cycle, employee_id, label FROM rating ORDER BY _row')).toEqual([
      { cycle: '2024', employee_id: 'A1', label: 'A' },
      { cycle: '2024', employee_id: 'A2', label: 'C' },
    ]);
    expect(
      await select(
        'SELECT cycle, employee_id, bonus, raise, promoted, high_potential FROM outcome ORDER BY _row',
      ),
    ).toEqual([
      { cycle: '2024', employee_id: 'A1', bonus: 50_000, raise: 0.08, promoted: true, high_potential: true },
      { cycle: '2024', employee_id: 'A2', bonus: 0, raise: 0, promoted: false, high_potential: false },
    ]);
  });

  test('a peer without a name is one of his own', async () => {
    await load(
      'CultureAmp_360_export.csv',
      csv(
        'Cycle Name,Reviewee,Reviewee Employee ID,Reviewer,Reviewer Employee ID,Relationship,Question,Answer Type,Rating,Comment,Submitted At',
        'H2 2024 360,Ana Ruiz,1001,Tom Fox,1003,Manager,Communicates clearly,rating,4 - Agree,,2024-11-20',
        'H2 2024 360,Ana Ruiz,1001,,,Peer,Communicates clearly,rating,5 - Strongly agree,,2024-11-21',
        'H2 2024 360,Ana Ruiz,1001,,,Manager,Communicates clearly,rating,3 - Neutral,,2024-11-21',
      ),
    );
    expect(
      await select('SELECT rater_id, role, score_raw FROM stg_review_score WHERE NOT _refused ORDER BY _row'),
    ).toEqual([
      { rater_id: '1003', role: 'manager', score_raw: 4 },
      { rater_id: '#3', role: 'peer', score_raw: 5 },
    ]);
    expect(await select('SELECT _row, field, reason FROM fct_reject')).toEqual([
      { _row: 4, field: 'rater_id', reason: 'missing_key' },
    ]);
  });

  test('a question that is answered in words is listed', async () => {
    await load(
      'CultureAmp.csv',
      csv(
        'Cycle Name,Reviewee Employee ID,Reviewer Employee ID,Relationship,Question,Rating,Comment',
        'H2 2024,1001,1003,Manager,Communicates clearly,4,',
        'H2 2024,1001,1003,Manager,What should Ana start doing?,,Delegate more',
      ),
    );
    expect(await select('SELECT dimension, score_raw FROM review_score')).toEqual([
      { dimension: 'Communicates clearly', score_raw: 4 },
    ]);
    expect(await select('SELECT _row, field, value, reason, row_refused FROM fct_reject')).toEqual([
      {
        _row: 3,
        field: 'score',
        value: 'What should Ana start doing?',
        reason: 'no_score',
        row_refused: false,
      },
    ]);
  });
});
