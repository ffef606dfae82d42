import { useText } from '@/i18n/text.ts';
import { Dialog } from '@/ui/Overlay.tsx';
import { actions } from './actions.ts';

/** Every key that does something. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const t = useText();
  const listed = actions.flatMap(({ id, label, shortcut }) =>
    shortcut === undefined ? [] : [{ id, label, shortcut }],
  );
  const all = [
    { id: 'palette', label: 'actions.palette' as const, shortcut: 'Ctrl/⌘ K' },
    ...listed,
    { id: 'help', label: 'actions.help' as const, shortcut: '?' },
  ];
  return (
    <Dialog title={t('app.shortcuts')} isOpen onClose={onClose}>
      <dl className="shortcut-list">
        {all.map(({ id, label, shortcut }) => (
          <div key={id}>
            <dt>{t(label)}</dt>
            <dd>
              <kbd>{shortcut}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
