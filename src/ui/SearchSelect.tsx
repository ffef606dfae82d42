import { useState } from 'react';
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

/** Finds one of thousands by typing; only what is visible is drawn. A pick empties the field: the next one can be typed at once. */
export function SearchSelect({
  label,
  items,
  onSelect,
}: {
  label: string;
  items: readonly SearchItem[];
  onSelect: (id: string) => void;
}) {
  const [picked, setPicked] = useState<string | null>(null);
  return (
    <ComboBox
      className="search-select"
      aria-label={label}
      defaultItems={items}
      // What is typed before there is anything to find would find nothing when it comes.
      isDisabled={items.length === 0}
      menuTrigger="input"
      value={picked}
      onChange={(key) => {
        if (key === null) return;
        // The list closes because something is picked; nothing may stay so, or the field would keep its name.
        setPicked(String(key));
        onSelect(String(key));
      }}
      onOpenChange={(isOpen) => !isOpen && setPicked(null)}
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
