import { ProgressBar } from 'react-aria-components';

/** How far long work is; without a value it only says that it goes on. */
export function Progress({ label, value, note }: { label: string; value?: number; note?: string }) {
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      {...(value === undefined ? { isIndeterminate: true } : { value: value * 100 })}
    >
      <div className="progress-text">
        <span>{label}</span>
        <span>{note}</span>
      </div>
      <div className="progress-track">
        <div className="progress-fill" style={{ width: `${value === undefined ? 30 : value * 100}%` }} />
      </div>
    </ProgressBar>
  );
}
