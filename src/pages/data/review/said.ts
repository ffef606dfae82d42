// Answers about words, units and people that were chosen and not yet applied.

export interface Said {
  values: readonly { sheet: string; field: string; from: string; to: string | null }[];
  /** What the file calls a person → the employee id of the roster. */
  people: Readonly<Record<string, string>>;
}

export interface Word {
  sheet: string;
  field: string;
  value: string;
}

/** What was chosen for a word: '' nothing yet, null that it stands for nothing. */
export function chosenFor(said: Said, { sheet, field, value }: Word): string | null {
  const found = said.values.find(
    (each) => each.sheet === sheet && each.field === field && each.from === value,
  );
  return found === undefined ? '' : found.to;
}

/** With another choice for a word; '' takes it back. */
export function choose(said: Said, { sheet, field, value }: Word, to: string | null): Said {
  const others = said.values.filter(
    (each) => each.sheet !== sheet || each.field !== field || each.from !== value,
  );
  return { ...said, values: to === '' ? others : [...others, { sheet, field, from: value, to }] };
}

/** With another person for a key; '' takes it back. */
export function choosePerson(said: Said, key: string, id: string): Said {
  const { [key]: _before, ...others } = said.people;
  return { ...said, people: id === '' ? others : { ...others, [key]: id } };
}

export const saidCount = (said: Said): number => said.values.length + Object.keys(said.people).length;
