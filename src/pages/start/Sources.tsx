import { CalendarClock, Handshake, type LucideIcon, Package, Star, Target, Users } from 'lucide-react';
import { useText } from '@/i18n/text.ts';

const SOURCES = [
  ['roster', Users],
  ['kpi', Target],
  ['crm', Handshake],
  ['erp', Package],
  ['attendance', CalendarClock],
  ['reviews', Star],
] as const satisfies readonly (readonly [string, LucideIcon])[];

/** The kinds of export that are recognised by themselves. */
export function Sources() {
  const t = useText();
  return (
    <section className="start-sources">
      <h2>{t('start.understood')}</h2>
      <ul>
        {SOURCES.map(([kind, Icon]) => (
          <li key={kind}>
            <Icon aria-hidden />
            <div>
              <strong>{t(`start.sources.${kind}.name`)}</strong>
              <span>{t(`start.sources.${kind}.text`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
