import { expect, test } from 'vitest';
import { type TableMapping, withReading } from '@/session/mappings.ts';

const entry = (change: Partial<TableMapping>): TableMapping => ({
  match: { fingerprint: 'x' },
  header_rows: [1],
  table: 'raw_employee',
  columns: { 工号: 'employee_id', 姓名: 'name', 入职日期: 'hire_date' },
  ...change,
});

test('an answer given beside the workbench comes into its draft; what was chosen there by hand stays', () => {
  const before = entry({ formats: { 离职日期: { date: 'ymd' } } });
  const draft = entry({ ...before, columns: { ...before.columns, 姓名: null }, header_rows: [2] });
  const after = entry({ formats: { 离职日期: { date: 'ymd' }, 入职日期: { date: 'dmy' } } });
  expect(withReading(draft, before, after)).toEqual({
    ...draft,
    formats: { 离职日期: { date: 'ymd' }, 入职日期: { date: 'dmy' } },
  });
});

test('a column answered elsewhere changes only where the draft still has it; nothing empty is added', () => {
  const before = entry({});
  const draft = entry({ columns: { Badge: 'employee_id', 姓名: 'name' } });
  const after = entry({ columns: { ...before.columns, 姓名: null, 入职日期: 'leave_date' } });
  expect(withReading(draft, before, after)).toEqual({
    ...draft,
    columns: { Badge: 'employee_id', 姓名: null },
  });
  expect(withReading(draft, before, before)).toEqual(draft);
});
