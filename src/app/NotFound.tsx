import { useText } from '@/i18n/text.ts';
import { EmptyState } from '@/ui/DataState.tsx';
import { ViewLink } from '@/ui/view.tsx';

/** An address that names no page. */
export function NotFound() {
  const t = useText();
  return (
    <EmptyState
      title={t('app.notFound')}
      text={t('app.notFoundHint')}
      action={<ViewLink to={{ page: 'start' }}>{t('app.toStart')}</ViewLink>}
    />
  );
}
