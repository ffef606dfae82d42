// Headings nobody listed: near ones are read and said so, others stay unread.
import { describe, expect, it } from 'vitest';
import { distance } from '@/import/profiles/near.ts';
import { importText, onlySheet } from './helpers.ts';

describe('near headings', () => {
  it('maps a letter wrong and a word around, with the heading it was taken for', async () => {
    const { report, rows } = await importText(
      'people.csv',
      'Employee ID,Full Name,Departmnt,Official Hire Date,Favourite Colour\n000123,Ann Lee,Sales,2024-01-02,red\n',
    );
    const sheet = onlySheet(report);
    expect(sheet.table).toBe('raw_employee');
    expect(rows[0]).toMatchObject({ unit_path: 'Sales', hire_date: '2024-01-02' });
    expect(sheet.mapping['Favourite Colour']).toBeNull();
    expect(sheet.columns.map(({ field, confidence, reason }) => [field, confidence, reason])).toEqual([
      ['employee_id', 1, 'exact'],
      ['name', 1, 'exact'],
      ['unit_path', 0.8, 'near:department'],
      ['hire_date', expect.closeTo(0.57, 1), 'near:hire_date'],
      [null, 0, 'unknown'],
    ]);
    expect(sheet.notes.filter(({ code }) => code === 'near_heading').map(({ heading }) => heading)).toEqual([
      'Departmnt',
      'Official Hire Date',
    ]);
  });

  it('never takes a field that is claimed, nor one two columns come near', async () => {
    const { report } = await importText(
      'people.csv',
      'Employee ID,Full Name,Department,Departmnt,Hire Datte,Hirre Date,Job Title\n1,Ann,Sales,x,2024-01-02,2024-01-03,Rep\n',
    );
    const { mapping } = onlySheet(report);
    expect(mapping.Department).toBe('unit_path');
    expect([mapping.Departmnt, mapping['Hire Datte'], mapping['Hirre Date']]).toEqual([null, null, null]);
  });

  it('counts changed, dropped, added and swapped letters', () => {
    expect(distance('department', 'departmnt', 2)).toBe(1);
    expect(distance('manager', 'manegar', 2)).toBe(2);
    expect(distance('amount', 'amuont', 2)).toBe(1);
    expect(distance('amount', 'am', 2)).toBe(3);
  });
});
