import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { measuredOf } from './measured.ts';
import { aboutKey } from './signal.ts';

/** The method of a signal, from its own texts and its own simulation. */
export function MethodNotes({ signal }: { signal: string }) {
  const t = useText();
  const f = useFormat();
  const { fair, power } = measuredOf(signal);
  const found = (value: number) => f.percent(value, 0);
  return (
    <dl className="signal-method">
      {(['measures', 'formula', 'assumptions', 'misleads', 'sources'] as const).map((part) => (
        <div key={part}>
          <dt>{t(`signals.method.${part}` as MessageKey)}</dt>
          <dd className={part === 'formula' ? 'signal-formula' : undefined}>{t(aboutKey(signal, part))}</dd>
        </div>
      ))}
      <div>
        <dt>{t('signals.method.measured')}</dt>
        <dd>
          {fair === null
            ? t('signals.method.notDrawn')
            : t('signals.method.falseFlags', { small: found(fair[0]), large: found(fair[1]) })}{' '}
          {power[1] === null
            ? null
            : power[0] === null
              ? t('signals.method.powerOne', { large: found(power[1]) })
              : t('signals.method.power', { small: found(power[0]), large: found(power[1]) })}
        </dd>
      </div>
    </dl>
  );
}
