import { ChevronRight } from 'lucide-react';
import { type ViewChange, ViewLink } from '@/ui/view.tsx';

/** A small arrow beside a number: narrows the list of people below to those it counts. */
export function PeopleLink({ label, to }: { label: string; to: ViewChange }) {
  return (
    <ViewLink to={to} className="distribution-people-link no-print">
      <ChevronRight aria-hidden="true" width={12} height={12} />
      <span className="visually-hidden">{label}</span>
    </ViewLink>
  );
}
