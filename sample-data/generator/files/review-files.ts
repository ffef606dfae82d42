// 360评估 (UTF-16) and 绩效等级.
import type { Company } from '../company/types.ts';
import type { Rating } from '../performance/ratings.ts';
import type { Review } from '../performance/reviews.ts';
import type { Label } from '../plan.ts';
import { named } from './people-files.ts';
import { type TextCell, writeText } from './text.ts';

export function reviewFile(company: Company, reviews: readonly Review[]): Uint8Array {
  const name = (id: string): string => company.byId.get(id)?.name ?? '';
  return writeText(
    [
      [
        '考核周期',
        '被评估人工号',
        '被评估人',
        '评分人工号',
        '评分人',
        '评估关系',
        '维度',
        '评分',
        '最低分',
        '满分',
        '提交时间',
        '截止时间',
      ],
      ...reviews.map((r): TextCell[] => [
        '2025',
        r.rateeId,
        name(r.rateeId),
        r.raterId,
        name(r.raterId),
        r.role,
        r.dimension,
        r.score,
        1,
        5,
        r.submitted,
        r.due,
      ]),
    ],
    { delimiter: '\t', encoding: 'utf16le-bom' },
  );
}

export const COEFFICIENT: Record<Label, number> = { S: 1.5, A: 1.2, 'B+': 1, B: 0.8, C: 0.4 };

export function ratingFile(company: Company, ratings: readonly Rating[]): Uint8Array {
  return writeText(
    [
      [
        '考核周期',
        '工号',
        '姓名',
        '自评得分',
        '上级评分',
        '最终得分',
        '初评等级',
        '最终等级',
        '绩效系数',
        '强制分布组',
        '直属上级',
        '调整原因',
      ],
      ...ratings.map((r): TextCell[] => [
        '2025',
        r.employeeId,
        company.byId.get(r.employeeId)?.name ?? '',
        r.selfScore,
        r.managerScore,
        r.finalScore,
        r.proposed ?? '未参与',
        r.final ?? '未参与',
        r.final === null ? null : COEFFICIENT[r.final],
        r.group,
        named(company, r.raterId),
        r.reason,
      ]),
    ],
    { delimiter: ',', encoding: 'gb18030' },
  );
}
