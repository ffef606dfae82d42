import type { MessageKey, Text } from '@/i18n/text.ts';

/** AG Grid's own texts, as far as this grid can show or read them out. */
const TEXTS = {
  noRowsToShow: 'app.empty',
  noMatchingRows: 'tables.noMatch',
  filterOoo: 'tables.filter',
  contains: 'tables.contains',
  notContains: 'tables.notContains',
  equals: 'tables.equals',
  notEqual: 'tables.notEqual',
  startsWith: 'tables.startsWith',
  endsWith: 'tables.endsWith',
  blank: 'tables.blank',
  notBlank: 'tables.notBlank',
  lessThan: 'tables.lessThan',
  lessThanOrEqual: 'tables.lessThanOrEqual',
  greaterThan: 'tables.greaterThan',
  greaterThanOrEqual: 'tables.greaterThanOrEqual',
  inRange: 'tables.inRange',
  inRangeStart: 'tables.from',
  inRangeEnd: 'tables.to',
  andCondition: 'tables.and',
  orCondition: 'tables.or',
  ariaFilterColumn: 'tables.openFilter',
  ariaFilterMenuOpen: 'tables.filterColumn',
  ariaFilterInput: 'tables.filterColumn',
  ariaFilterValue: 'tables.filterColumn',
  ariaFilterFromValue: 'tables.from',
  ariaFilterToValue: 'tables.to',
  ariaFilteringOperator: 'tables.condition',
  ariaLabelColumnFilter: 'tables.filterColumn',
  ariaSortableColumn: 'tables.sort',
} satisfies Record<string, MessageKey>;

/** The grid's texts in the language of the page. */
export function gridTexts(t: Text): Record<string, string> {
  return Object.fromEntries(Object.entries(TEXTS).map(([name, key]) => [name, t(key)]));
}
