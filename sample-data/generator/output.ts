// All files of the sample company as bytes, by their path below sample-data.
import type { Sample } from './build.ts';
import { attendanceFile } from './files/attendance-file.ts';
import { opportunityFile, orderFile } from './files/fact-files.ts';
import { actualFile, targetFile } from './files/kpi-files.ts';
import { orgFile, rosterFile } from './files/people-files.ts';
import { ratingFile, reviewFile } from './files/review-files.ts';
import { plantedOf } from './planted.ts';
import { prose } from './planted-prose.ts';
import { POLICY } from './policy.ts';

export function writeSample(sample: Sample): Map<string, Uint8Array> {
  const { company } = sample;
  const exports: [string, Uint8Array][] = [
    ['花名册_20251231.xlsx', rosterFile(company)],
    ['组织架构.csv', orgFile(company)],
    ['KPI目标_2025.xlsx', targetFile(company, sample.targets)],
    ['KPI实绩_2025.csv', actualFile(sample.actuals)],
    ['salesforce_opportunities_2025.csv', opportunityFile(company, sample.opportunities)],
    ['金蝶_销售订单_2025.csv', orderFile(company, sample.orders)],
    ...['2025-10', '2025-11', '2025-12'].map((month): [string, Uint8Array] => [
      `钉钉_每日统计_${month}.xlsx`,
      attendanceFile(company, month),
    ]),
    ['360评估_2025.tsv', reviewFile(company, sample.reviews)],
    ['绩效等级_2025.csv', ratingFile(company, sample.ratings)],
  ];
  const manifest = {
    files: exports.map(([name, bytes]) => ({ name, bytes: bytes.length })),
    policy: 'policy.json',
  };
  const files = new Map(exports.map(([name, bytes]) => [`company/${name}`, bytes]));
  files.set('company/policy.json', json(POLICY));
  files.set('company/manifest.json', json(manifest));
  const planted = plantedOf(sample);
  files.set('planted.json', json(planted));
  files.set('PLANTED.md', new TextEncoder().encode(prose(sample, planted)));
  return files;
}

export const json = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
