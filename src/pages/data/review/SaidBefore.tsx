import { X } from 'lucide-react';
import { useLabel, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/index.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { withoutValue } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
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
