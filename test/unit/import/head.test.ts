// Where the header is: below titles and blank rows, in one row or two, merged or not, never in the data.
import { describe, expect, it } from 'vitest';
import { findHead } from '@/import/table/head.ts';

const rows = (...lines: string[]) =>
  lines.map((line, at) => ({ row: at + 1, cells: line === '' ? [] : line.split(',') }));
const names = (head: ReturnType<typeof findHead>) => head?.headings.map((heading) => heading.name);

describe('one row', () => {
  it('below titles, a unit and blank rows', () => {
    const head = findHead(rows('2024年9月考勤', '', '单位：天', '工号,姓名,出勤天数', '000123,甲,20'), []);
    expect(head?.rows).toEqual([4]);
    expect(head?.titles).toEqual(['2024年9月考勤', '单位:天']);
  });

  it('is not a title merged over the whole width', () => {
    const head = findHead(rows('员工考勤汇总表', '工号,姓名,部门,出勤天数', '1,甲,一部,20'), [
      { top: 1, bottom: 1, left: 0, right: 3 },
    ]);
    expect(head?.rows).toEqual([2]);
  });

  it('is not two titles side by side, each merged', () => {
    const head = findHead(
      rows(
        '考勤时间：2024-09-01 ~ 2024-09-30,,制表时间：2024-10-01,',
        '工号,姓名,部门,出勤天数',
        '1,甲,一部,20',
      ),
      [
        { top: 1, bottom: 1, left: 0, right: 1 },
        { top: 1, bottom: 1, left: 2, right: 3 },
      ],
    );
    expect(head?.rows).toEqual([2]);
    expect(head?.titles).toEqual(['考勤时间:2024-09-01 ~ 2024-09-30 制表时间:2024-10-01']);
  });

  it('is not a row of data that says the same word again and again', () => {
    const head = findHead(
      rows('姓名,工号,1,2,3,4,5', '甲,1,休息,休息,休息,休息,休息', '部门,2,休息,出勤,休息,出勤,休息'),
      [],
    );
    expect(head?.rows).toEqual([1]);
  });
});

describe('two rows', () => {
  it('joined by merges downwards', () => {
    const head = findHead(rows('姓名,工号,迟到,', ',,次数,时长', '甲,1,2,15'), [
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 1, left: 2, right: 3 },
    ]);
    expect(head?.rows).toEqual([1, 2]);
    expect(head?.headings[2]).toMatchObject({ group: '迟到', text: '次数' });
  });

  it('of groups merged sideways over every column', () => {
    const head = findHead(
      rows('基本信息,,出勤统计,,异常统计', '姓名,工号,应出勤天数,实际出勤天数,迟到次数', '甲,1,20,19,1'),
      [
        { top: 1, bottom: 1, left: 0, right: 1 },
        { top: 1, bottom: 1, left: 2, right: 3 },
      ],
    );
    expect(head?.rows).toEqual([1, 2]);
    expect(head?.headings.map((heading) => heading.group)).toEqual([
      '基本信息',
      '基本信息',
      '出勤统计',
      '出勤统计',
      '异常统计',
    ]);
  });

  it('without merges, a calendar below its group', () => {
    const head = findHead(rows('姓名,工号,考勤结果,,', ',,1,2,六', '甲,1,正常,正常,休息'), []);
    expect(head?.rows).toEqual([1, 2]);
    expect(names(head)).toEqual(['姓名', '工号', '1', '2', '六']);
  });

  it('the same child under two groups is named by its group', () => {
    const head = findHead(
      rows('姓名,工号,上班,,下班,', ',,打卡时间,打卡结果,打卡时间,打卡结果', '甲,1,08:58,正常,18:02,正常'),
      [
        { top: 1, bottom: 2, left: 0, right: 0 },
        { top: 1, bottom: 1, left: 2, right: 3 },
        { top: 1, bottom: 1, left: 4, right: 5 },
      ],
    );
    expect(names(head)).toEqual([
      '姓名',
      '工号',
      '上班/打卡时间',
      '上班/打卡结果',
      '下班/打卡时间',
      '下班/打卡结果',
    ]);
    expect(head?.headings.some((heading) => heading.repeated)).toBe(false);
  });

  it('merges in the data make no header', () => {
    const head = findHead(rows('姓名,工号,部门,出勤天数', '甲,1,一部,20', '乙,2,,19'), [
      { top: 2, bottom: 3, left: 2, right: 2 },
    ]);
    expect(head?.rows).toEqual([1]);
  });
});
