import {
  ComboBox,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from 'react-aria-components';

export interface SearchItem {
  id: string;
  label: string;
  note: string;
}

/** Finds one of thousands by typing; only what is visible is drawn. */
export function SearchSelect({
  label,
  items,
  onSelect,
}: {
  label: string;
  items: readonly SearchItem[];
  onSelect: (id: string) => void;
}) {
  return (
    <ComboBox
      className="search-select"
      aria-label={label}
      defaultItems={items}
      menuTrigger="input"
      onChange={(key) => key !== null && onSelect(String(key))}
    >
      <Input className="search-input" placeholder={label} />
      <Popover className="popover search-popover">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 34 }}>
          <ListBox<SearchItem> className="list-box search-list">
            {(item) => (
              <ListBoxItem className="list-item" id={item.id} textValue={`${item.label} ${item.id}`}>
                {item.label} <span className="soft">{item.note}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}
