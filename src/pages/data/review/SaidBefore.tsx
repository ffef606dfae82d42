import { X } from 'lucide-react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/index.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { withoutValue } from '@/session/mappings.ts';
import type { StagedFile, Workspace } from '@/session/workspace.ts';
import { IconButton } from '@/ui/Button.tsx';

/** Words of the file that a person said the meaning of, now or in an earlier month; each can be taken back. */
export function SaidBefore({
  file,
  onTakeBack,
}: {
  file: StagedFile;
  onTakeBack: (mapping: MappingDocument) => void;
}) {
  const t = useText();
  const columns = useLabel('columns');
  const options = useLabel('words');
  const { state } = useWorkspace();
  const mapping = file.mapping ?? state.mapping;
  const said = file.report.sheets.flatMap((sheet) =>
    Object.entries(sheet.values).flatMap(([field, words]) =>
      Object.entries(words).map(([from, to]) => ({ sheet: sheet.name, field, from, to })),
    ),
  );
  if (said.length === 0 || mapping === undefined) return null;
  return (
    <ul className="matters-said" aria-label={t('matters.saidBefore')}>
      {said.map(({ sheet, field, from, to }) => (
        <li key={`${sheet} ${field} ${from}`}>
          <span className="soft">{columns(field)}</span> {from} →{' '}
          {to === null ? t('matters.nothing') : options(to)}
          <IconButton
            label={t('matters.takeBack', { value: from })}
            icon={X}
            onPress={() => onTakeBack(withoutValue(mapping, field, from))}
          />
        </li>
      ))}
    </ul>
  );
}

/** People listed before they are folded away. */
const SHOWN = 6;

/** What was said of who is meant, in all files: leading zeros and people; each can be taken back. */
export function SaidWho({
  onTakeBack,
}: {
  onTakeBack: (said: Parameters<Workspace['takeBackIdentity']>[0]) => void;
}) {
  const t = useText();
  const f = useFormat();
  const { state } = useWorkspace();
  const { zeros, people = {} } = state.mapping?.identities ?? {};
  const persons = Object.entries(people);
  if (zeros === undefined && persons.length === 0) return null;
  const list = (
    <ul className="matters-said">
      {persons.map(([person, id]) => (
        <li key={person}>
          {person} → {id}
          <IconButton
            label={t('matters.takeBackPerson', { person })}
            icon={X}
            onPress={() => onTakeBack({ person })}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-label={t('matters.saidWho')}>
      <span className="soft">{t('matters.saidWho')}</span>
      {zeros === undefined ? null : (
        <ul className="matters-said">
          <li>
            {typeof zeros === 'object'
              ? t('matters.zerosSaid.pad', { width: f.integer(zeros.pad) })
              : t(`matters.zerosSaid.${zeros}`)}
            <IconButton label={t('matters.takeBackZeros')} icon={X} onPress={() => onTakeBack('zeros')} />
          </li>
        </ul>
      )}
      {persons.length <= SHOWN ? (
        list
      ) : (
        <details>
          <summary>
            {t('matters.peopleSaid', { n: persons.length, count: f.integer(persons.length) })}
          </summary>
          {list}
        </details>
      )}
    </section>
  );
}
