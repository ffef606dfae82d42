// The designed states of anything that shows data.
import type { ReactNode } from 'react';
import type { AppError } from '@/engine/errors.ts';
import type { MessageKey } from '@/i18n/text.ts';
import { useText } from '@/i18n/text.ts';
import { Button } from './Button.tsx';

export type DataResult<R> =
  | { status: 'loading' }
  | { status: 'failed'; error: AppError; retry?: () => void }
  | { status: 'suppressed'; k: number }
  | { status: 'ready'; rows: readonly R[]; stale?: boolean };

export function DataState<R>({
  result,
  empty,
  isEmpty = (rows) => rows.length === 0,
  children,
}: {
  result: DataResult<R>;
  empty?: ReactNode;
  /** Rows that say nothing count as none. */
  isEmpty?: (rows: readonly R[]) => boolean;
  children: (rows: readonly R[]) => ReactNode;
}) {
  const t = useText();
  if (result.status === 'loading') {
    return (
      <div className="skeleton" role="status" aria-label={t('app.loading')}>
        <span style={{ width: '70%' }} />
        <span style={{ width: '90%' }} />
        <span style={{ width: '55%' }} />
      </div>
    );
  }
  if (result.status === 'failed')
    return (
      <ErrorState error={result.error} {...(result.retry === undefined ? {} : { retry: result.retry })} />
    );
  if (result.status === 'suppressed')
    return <div className="state">{t('app.suppressed', { k: result.k })}</div>;
  if (isEmpty(result.rows)) return <div className="state">{empty ?? t('app.empty')}</div>;
  return (
    <div className={result.stale === true ? 'data-ready stale' : 'data-ready'}>{children(result.rows)}</div>
  );
}

/** What happened, where, and what to do next. */
export function ErrorState({ error, retry }: { error: AppError; retry?: () => void }) {
  const t = useText();
  return (
    <div className="state" role="alert">
      <strong>{t('app.failed')}</strong>
      <span>{errorText(t, error)}</span>
      {retry === undefined ? null : <Button onPress={retry}>{t('app.retry')}</Button>}
    </div>
  );
}

/** What the readers say of a file in codes; the words of others (a library's, the browser's) stand as they are. */
const PROBLEMS = [
  'zip_no_end',
  'zip_directory',
  'zip_outside',
  'entry_moved',
  'entry_cut',
  'entry_packed',
  'entry_changed',
  'no_parts',
] as const;
const FORMATS = ['image', 'pdf', 'zip', 'gzip', 'rar', '7z', 'sqlite'] as const;

function isIn<const Code extends string>(value: unknown, codes: readonly Code[]): value is Code {
  return codes.some((code) => code === value);
}

/** The translated message of an error; the developer's text where its code has none. */
export function errorText(
  t: ReturnType<typeof useText>,
  error: Pick<AppError, 'code' | 'details' | 'message'>,
): string {
  const blank = Object.fromEntries(
    ['file', 'problem', 'format', 'limit', 'allowed', 'headings', 'message', 'reason', 'path'].map((name) => [
      name,
      null,
    ]),
  );
  const details = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => [name, value === null ? null : String(value)]),
  );
  const { problem, format } = error.details;
  const words = {
    ...(isIn(problem, PROBLEMS)
      ? { problem: t(`problems.${problem}`, { entry: details['entry'] ?? null }) }
      : {}),
    ...(isIn(format, FORMATS) ? { format: t(`formats.${format}`) } : {}),
  };
  return t(`errors.${error.code}` as MessageKey, { ...blank, ...details, ...words });
}

export function EmptyState({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="state">
      <strong>{title}</strong>
      {text === undefined ? null : <span>{text}</span>}
      {action}
    </div>
  );
}
