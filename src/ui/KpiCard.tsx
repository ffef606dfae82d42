import type { ReactNode } from 'react';
import { type Status, StatusMark } from './StatusMark.tsx';

export interface KpiCardProps {
  label: string;
  value: ReactNode;
  delta?: ReactNode;
  note?: ReactNode;
  spark?: ReactNode;
  status?: Status;
  statusLabel?: string;
}

/** One headline figure: what it is, how much, how it moved. */
export function KpiCard({ label, value, delta, note, spark, status, statusLabel }: KpiCardProps) {
  return (
    <div className="kpi-card">
      <div className="kpi-label">
        <span>{label}</span>
        {status === undefined ? null : <StatusMark status={status} label={statusLabel ?? ''} />}
      </div>
      <div className="kpi-value">{value}</div>
      <div className="kpi-foot">
        <span>
          {delta} {note}
        </span>
        {spark}
      </div>
    </div>
  );
}

/** A line of the last periods; a dotted reference line where one is given. Null leaves a gap. */
export function Sparkline({
  values,
  label,
  reference,
}: {
  values: readonly (number | null)[];
  label: string;
  reference?: number;
}) {
  const present = values.filter((value) => value !== null);
  if (present.length < 2) return null;
  const all = reference === undefined ? present : [...present, reference];
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * 86;
  const y = (value: number) => 22 - ((value - low) / span) * 19;
  const segments: string[] = [];
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value === null) open = false;
    else {
      segments.push(`${open ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`);
      open = true;
    }
  }
  const last = values.findLastIndex((value) => value !== null);
  const lastValue = values[last];
  return (
    <svg width="92" height="24" viewBox="0 0 92 24" role="img" aria-label={label}>
      {reference === undefined ? null : (
        <line
          x1="2"
          x2="88"
          y1={y(reference)}
          y2={y(reference)}
          stroke="var(--line-strong)"
          strokeDasharray="2 3"
        />
      )}
      <path d={segments.join('')} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
      {lastValue === null || lastValue === undefined ? null : (
        <circle cx={x(last)} cy={y(lastValue)} r="2.3" fill="var(--accent)" />
      )}
    </svg>
  );
}
