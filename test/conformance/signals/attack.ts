// What somebody who may subtract can tell from the figures of groups that are shown: linear algebra over all of them at once.

export interface Shown {
  scope: string;
  member: string;
}

const PRIME = 1_000_003;
const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let [result, base, exponent] = [1, value, PRIME - 2];
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}

/** Equations in reduced form; `holds` says whether they settle a sum of unknowns. */
function system(equations: readonly (readonly number[])[]) {
  const rows: { lead: number; row: number[] }[] = [];
  const reduce = (given: readonly number[]): number[] => {
    let left = [...given];
    for (const { lead, row } of rows) {
      const factor = left[lead]!;
      if (factor !== 0) left = left.map((v, i) => mod(v - factor * row[i]!));
    }
    return left;
  };
  for (const equation of equations) {
    const left = reduce(equation);
    const lead = left.findIndex((v) => v !== 0);
    if (lead < 0) continue;
    const scale = inverse(left[lead]!);
    const row = left.map((v) => (v * scale) % PRIME);
    for (const other of rows) {
      const factor = other.row[lead]!;
      if (factor !== 0) other.row = other.row.map((v, i) => mod(v - factor * row[i]!));
    }
    rows.push({ lead, row });
  }
  return { holds: (sum: readonly number[]) => reduce(sum).every((v) => v === 0) };
}

/**
 * The first sum of 1 … k - 1 people, of some groups in some places together, that the figures shown settle; null where there is none.
 * `count` gives the people of a group in a place, `scopes` the places of each scope. Known besides: who is nowhere in a scope.
 */
export function toldApart(
  places: readonly string[],
  members: readonly string[],
  scopes: ReadonlyMap<string, readonly string[]>,
  count: (place: string, member: string) => number,
  shown: readonly Shown[],
  k: number,
): string | null {
  const sumOf = (here: readonly string[], who: readonly string[]) =>
    places.flatMap((place) => members.map((m) => (here.includes(place) && who.includes(m) ? 1 : 0)));
  const absent = [...scopes].flatMap(([, here]) =>
    members
      .filter((m) => here.every((place) => count(place, m) === 0))
      .flatMap((m) => here.map((place) => sumOf([place], [m]))),
  );
  const known = system([
    ...shown.flatMap(({ scope, member }) => {
      const here = scopes.get(scope) ?? [];
      return [sumOf(here, [member]), sumOf(here, members)];
    }),
    ...absent,
  ]);
  const subsets = (all: readonly string[]): string[][] =>
    Array.from({ length: 2 ** all.length - 1 }, (_, i) => all.filter((_each, j) => ((i + 1) >> j) & 1));
  const groups = subsets(members);
  for (const here of subsets(places))
    for (const who of groups) {
      const people = here.reduce((sum, place) => sum + who.reduce((n, m) => n + count(place, m), 0), 0);
      if (people > 0 && people < k && known.holds(sumOf(here, who)))
        return `${people} of ${who.join('+')} in ${here.join('+')}`;
    }
  return null;
}
