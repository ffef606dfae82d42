// Rows of targets and actuals, as they will stand in the files.
import type { KpiId } from './kpis.ts';

export interface Target {
  kpi: KpiId;
  ownerType: 'person' | 'unit';
  ownerId: string;
  period: string;
  weight: number;
  target: number | null;
  floor: number | null;
  stretch: number | null;
  baseline: number | null;
  low: number | null;
  high: number | null;
  due: string | null;
  standard: string | null;
}

export interface Actual {
  kpi: KpiId;
  ownerType: 'person' | 'unit';
  ownerId: string;
  period: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  n: number | null;
  done: string | null;
}
