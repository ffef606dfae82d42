// One-of-many controls: a drop-down, a segmented switch, a breadcrumb trail.
import { ChevronDown } from 'lucide-react';
import {
  Breadcrumbs as AriaBreadcrumbs,
  Button as AriaButton,
  Select as AriaSelect,
  Breadcrumb,
  Link,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';

export interface Item<Id extends string = string> {
  id: Id;
  label: string;
}

interface ChoiceProps<Id extends string> {
  label: string;
  items: readonly Item<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
}

/** `showLabel` writes the label before the button, where the value alone does not say what is chosen. */
export function Select<Id extends string>({
  label,
  items,
  value,
  onChange,
  showLabel = false,
}: ChoiceProps<Id> & { showLabel?: boolean }) {
  return (
    <AriaSelect
      className="select"
      aria-label={label}
      value={value}
      onChange={(key) => key !== null && onChange(String(key) as Id)}
    >
      {showLabel ? (
        <span className="select-label" aria-hidden>
          {label}
        </span>
      ) : null}
      <AriaButton className="button">
        <SelectValue />
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className="popover">
        <ListBox className="list-box" items={items}>
          {(item) => (
            <ListBoxItem className="list-item" id={item.id} textValue={item.label}>
              {item.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export function Segmented<Id extends string>({ label, items, value, onChange }: ChoiceProps<Id>) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(String(key) as Id);
      }}
    >
      {items.map((item) => (
        <ToggleButton key={item.id} id={item.id}>
          {item.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

export function Breadcrumbs({
  label,
  items,
  onSelect,
}: {
  label?: string;
  items: readonly Item[];
  onSelect: (id: string) => void;
}) {
  return (
    <AriaBreadcrumbs
      className="breadcrumbs"
      aria-label={label ?? 'breadcrumb'}
      onAction={(key) => onSelect(String(key))}
    >
      {items.map((item) => (
        <Breadcrumb key={item.id} id={item.id}>
          <Link className="link">{item.label}</Link>
        </Breadcrumb>
      ))}
    </AriaBreadcrumbs>
  );
}
