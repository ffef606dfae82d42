// What is private never reaches a table: known by its heading, or by its values where the heading says nothing.
import { describe, expect, it } from 'vitest';
import { arePrivate } from '@/import/profiles/private-values.ts';
import { importText, onlySheet } from './helpers.ts';

const roster = (heading: string, ...values: string[]): string =>
  `工号,姓名,部门,职位,${heading}\n${values.map((value, at) => `00${at + 1},员工${at + 1},一部,代表,${value}`).join('\n')}`;

describe('private columns', () => {
  it.each([
    '证件号码',
    '身份证号',
    '手机号',
    '手机(短号)',
    '个人邮箱',
    '银行账号',
    '工资卡号',
    '税前薪资',
    '民族',
    '婚姻状况',
    '政治面貌',
    'GPS',
    '家庭住址',
    '紧急联系人',
    'National ID',
    'Mobile Phone',
    'Bank Account',
    'Base Salary',
    'Home Address',
    'Marital Status',
  ])('%s is dropped by its heading', async (heading) => {
    const { report, chunks } = await importText('roster.csv', roster(heading, 'secretx', 'secrety'));
    expect(onlySheet(report).dropped).toEqual([heading]);
    expect(onlySheet(report).rows_sent).toBe(2);
    expect(chunks.map((chunk) => new TextDecoder().decode(chunk.csv)).join('')).not.toContain('secret');
  });

  it.each([
    // Made-up numbers with true check marks.
    ['identity numbers', '11010519491231002X', '440524198001010013'],
    ['mobile numbers', '13800138000', '+86 139-0013-9000'],
    ['bank cards', '4111 1111 1111 1111', '5500000000000004'],
  ])('%s under a heading of a field are dropped by their values', async (_, first, second) => {
    // 职级 would be read as the grade.
    const { report, rows } = await importText('roster.csv', roster('职级', first, second));
    expect(onlySheet(report)).toMatchObject({ dropped: ['职级'], rows_sent: 2 });
    expect(rows[0]).not.toHaveProperty('grade');
  });

  it('numbers that only look long stay: order numbers, employee numbers, amounts', () => {
    expect(arePrivate(['1234567890123456', '1234567890123457'])).toBe(false);
    expect(arePrivate(['000123', '000124'])).toBe(false);
    expect(arePrivate(['110105194912310021', '110105194912310022'])).toBe(false);
    expect(arePrivate(['13800138000', '一部', '二部'])).toBe(false);
  });
});
