import { ChevronDown } from 'lucide-react';
import {
  Button,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import type { Row } from '@/catalog/catalog.ts';
import { useText } from '@/i18n/text.ts';

const GRAINS = ['year', 'half', 'quarter', 'month'] as const;

/** Years, halves, quarters and months of the workspace, grouped. */
export function PeriodPicker({
  periods,
  value,
  onChange,
  format,
}: {
  periods: readonly Row<'period_list'>[];
  value: string;
  onChange: (period: string) => void;
  format: (period: string) => string;
}) {
  const t = useText();
  return (
    <Select
      className="select"
      aria-label={t('app.period')}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
    >
      <Button className="button">
        <SelectValue>{() => format(value)}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="list-box period-list">
          {GRAINS.map((grain) => (
            <ListBoxSection key={grain} id={grain} className={`period-${grain}`}>
              <Header className="period-head">{t(`grain.${grain}`)}</Header>
              {periods
                .filter((period) => period.grain === grain)
                .map((period) => (
                  <ListBoxItem
                    key={period.period_id}
                    id={period.period_id}
                    className="list-item"
                    textValue={format(period.period_id)}
                  >
                    {format(period.period_id)}
                  </ListBoxItem>
                ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
