import { type ReactNode, useId } from 'react';

export interface PanelProps {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled section of a page. */
export function Panel({ title, subtitle, actions, children, className = '' }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header>
        <div className="panel-title">
          <h2 id={id}>{title}</h2>
          {subtitle === undefined ? null : <p>{subtitle}</p>}
        </div>
        {actions}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
