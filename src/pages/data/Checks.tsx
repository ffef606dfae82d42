import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import { useMetricByName } from '@/session/hooks.ts';
import { Num } from '@/ui/Num.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { StatusMark } from '@/ui/StatusMark.tsx';
import { CHECKS } from './trust/checks.ts';

/** Not a column of what a check found: how many there are in all. */
const TOTAL = 'total_rows';
const SHOWN = 100;

/** The data checks: each opens to the rows a person should look at. */
export function Checks() {
  const t = useText();
  return (
    <Panel title={t('data.checks')} subtitle={t('data.checksLead')}>
      {CHECKS.map((id) => (
        <Check key={id} id={id} />
      ))}
    </Panel>
  );
}

function Check({ id }: { id: (typeof CHECKS)[number] }) {
  const t = useText();
  const f = useFormat();
  const heading = useLabel('columns');
  const word = useLabel('words');
  const tableLabel = useLabel('tableNames');
  const [isOpen, setOpen] = useState(false);
  const result = useMetricByName(id, {});
  const rows = result.status === 'ready' ? result.rows : [];
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== TOTAL);
  const stated = rows[0]?.[TOTAL];
  const total = typeof stated === 'number' ? stated : 0;
  return (
    <Disclosure className="data-check" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={3}>
        <AriaButton slot="trigger" className="data-check-head" isDisabled={rows.length === 0}>
          {t(`checks.${id}`)}
          <StatusMark
            status={rows.length === 0 ? 'none' : 'watch'}
            label={rows.length === 0 ? t('data.healthy') : t('data.found', { n: f.integer(total) })}
          />
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        {isOpen ? (
          <>
            <p className="data-check-count">
              <Num explain={{ id, params: {} }}>{t('data.found', { n: f.integer(total) })}</Num>
              {total > SHOWN ? <span className="soft">{t('data.foundFirst', { n: SHOWN })}</span> : null}
            </p>
            <div className="data-scroll">
              <table>
                <thead>
                  <tr>
                    {columns.map((name) => (
                      <th
                        key={name}
                        scope="col"
                        className={typeof rows[0]?.[name] === 'number' ? 'num' : undefined}
                      >
                        {heading(name)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, SHOWN).map((row) => (
                    <tr key={columns.map((name) => String(row[name])).join('|')}>
                      {columns.map((name) => (
                        <td key={name} className={typeof row[name] === 'number' ? 'num' : undefined}>
                          {cellText(row[name] ?? null, name, { f, heading, word, tableLabel })}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        ) : null}
      </DisclosurePanel>
    </Disclosure>
  );
}

interface Words {
  f: ReturnType<typeof useFormat>;
  heading: (name: string) => string;
  word: (name: string) => string;
  tableLabel: (name: string) => string;
}

function cellText(value: string | number | boolean | null, name: string, words: Words): string {
  const { f } = words;
  if (value === null) return '—';
  if (typeof value === 'boolean') return words.word(value ? 'yes' : 'no');
  if (typeof value === 'string') return codeText(value, name, words);
  return /(attainment|share|weight_total)$/.test(name)
    ? f.percent(value)
    : name.endsWith('row_number')
      ? String(value)
      : f.number(value);
}

/** Codes of a check in the reader's words; what people wrote stays as it is. */
function codeText(value: string, name: string, { f, heading, word, tableLabel }: Words): string {
  if (name === 'period_id') return f.period(value);
  if (name === 'day' || name.endsWith('_date')) return f.date(value);
  if (name === 'measure') return heading(value);
  if (name === 'owner_type') return word(value);
  // What a day was, one code beside the other: late;overtime.
  if (name === 'status')
    return value
      .split(';')
      .map((code) => dayText(code, word))
      .join(' · ');
  if (name === 'table_name') return tableLabel(value.replace(/^raw_/, ''));
  const key = codeKey(value, name);
  const said = key === null ? value : word(key);
  return said === key ? value : said;
}

function dayText(code: string, word: Words['word']): string {
  const key = `day_${code.replace(':', '_')}`;
  const said = word(key);
  return said === key ? code : said;
}

function codeKey(value: string, name: string): string | null {
  if (name === 'reason' || name === 'matched_by') return `check_${value}`;
  return name.startsWith('source_') ? `source_${value}` : null;
}
