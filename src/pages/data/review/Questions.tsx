import { useState } from 'react';
import { type MessageKey, useText } from '@/i18n/text.ts';
import type { MappingDocument } from '@/import/mapping/document.ts';
import type { Question, SheetReport } from '@/import/types.ts';
import { answered, isAboutDays, questionsOf } from '@/session/answers.ts';
import { useWorkspace } from '@/session/hooks.ts';
import { withEntry } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { Button } from '@/ui/Button.tsx';

const KNOWN = [
  'rating_scale',
  'grade_or_score',
  'rating_stage',
  'damaged_text',
  'date_order',
  'number_format',
  'percent',
  'unit',
  'money_unit',
  'repeated_amount',
  'duration_unit',
  'hours_a_day',
  'minutes_a_day',
  'day_share',
  'year',
  'period',
  'day_range',
  'day_columns',
  'period_year',
  'period_months',
  'measure',
  'lone_measure',
  'cycle',
  'kpi_period',
  'production_day',
  'kpi_name',
  'kpi_owner',
  'role',
];

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
  const questions = questionsOf(sheet);
  if (questions.length === 0) return null;
  /** False where the answer says nothing that can be used. */
  const answer = (question: Question, value: string): boolean => {
    const entry = answered(file.report, sheet, question, value);
    if (entry !== null) onAnswer(withEntry(file.mapping ?? state.mapping, entry, file.report.file));
    return entry !== null;
  };
  return (
    <ul className="review-questions">
      {questions.map((question) => (
        <li key={`${question.code} ${question.heading ?? ''}`}>
          <Ask question={question} onAnswer={(value) => answer(question, value)} />
        </li>
      ))}
    </ul>
  );
}

function Ask({ question, onAnswer }: { question: Question; onAnswer: (value: string) => boolean }) {
  const t = useText();
  // A range that does not fit is where a better one begins.
  const isFree = question.options.length === 0 || isAboutDays(question);
  const [typed, setTyped] = useState(isAboutDays(question) ? (question.options[0] ?? '') : '');
  const [isRefused, setRefused] = useState(false);
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
        {(isFree ? [] : question.options).map((option) => (
          <Button key={option} onPress={() => onAnswer(option)}>
            {optionText(t, question.code, option)}
          </Button>
        ))}
        {!isFree ? null : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (typed.trim() !== '') setRefused(!onAnswer(typed.trim()));
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
        {isRefused ? (
          <span role="alert">
            {t(question.code.startsWith('period_') ? 'review.notMonths' : 'review.notDays')}
          </span>
        ) : null}
      </div>
    </div>
  );
}

const OPTION_TEXTS = [
  'as_is',
  'grade',
  'score',
  'proposed',
  'final',
  'keep',
  'dmy',
  'mdy',
  'ymd',
  'fraction',
  'percent',
  'target',
  'actual',
  'whole',
  'each',
  'once',
  'each_line',
  'hours',
  'minutes',
];

function optionText(t: ReturnType<typeof useText>, code: string, option: string): string {
  if (code === 'role') return t(`words.${option}` as MessageKey);
  if (OPTION_TEXTS.includes(option)) return t(`review.option.${option}` as MessageKey);
  if (code === 'hours_a_day') return t('review.option.hoursADay', { hours: option });
  if (code === 'day_share') return t('review.option.ofADay', { days: option });
  const isMinutes = code === 'unit' || code === 'minutes_a_day';
  return isMinutes ? t('review.option.minutesADay', { minutes: option }) : option;
}
