import { useState } from 'react';
import { type MessageKey, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/mapping/document.ts';
import type { Question, SheetReport } from '@/import/types.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { answerFormat, mappingOf, withEntry } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { Button } from '@/ui/Button.tsx';

const KNOWN = ['date_order', 'number_format', 'percent', 'unit', 'year', 'period', 'day_columns'];

/** What a sheet leaves open, each with real values of its column; an answer reads the file again. */
export function Questions({
  file,
  sheet,
  onAnswer,
}: {
  file: StagedFile;
  sheet: SheetReport;
  onAnswer: (mapping: MappingDocument) => void;
}) {
  const { state } = useWorkspace();
  if (sheet.questions.length === 0) return null;
  const answer = (question: Question, value: string) => {
    const entry = mappingOf(file.report, sheet);
    if (entry === null) return;
    const format = answerFormat(question, value);
    const changed =
      format !== null && question.heading !== null
        ? {
            ...entry,
            formats: {
              ...entry.formats,
              [question.heading]: { ...entry.formats?.[question.heading], ...format },
            },
          }
        : question.field !== null
          ? { ...entry, constants: { ...entry.constants, [question.field]: value } }
          : entry;
    onAnswer(withEntry(file.mapping ?? state.mapping, changed, file.report.file));
  };
  return (
    <ul className="review-questions">
      {sheet.questions.map((question) => (
        <li key={`${question.code} ${question.heading ?? ''}`}>
          <Ask question={question} onAnswer={(value) => answer(question, value)} />
        </li>
      ))}
    </ul>
  );
}

function Ask({ question, onAnswer }: { question: Question; onAnswer: (value: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const code = KNOWN.includes(question.code) ? question.code : 'other';
  return (
    <div className="review-question">
      <p>
        <strong>{question.heading ?? ''}</strong> {t(`review.ask.${code}` as MessageKey)}{' '}
        {question.samples.length === 0 ? null : (
          <span className="soft">{t('review.samples', { samples: question.samples.join(' · ') })}</span>
        )}
      </p>
      <div className="review-options">
        {question.options.map((option) => (
          <Button key={option} onPress={() => onAnswer(option)}>
            {optionText(t, question.code, option)}
          </Button>
        ))}
        {question.options.length > 0 ? null : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim() !== '') onAnswer(typed.trim());
            }}
          >
            <input
              aria-label={t(`review.ask.${code}` as MessageKey)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className="button">
              {t('review.answer')}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}

const OPTION_TEXTS = ['dmy', 'mdy', 'ymd', 'fraction', 'percent'];

function optionText(t: ReturnType<typeof useText>, code: string, option: string): string {
  if (OPTION_TEXTS.includes(option)) return t(`review.option.${option}` as MessageKey);
  return code === 'unit' ? t('review.option.minutesADay', { minutes: option }) : option;
}
