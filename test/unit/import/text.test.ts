// Text files: delimiters, line ends, quotes, encodings, keys, formats of whole columns, conservation.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '@/import/text/csv.ts';
import { Utf8Check } from '@/import/text/utf8.ts';
import { importBlob, importFixture, importText, onlySheet, seeded, unaccounted } from './helpers.ts';

const encoded = (text: string, codec: string) => new Uint8Array(iconv.encode(text, codec));
const names = (rows: Record<string, string>[]) => rows.map((row) => row.name);

describe('delimiters and line ends', () => {
  const table = [
    ['工号', '姓名', '入职日期'],
    ['000123', '张 三', '2024-01-02'],
    ['000124', '李四', '2024-01-03'],
  ];
  it.each([
    ['comma', ',', '\n'],
    ['tab', '\t', '\r\n'],
    ['semicolon', ';', '\n'],
    ['pipe', '|', '\n'],
    ['full-width comma', '，', '\n'],
    ['CR only', ',', '\r'],
  ])('%s', async (_, delimiter, end) => {
    const { rows } = await importText('a.txt', table.map((row) => row.join(delimiter)).join(end));
    expect(rows.map((row) => [row.employee_id, row.name, row.hire_date])).toEqual(table.slice(1));
  });

  it('sep= decides, and counts as a row', async () => {
    const { rows, report } = await importText('a.csv', 'sep=;\n工号;姓名;入职日期\n1;a,b,c,d;2024-01-01\n');
    expect(names(rows)).toEqual(['a,b,c,d']);
    expect(onlySheet(report).header_rows).toEqual([2]);
  });

  it('a trailing delimiter is no column; line ends and quotes inside quotes stay', async () => {
    const { rows } = await importText(
      'a.csv',
      '工号,姓名,入职日期,\n1,"a ""b"",\nc",2024-01-01,\n2,5" pipe,2024-01-01,\n',
    );
    expect(names(rows)).toEqual(['a "b",\nc', '5" pipe']);
    expect(rows.map((row) => row._row)).toEqual(['2', '3']);
  });

  it('a heading with a line end is one heading', async () => {
    const { report } = await importText('a.csv', '"工\n号",姓名,"入职\r\n日期"\n1,a,2024-01-01\n');
    expect(onlySheet(report).mapping).toEqual({
      '工 号': 'employee_id',
      姓名: 'name',
      '入职 日期': 'hire_date',
    });
  });
});

describe('encodings', () => {
  const chinese = '工号,姓名,部门,入职日期\n000123,张三丰,集团/华东大区,2024-01-02\n';
  it.each([
    ['gb18030', 'gb18030', chinese],
    ['utf-16le', 'utf16-le', chinese],
    ['utf-16be', 'utf16-be', chinese],
    [
      'big5',
      'big5',
      '工號,姓名,部門,入職日期\n000123,張三豐,業務一部,2024-01-02\n'.replace(
        '工號',
        '工号'.replace('号', '號'),
      ),
    ],
    [
      'windows-1252',
      'win1252',
      'employee id,name,department,hire date\n1,Zoé Müller,Qualität,2024-01-02\n2,Jürgen Straße,Büro,2024-01-03\n',
    ],
  ])('%s', async (encoding, codec, text) => {
    const { report } = await importBlob('a.csv', new Blob([encoded(text, codec)]));
    expect(report.encoding).toBe(encoding);
  });

  it('a file that is nearly all ASCII with a few GBK bytes far down is GB18030', async () => {
    const body = Array.from(
      { length: 60_000 },
      (_, index) => `${index},name ${index},sales,2024-01-02\n`,
    ).join('');
    const { report, rows } = await importBlob(
      'a.csv',
      new Blob([encoded(`employee id,name,department,hire date\n${body}1,张三,销售部,2024-01-02\n`, 'gbk')]),
    );
    expect(report.encoding).toBe('gb18030');
    expect(rows.at(-1)?.name).toBe('张三');
    expect(rows).toHaveLength(60_001);
  });

  it('characters cut by the end of a block survive', async () => {
    const body = Array.from({ length: 120_000 }, (_, index) => `${index},张三丰李四王五,二〇二四\n`).join('');
    const { rows } = await importText('a.csv', `工号,姓名,入职日期\n${body}`);
    expect(rows).toHaveLength(120_000);
    expect(rows.every((row) => row.name === '张三丰李四王五')).toBe(true);
  });
});

describe('keys', () => {
  it.each([
    ["'000124", '000124'],
    ['="000124"', '000124'],
    ['０００１２４', '000124'],
    ['\u200b000124\u00a0', '000124'],
    [' 000124', '000124'],
    ['A-001_2', 'A-001_2'],
  ])('%s → %s', async (raw, clean) => {
    const { rows } = await importText('a.tsv', `工号\t姓名\t入职日期\n${raw}\t张　三\t2024-01-01\n`);
    expect(rows[0]).toMatchObject({ employee_id: clean, name: '张　三' });
  });
});

it('20-digit numbers of text keep every digit; a column of 1.234,56 and 123- is read with its decimal comma', async () => {
  const { rows, report } = await importFixture('ids2.csv');
  expect(onlySheet(report)).toMatchObject({
    table: 'raw_sales_order',
    formats: { amt: { number: '1.234,56' } },
  });
  expect(rows.map((row) => [row.owner_id, row.order_id, row.amount])).toEqual([
    ['000123', '12345678901234567890', '1234.56'],
    ['000124', '12345678901234567891', '123-'],
  ]);
});

describe('formats decided on the whole column', () => {
  const dates = (...values: string[]) =>
    `工号,姓名,入职日期\n${values.map((value, index) => `${index},a,${value}`).join('\n')}\n`;

  it('day first, by one value above 12', async () => {
    const { rows, report } = await importText('a.csv', dates('01/02/2024', '13/04/2024'));
    expect(rows.map((row) => row.hire_date)).toEqual(['2024-02-01', '2024-04-13']);
    expect(onlySheet(report).formats).toEqual({ 入职日期: { date: 'dmy' } });
  });

  it('the deciding value may stand beyond the rows looked at first', async () => {
    const { rows } = await importText(
      'a.csv',
      dates(...Array.from({ length: 3000 }, () => '01/02/2024'), '12/31/2024'),
    );
    expect(rows[0]?.hire_date).toBe('2024-01-02');
  });

  it('undecidable: refused and said, never guessed', async () => {
    const { rows, report } = await importText('a.csv', dates('01/02/2024', '03/04/2024', '2024-05-06'));
    expect(rows.map((row) => row.hire_date)).toEqual([undefined, undefined, '2024-05-06']);
    expect(onlySheet(report).rejects).toMatchObject([
      { row: 2, field: '入职日期', value: '01/02/2024', reason: 'ambiguous_date', row_refused: false },
      { row: 3, reason: 'ambiguous_date' },
    ]);
    expect(onlySheet(report).notes).toContainEqual({ code: 'ambiguous_date', heading: '入职日期' });
  });

  it('a mapping document settles it', async () => {
    const { rows } = await importText('a.csv', dates('01/02/2024', '03/04/2024'), {
      mapping: {
        version: 2,
        files: [
          {
            match: { file: 'a.csv' },
            table: 'raw_employee',
            columns: { 工号: 'employee_id', 入职日期: 'hire_date' },
            formats: { 入职日期: { date: 'dmy' } },
          },
        ],
      },
    });
    expect(rows.map((row) => row.hire_date)).toEqual(['2024-02-01', '2024-04-03']);
  });

  it('24-09-02 星期一 is year first and stays', async () => {
    const { rows } = await importText('a.csv', dates('24-09-02 星期一', '24/09/02'.replaceAll('/', '-')));
    expect(rows.map((row) => row.hire_date)).toEqual(['24-09-02 星期一', '24-09-02']);
  });

  const amounts = (...values: string[]) =>
    `订单号;订单日期;客户;金额\n${values.map((value, index) => `S${index};2024-01-01;c;${value}`).join('\n')}\n`;

  it('decimal comma', async () => {
    const { rows, report } = await importText('a.csv', amounts('1.234,56', '1.234', '12,5', '123,00-'));
    expect(rows.map((row) => row.amount)).toEqual(['1234.56', '1234', '12.5', '123.00-']);
    expect(onlySheet(report).formats).toEqual({ 金额: { number: '1.234,56' } });
  });

  it('decimal point is left to SQL as it stands', async () => {
    const { rows } = await importText('a.csv', amounts('1,234.56', '1,234', '¥2万', '(123)', '95%'));
    expect(rows.map((row) => row.amount)).toEqual(['1,234.56', '1,234', '¥2万', '(123)', '95%']);
  });

  it('both at once: the comma ones are refused', async () => {
    const { rows, report } = await importText('a.csv', amounts('1.234,56', '1,234.56'));
    expect(rows.map((row) => row.amount)).toEqual([undefined, '1,234.56']);
    expect(onlySheet(report).rejects).toMatchObject([{ row: 2, reason: 'ambiguous_number' }]);
  });

  it('万元 in a title or a heading scales bare amounts once', async () => {
    const { rows } = await importText(
      'a.csv',
      '订单号,订单日期,客户,金额(万元)\n1,2024-01-01,c,12.5\n2,2024-01-01,c,2亿\n',
    );
    expect(rows.map((row) => row.amount)).toEqual(['12.5万', '2亿']);
  });

  it.each([
    ['订单金额(千元)', '12.5千'],
    ['订单金额/万元', '12.5万'],
    ['订单金额_万元', '12.5万'],
    ['订单金额（单位：万元）', '12.5万'],
    ['订单金额（百万元）', '12500000'],
    ['Amount (in thousands)', '12.5千'],
    ['Amount (kEUR)', '12.5千'],
    ['订单金额 (USD k)', '12.5千'],
    ['Amount ($m)', '12500000'],
    ['订单金额(元)', '12.5'],
    ['Amount (USD)', '12.5'],
  ])('a heading says its unit of money: %s', async (heading, amount) => {
    const { rows } = await importText(
      'a.csv',
      `订单号,订单日期,业务员,${heading}\nA1,2024-09-03,赵一,12.5\n`,
    );
    expect(rows.map((row) => row.amount)).toEqual([amount]);
  });

  it('元 in a heading holds against 万元 in the title', async () => {
    const { rows } = await importText(
      'a.csv',
      '单位：万元\n订单号,订单日期,业务员,订单金额,已收款金额(元)\nA1,2024-09-03,赵一,0.5,5000\n',
    );
    expect(rows[0]).toMatchObject({ amount: '0.5万', received: '5000' });
  });

  it('hours become minutes where the heading says hours', async () => {
    const { rows } = await importText(
      'a.csv',
      '工号,日期,工作时长(小时),迟到时长(分钟)\n1,2024-01-01,7.5,12\n',
    );
    expect(rows[0]).toMatchObject({ worked_minutes: '450', late_minutes: '12' });
  });
});

describe('conservation', () => {
  it('rows read = sent + refused + explained, and sums agree, on seeded random files', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const delimiter = pick([',', '\t', ';']);
      const end = pick(['\n', '\r\n']);
      const quote = (text: string) =>
        random() < 0.3 || text.includes(delimiter) || text.includes('"') || text.includes('\n')
          ? `"${text.replaceAll('"', '""')}"`
          : text;
      const lines: string[] = random() < 0.5 ? ['销售订单 2024年'] : [];
      lines.push(['订单号', '订单日期', '客户', '金额'].join(delimiter));
      let physical = 0;
      let sent = 0;
      let total = 0;
      for (let row = 0; row < 200; row++) {
        physical++;
        const kind = random();
        const amount = Math.floor(random() * 1e6);
        if (kind < 0.05) lines.push('');
        else if (kind < 0.1) lines.push(['小计', '', '', String(amount)].join(delimiter));
        else if (kind < 0.15) lines.push(['S1', '2024-01-01', 'c', String(amount), 'extra'].join(delimiter));
        else {
          sent++;
          total += amount;
          lines.push(
            [
              `S${row}`,
              '2024-01-01',
              pick(['客户 "甲"', 'a\nb', `x${delimiter}y`, '总部商贸', '备注公司']),
              String(amount),
            ]
              .map(quote)
              .join(delimiter),
          );
        }
      }
      const { report, rows } = await importText(`random${seed}.csv`, `${lines.join(end)}${end}`);
      const sheet = onlySheet(report);
      expect(unaccounted(report)).toBe(0);
      expect([seed, sheet.rows_read, sheet.rows_sent]).toEqual([seed, physical, sent]);
      expect(rows.reduce((sum, row) => sum + Number(row.amount), 0)).toBe(total);
    }
  });
});

describe('blocks', () => {
  it('rows are the same wherever the blocks are cut', () => {
    const text = 'a,"b ""x"",\r\ny",c\r\n\r\n"",5" d,"e"\rlast,"open\n1,2,3\r\n,,\nend';
    const bytes = new TextEncoder().encode(text);
    const read = (sizes: () => number) => {
      const rows: unknown[] = [];
      const scanner = new CsvScanner(44, (row) => rows.push([row.row, row.broken, row.texts()]) > 0);
      for (let at = 0; at < bytes.length; ) {
        const size = sizes();
        scanner.push(bytes.slice(at, at + size), at + size >= bytes.length);
        at += size;
      }
      return rows;
    };
    const whole = read(() => bytes.length);
    expect(whole).toEqual([
      [1, false, ['a', 'b "x",\r\ny', 'c']],
      [2, false, ['']],
      [3, false, ['', '5" d', 'e']],
      [4, true, []],
      [5, false, ['1', '2', '3']],
      [6, false, ['', '', '']],
      [7, false, ['end']],
    ]);
    const random = seeded(3);
    for (let round = 0; round < 500; round++) expect(read(() => 1 + Math.floor(random() * 9))).toEqual(whole);
  });
});

describe('strict UTF-8', () => {
  it('agrees with a fatal TextDecoder on random bytes cut anywhere', () => {
    const random = seeded(7);
    const pieces = ['a', 'é', '中', '𠮷', '\u{10ffff}'].map((text) => new TextEncoder().encode(text));
    const wrong = [
      [0x80],
      [0xc0, 0x80],
      [0xc1, 0xbf],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x80, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf5],
      [0xe4, 0xb8],
      [0xff],
    ];
    for (let round = 0; round < 3000; round++) {
      const bytes = new Uint8Array(
        Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
          random() < 0.08
            ? wrong[Math.floor(random() * wrong.length)]!
            : [...pieces[Math.floor(random() * pieces.length)]!],
        ).flat(),
      );
      let expected = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        expected = false;
      }
      const check = new Utf8Check();
      for (let at = 0; at < bytes.length; ) {
        const size = 1 + Math.floor(random() * 5);
        check.push(bytes.subarray(at, at + size));
        at += size;
      }
      expect([[...bytes], check.end()]).toEqual([[...bytes], expected]);
    }
  });
});
