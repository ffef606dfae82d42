import { type KeyboardEvent, useState } from 'react';
import type { ChartSelection } from './Chart.tsx';

export interface ChartWalkProps {
  label: string;
  /** What each datum of the first series is called. */
  names: readonly string[];
  /** Points at a datum; null points at nothing. */
  onPoint: (index: number | null) => void;
  onSelect?: (selection: ChartSelection) => void;
}

/** The keyboard's way through a picture: a slider over the data of its first series, which says the name of each. */
export function ChartWalk({ label, names, onPoint, onSelect }: ChartWalkProps) {
  const [at, setAt] = useState<number | null>(null);
  const last = names.length - 1;
  const current = at === null ? null : Math.min(at, last);

  const move = (index: number | null) => {
    setAt(index);
    onPoint(index);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== null && onSelect !== undefined)
      onSelect({ index: current, series: 0, name: names[current] ?? '' });
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown')
      move(current === null ? 0 : Math.min(last, current + 1));
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp')
      move(current === null ? last : Math.max(0, current - 1));
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(last);
    else if (event.key === 'Escape' && current !== null) move(null);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="chart-walk"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={current ?? 0}
      aria-valuetext={current === null ? '' : (names[current] ?? '')}
      onKeyDown={onKeyDown}
      onBlur={() => move(null)}
    />
  );
}
