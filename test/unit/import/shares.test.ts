// Weights and probabilities written in two ways in one column: asked, never guessed.
import { describe, expect, it } from 'vitest';
import { importText, onlySheet } from './helpers.ts';

const sheet = (...weights: string[]): string =>
  `工号,指标名称,月份,目标值,权重\n${weights.map((weight, at) => `000123,指标${at},2025-03,100,${weight}`).join('\n')}`;

describe('shares of one column', () => {
  it.each([
    ['40%', '60%'],
    ['0.4', '0.6'],
    ['40', '60'],
    ['0', '100%'],
  ])('%s beside %s needs no question', async (first, second) => {
    const { report } = await importText('kpi.csv', sheet(first, second));
    expect(onlySheet(report).questions).toEqual([]);
  });

  it('40% beside 60 is asked with its values', async () => {
    const { report } = await importText('kpi.csv', sheet('40%', '60'));
    expect(onlySheet(report).questions).toEqual([
      {
        code: 'percent',
        heading: '权重',
        field: 'weight',
        samples: ['40%', '60'],
        options: ['percent', 'fraction'],
        blocking: true,
      },
    ]);
  });

  // 0.6 beside a bare 40 would be read as 0.6 %: with its sign it stays the fraction it is said to be.
  it.each([
    ['percent', '60', '60%'],
    ['fraction', '0.6', '60%'],
    ['fraction', '1.05', '105%'],
  ] as const)('the answer %s makes %s %s', async (percent, bare, expected) => {
    const { report, rows } = await importText('kpi.csv', sheet('40%', bare), {
      mapping: {
        version: 2,
        files: [
          {
            match: { file: 'kpi.csv' },
            table: 'raw_kpi',
            columns: {
              工号: 'owner_id',
              指标名称: 'kpi_name',
              月份: 'period',
              目标值: 'target',
              权重: 'weight',
            },
            formats: { 权重: { percent } },
          },
        ],
      },
    });
    expect(onlySheet(report).questions).toEqual([]);
    expect(rows.map((row) => row.weight)).toEqual(['40%', expected]);
  });
});
