import type { ErrorComponentProps } from '@tanstack/react-router';
import { toAppError } from '@/engine/errors.ts';
import { ErrorState } from '@/ui/DataState.tsx';

/** A page that failed: the rest of the house stands, the page can be tried again. */
export function PageError({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page-error panel">
      <ErrorState error={toAppError(error)} retry={reset} />
    </div>
  );
}
