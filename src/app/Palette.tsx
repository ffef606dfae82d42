import { Network, UserRound } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useText, useUnitName } from '@/i18n/text.ts';
import { useMetric } from '@/session/hooks.ts';
import { Dialog } from '@/ui/Overlay.tsx';
import { type Action, type ActionContext, actions } from './actions.ts';

const SHOWN = 7;

interface Target {
  id: string;
  label: string;
  note: string;
}

interface PaletteProps {
  onClose: () => void;
  context: ActionContext;
}

/** Jumps to a unit or a person, runs a command: type, arrows, Enter. */
export default function Palette(props: PaletteProps) {
  const t = useText();
  return (
    <Dialog title={t('actions.palette')} isOpen onClose={props.onClose}>
      <PaletteList {...props} />
    </Dialog>
  );
}

function PaletteList({ onClose, context }: PaletteProps) {
  const t = useText();
  const [asked, setAsked] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const { units, people } = useTargets(asked.trim(), context);
  const commands = actions.filter(
    (action) =>
      action.isAvailable?.(context) !== false &&
      contains(`${t(action.label)} ${action.keywords}`, asked.trim()),
  );
  return (
    <Autocomplete inputValue={asked} onInputChange={setAsked}>
      <SearchField aria-label={t('app.commandsHint')} autoFocus>
        <Input className="palette-input" placeholder={t('app.commandsHint')} />
      </SearchField>
      <Menu
        className="menu palette-menu"
        aria-label={t('app.commands')}
        renderEmptyState={() => <div className="state">{t('app.noMatch')}</div>}
        onAction={(key) => {
          onClose();
          perform(String(key), context);
        }}
      >
        {units.length === 0 ? null : (
          <MenuSection>
            <Header className="list-head">{t('app.groupUnits')}</Header>
            {units.map((unit) => (
              <TargetItem key={unit.id} kind="unit" target={unit} />
            ))}
          </MenuSection>
        )}
        {people.length === 0 ? null : (
          <MenuSection>
            <Header className="list-head">{t('app.groupPeople')}</Header>
            {people.map((person) => (
              <TargetItem key={person.id} kind="person" target={person} />
            ))}
          </MenuSection>
        )}
        {commands.length === 0 ? null : (
          <MenuSection>
            <Header className="list-head">{t('app.groupCommands')}</Header>
            {commands.map((action) => (
              <CommandItem key={action.id} action={action} />
            ))}
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
}

function TargetItem({ kind, target }: { kind: 'unit' | 'person'; target: Target }) {
  const Icon = kind === 'unit' ? Network : UserRound;
  return (
    <MenuItem id={`${kind}:${target.id}`} className="list-item" textValue={target.label}>
      <Icon aria-hidden width={16} />
      {target.label}
      <span className="list-note">{target.note}</span>
    </MenuItem>
  );
}

function CommandItem({ action: { id, label, icon: Icon, shortcut } }: { action: Action }) {
  const t = useText();
  return (
    <MenuItem id={`action:${id}`} className="list-item" textValue={t(label)}>
      <Icon aria-hidden width={16} />
      {t(label)}
      {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
    </MenuItem>
  );
}

/** Units and people whose name or id holds what was typed. */
function useTargets(asked: string, { view, hasData }: ActionContext): { units: Target[]; people: Target[] } {
  const unitName = useUnitName();
  const { contains } = useFilter({ sensitivity: 'base' });
  const enabled = hasData && view.period !== undefined;
  const period = { period_id: view.period ?? null };
  const tree = useMetric('unit_tree', period, { enabled });
  const list = useMetric('person_list', period, { enabled });
  if (asked === '') return { units: [], people: [] };
  const units = tree.status === 'ready' ? tree.rows : [];
  const people = list.status === 'ready' ? list.rows : [];
  return {
    units: units
      .filter((row) => contains(unitName(row.name), asked) || contains(row.unit_id, asked))
      .slice(0, SHOWN)
      .map((row) => ({ id: row.unit_id, label: unitName(row.name), note: row.unit_id })),
    people: people
      .filter((row) => contains(row.name ?? '', asked) || contains(row.employee_id, asked))
      .slice(0, SHOWN)
      .map((row) => ({
        id: row.employee_id,
        label: row.name ?? row.employee_id,
        note: [unitName(row.unit_name), row.position, row.employee_id]
          .filter((part) => part !== null)
          .join(' · '),
      })),
  };
}

function perform(key: string, context: ActionContext): void {
  const [kind = '', ...rest] = key.split(':');
  const id = rest.join(':');
  if (kind === 'unit')
    context.go({ page: context.view.page === 'distribution' ? 'distribution' : 'overview', unit: id });
  else if (kind === 'person') context.go({ page: 'person', person: id });
  else actions.find((action) => action.id === id)?.perform(context);
}
