import { divergingStep } from './theme.ts';

const SCALE = 1.4;

/** Attainment as a bar against the tick of its target (1); what goes beyond the scale ends in an arrow. Text stands beside it. */
export function Bullet({ attainment }: { attainment: number | null }) {
  const target = 100 / SCALE;
  if (attainment === null) {
    return (
      <svg className="bullet" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y="4" width="100" height="4" fill="var(--surface-sunken)" />
        <rect x={target - 0.4} y="0" width="0.8" height="12" fill="var(--line-strong)" />
      </svg>
    );
  }
  const width = Math.min(1, Math.max(0, attainment / SCALE)) * 100;
  return (
    <svg className="bullet" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="2" width="100" height="8" fill="var(--surface-sunken)" />
      <rect x="0" y="2" width={width} height="8" fill={`var(--div-${divergingStep(attainment)})`} />
      {attainment > SCALE ? <path d="M96 2 100 6 96 10Z" fill="var(--text)" /> : null}
      <rect x={target - 0.4} y="0" width="0.8" height="12" fill="var(--text)" />
    </svg>
  );
}
