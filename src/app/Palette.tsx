import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import { useText } from '@/i18n/text.ts';
import { Dialog } from '@/ui/Overlay.tsx';
import { type ActionContext, actions } from './actions.ts';

/** All commands by name: type, arrows, Enter. */
export function Palette({
  isOpen,
  onClose,
  context,
}: {
  isOpen: boolean;
  onClose: () => void;
  context: ActionContext;
}) {
  const t = useText();
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Dialog title={t('actions.palette')} isOpen={isOpen} onClose={onClose}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={t('app.commandsHint')} autoFocus>
          <Input className="palette-input" placeholder={t('app.commandsHint')} />
        </SearchField>
        <Menu
          className="menu"
          aria-label={t('app.commands')}
          renderEmptyState={() => <div className="state">{t('app.noMatch')}</div>}
          onAction={(key) => {
            onClose();
            actions.find((action) => action.id === key)?.perform(context);
          }}
        >
          {actions
            .filter((action) => action.isAvailable?.(context) !== false)
            .map(({ id, label, keywords, icon: Icon, shortcut }) => (
              <MenuItem key={id} id={id} className="list-item" textValue={`${t(label)} ${keywords}`}>
                <Icon aria-hidden width={16} />
                {t(label)}
                {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
              </MenuItem>
            ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}

export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const listed = actions.filter((action) => action.shortcut !== undefined);
  return (
    <Dialog title={t('app.shortcuts')} isOpen={isOpen} onClose={onClose}>
      <dl className="shortcut-list">
        <div>
          <dt>{t('actions.palette')}</dt>
          <dd>
            <kbd>Ctrl/⌘ K</kbd>
          </dd>
        </div>
        {listed.map((action) => (
          <div key={action.id}>
            <dt>{t(action.label)}</dt>
            <dd>
              <kbd>{action.shortcut}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('actions.help')}</dt>
          <dd>
            <kbd>?</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
