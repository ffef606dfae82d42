import { useState } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/index.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { withIdentities, withValue } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { Button } from '@/ui/Button.tsx';
import { OpenPeople, OpenUnits, OpenWords } from './OpenMatters.tsx';
import { SaidBefore } from './SaidBefore.tsx';
import { type Said, saidCount } from './said.ts';

/** What of a file was not understood: words, units and people, each with what it may mean; and whether 123 is 000123. */
export function Matters({
  file,
  onAnswer,
}: {
  file: StagedFile;
  onAnswer: (mapping: MappingDocument) => void;
}) {
  const t = useText();
  const f = useFormat();
  const { state } = useWorkspace();
  const [said, setSaid] = useState<Said>({ values: [], people: {} });
  const { words, units, people, zeros } = file.matters;
  const mapping = file.mapping ?? state.mapping;
  const count = saidCount(said);
  const answer = () => {
    let next = mapping;
    for (const { sheet: name, field, from, to } of said.values) {
      const sheet = file.report.sheets.find((each) => each.name === name);
      if (sheet !== undefined) next = withValue(next, file.report, sheet, { field, from, to });
    }
    if (Object.keys(said.people).length > 0) next = withIdentities(next, { people: said.people });
    if (next !== undefined) onAnswer(next);
    setSaid({ values: [], people: {} });
  };
  return (
    <>
      {zeros === null ? null : (
        <div className="review-question">
          <p>
            <strong>{t('matters.zeros')}</strong>{' '}
            {t('matters.zerosNow', { known: f.integer(zeros.known), ids: f.integer(zeros.ids) })}{' '}
            <span className="soft">
              {zeros.samples.map(({ id, roster }) => `${id} → ${roster}`).join(' · ')}
            </span>
          </p>
          <div className="review-options">
            <Button onPress={() => onAnswer(withIdentities(mapping, { zeros: zeros.answer }))}>
              {t(zeros.answer === 'strip' ? 'matters.strip' : 'matters.pad', {
                width: zeros.answer === 'strip' ? '' : f.integer(zeros.answer.pad),
                matched: f.integer(zeros.matched),
                ids: f.integer(zeros.ids),
              })}
            </Button>
            <Button onPress={() => onAnswer(withIdentities(mapping, { zeros: 'keep' }))}>
              {t('matters.keep')}
            </Button>
            <span className="soft">{t('matters.once')}</span>
          </div>
        </div>
      )}
      <SaidBefore file={file} onTakeBack={onAnswer} />
      <OpenWords words={words} said={said} onSay={setSaid} />
      <OpenUnits units={units} said={said} onSay={setSaid} />
      {/* Whom zeros will make known need not be chosen one by one. */}
      {zeros === null ? <OpenPeople people={people} said={said} onSay={setSaid} /> : null}
      {count === 0 ? null : (
        <div className="review-options">
          <Button look="primary" onPress={answer}>
            {t('matters.apply', { n: count, count: f.integer(count) })}
          </Button>
        </div>
      )}
    </>
  );
}
