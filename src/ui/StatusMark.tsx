import type { ReactNode } from 'react';

export type Status = 'good' | 'watch' | 'bad' | 'none';

const SHAPES: Record<Status, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" />,
  watch: <path d="M6 1 11 11H1Z" />,
  bad: <path d="M6 0 12 6 6 12 0 6Z" />,
  none: <rect x="1" y="5" width="10" height="2" />,
};

/** A status by shape and colour, so that neither is needed alone: ● good, ▲ watch, ◆ bad, – none. */
export function StatusMark({ status, label }: { status: Status; label: ReactNode }) {
  return (
    <span className={`status status-${status}`}>
      <svg viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      {label}
    </span>
  );
}

export function Badge({ children, tone = 'none' }: { children: ReactNode; tone?: Status }) {
  return <span className={`badge ${tone}`}>{children}</span>;
}
