import { useText } from '@/i18n/text.ts';
import { Button } from '@/ui/Button.tsx';
import { WorkProgress } from './WorkProgress.tsx';

/** What is going on, and the way out. */
export function Working({ onCancel }: { onCancel: () => void }) {
  const t = useText();
  return (
    <div className="start-working">
      <strong>{t('start.working')}</strong>
      <WorkProgress />
      <Button onPress={onCancel}>{t('app.cancel')}</Button>
    </div>
  );
}
