// Groups shown in drawn organisations, attacked with all the algebra there is: no fewer than k people can be told apart.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPolicy } from '@/session/policy.ts';
import { toldApart } from '../conformance/signals/attack.ts';
import { randomOf } from '../conformance/signals/numeric.ts';
import { type Database, openDatabase } from './database.ts';

const K = 3;
const ATTRIBUTES = Array.from({ length: 40 }, (_, i) => `a${i}`);
const MEMBERS = ['A', 'B', 'C'];

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
  await db.fill(
    {},
    { ...defaultPolicy, settings: { ...defaultPolicy.settings, suppression_k_protected: K } },
  );
});
afterAll(() => db.engine.close());

/** Divisions with and without departments, people beside them; each attribute divides the same places anew. */
function drawn(seed: number) {
  const random = randomOf(seed);
  const below = (n: number) => Math.floor(random.next() * n);
  const scopes = new Map<string, string[]>([['company', []]]);
  const places: string[] = [];
  const scopeRows: string[] = [];
  const place = (unit: string, under: readonly string[]) => {
    places.push(unit);
    for (const [depth, scope] of ['company', ...under].entries()) {
      scopes.set(scope, [...(scopes.get(scope) ?? []), unit]);
      scopeRows.push(`('${unit}', '${scope}', ${depth})`);
    }
  };
  if (below(2) === 0) place('root', []);
  for (let d = 0; d < 1 + below(3); d += 1) {
    const departments = below(4);
    if (departments === 0 || below(2) === 0) place(`d${d}`, [`d${d}`]);
    for (let e = 0; e < departments; e += 1) place(`d${d}e${e}`, [`d${d}`, `d${d}e${e}`]);
  }
  const people = new Map<string, number>();
  for (const attribute of ATTRIBUTES) {
    const members = MEMBERS.slice(0, random.next() < 0.4 ? 2 : 3);
    const most = random.next() < 0.5 ? 14 : 6;
    for (const unit of places)
      for (const member of members)
        people.set(`${attribute} ${unit} ${member}`, random.next() < 0.3 ? 0 : below(most));
  }
  const count = (attribute: string) => (unit: string, member: string) =>
    people.get(`${attribute} ${unit} ${member}`) ?? 0;
  const groupRows = ATTRIBUTES.flatMap((attribute) =>
    [...scopes].flatMap(([scope, units]) =>
      MEMBERS.flatMap((member) => {
        const n = units.reduce((sum, unit) => sum + count(attribute)(unit, member), 0);
        return n === 0
          ? []
          : [`('2025', TRUE, '${scope}', '${attribute}', '${member}', '', 1.0, ${n}, 0, 0, FALSE)`];
      }),
    ),
  );
  return { scopes, places, count, scopeRows, groupRows };
}

test.each([1, 2, 3, 4, 5, 6])('organisation %i', async (seed) => {
  const { scopes, places, count, scopeRows, groupRows } = drawn(seed);
  await db.engine.query('DELETE FROM signal_scope');
  await db.engine.query('DELETE FROM signal_group');
  await db.engine.query(`INSERT INTO signal_scope VALUES ${scopeRows.join(', ')}`);
  await db.engine.query(`INSERT INTO signal_group VALUES ${groupRows.join(', ')}`);
  const names = ATTRIBUTES.map((name) => `'${name}'`).join(', ');
  const rows = await db.select(
    `SELECT scope_id, attribute, member, CAST(n AS INTEGER) AS n, CAST(others AS INTEGER) AS others FROM signal_shown('2025', '', 'group_gap', [${names}]) WHERE shown`,
  );
  expect(rows.length).toBeGreaterThan(ATTRIBUTES.length);
  for (const row of rows) expect(Math.min(Number(row['n']), Number(row['others']))).toBeGreaterThanOrEqual(K);
  for (const attribute of ATTRIBUTES) {
    const shown = rows
      .filter((row) => row['attribute'] === attribute)
      .map((row) => ({ scope: String(row['scope_id']), member: String(row['member']) }));
    const members = MEMBERS.filter((member) => places.some((unit) => count(attribute)(unit, member) > 0));
    expect(toldApart(places, members, scopes, count(attribute), shown, K), `${seed} ${attribute}`).toBeNull();
  }
});
