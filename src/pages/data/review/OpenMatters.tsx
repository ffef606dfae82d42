import type { ReactNode } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useLabel, useText } from '@/i18n/text.ts';
import type { StagedFile } from '@/session/workspace.ts';
import { choose, choosePerson, chosenFor, type Said } from './said.ts';

type Matters = StagedFile['matters'];
type OpenPerson = Matters['people'][number];
interface Saying {
  said: Said;
  onSay: (said: Said) => void;
}

/** How a picker writes "stands for nothing": no word of an export has a line end. */
const NOTHING = '\n';

/** People shown before the rest is folded away. */
const SHOWN = 6;
const LISTED = 12;

/** Words of columns that have only some values. What was not understood is open; what was taken for something can be looked at. */
export function OpenWords({ words, said, onSay }: Saying & { words: Matters['words'] }) {
  const t = useText();
  const f = useFormat();
  const open = words.filter(({ understood }) => understood === null);
  const taken = words.filter(({ understood }) => understood !== null);
  return (
    <>
      {open.length === 0 ? null : (
        <Section
          title={t('matters.words', { n: open.length, count: f.integer(open.length) })}
          lead={t('matters.wordsLead')}
        >
          <WordRows words={open} said={said} onSay={onSay} />
        </Section>
      )}
      {taken.length === 0 ? null : (
        <details className="matters-taken">
          <summary>{t('matters.taken', { n: taken.length, count: f.integer(taken.length) })}</summary>
          <WordRows words={taken} said={said} onSay={onSay} />
        </details>
      )}
    </>
  );
}

function WordRows({ words, said, onSay }: Saying & { words: Matters['words'] }) {
  const t = useText();
  const f = useFormat();
  const columns = useLabel('columns');
  const options = useLabel('words');
  return (
    <table className="matters-table">
      <thead>
        <tr>
          <th scope="col">{t('matters.column')}</th>
          <th scope="col">{t('matters.word')}</th>
          <th scope="col" className="num">
            {t('matters.rows')}
          </th>
          <th scope="col">{t('matters.standsFor')}</th>
        </tr>
      </thead>
      <tbody>
        {words.map((word) => (
          <tr key={`${word.sheet} ${word.field} ${word.value}`}>
            <td>{columns(word.field)}</td>
            <th scope="row">{word.value}</th>
            <td className="num">{f.integer(word.rows)}</td>
            <td>
              <select
                aria-label={t('matters.meaningOf', { value: word.value })}
                value={chosenFor(said, word) ?? NOTHING}
                onChange={({ target: { value } }) =>
                  onSay(choose(said, word, value === NOTHING ? null : value))
                }
              >
                <option value="">
                  {word.understood === null ? t('matters.notUnderstood') : options(word.understood)}
                </option>
                {word.options
                  .filter((option) => option !== word.understood)
                  .map((option) => (
                    <option key={option} value={option}>
                      {options(option)}
                    </option>
                  ))}
                <option value={NOTHING}>{t('matters.nothing')}</option>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Units the organisation does not have, each beside those whose names come near. */
export function OpenUnits({ units, said, onSay }: Saying & { units: Matters['units'] }) {
  const t = useText();
  const f = useFormat();
  if (units.length === 0) return null;
  return (
    <Section
      title={t('matters.units', { n: units.length, count: f.integer(units.length) })}
      lead={t('matters.unitsLead')}
    >
      {units.map((unit) => {
        const chosen = chosenFor(said, unit);
        return (
          <Candidates key={`${unit.sheet} ${unit.field} ${unit.value}`} name={unit.value} rows={unit.rows}>
            {unit.candidates.map(({ value, path }) => (
              <Candidate
                key={value}
                title={path}
                isChosen={chosen === value}
                onChoose={(is) => onSay(choose(said, unit, is ? value : ''))}
              />
            ))}
          </Candidates>
        );
      })}
    </Section>
  );
}

/** People the roster does not know, each beside those it may be; a name alone never decides. */
export function OpenPeople({ people, said, onSay }: Saying & { people: Matters['people'] }) {
  const t = useText();
  const f = useFormat();
  if (people.length === 0) return null;
  const likely = people.filter(({ candidates }) => candidates.length > 0);
  const others = people.filter(({ candidates }) => candidates.length === 0);
  return (
    <Section
      title={t('matters.people', { n: people.length, count: f.integer(people.length) })}
      lead={t('matters.peopleLead')}
    >
      {likely.slice(0, SHOWN).map((person) => (
        <Person key={person.key} person={person} said={said} onSay={onSay} />
      ))}
      {likely.length <= SHOWN ? null : (
        <details>
          <summary>
            {t('matters.more', { n: likely.length - SHOWN, count: f.integer(likely.length - SHOWN) })}
          </summary>
          {likely.slice(SHOWN).map((person) => (
            <Person key={person.key} person={person} said={said} onSay={onSay} />
          ))}
        </details>
      )}
      {others.length === 0 ? null : (
        <p className="soft">{t('matters.noCandidates', { names: listed(others.map(nameOf)) })}</p>
      )}
    </Section>
  );
}

/** The first names; that there are more is said by three dots. */
const listed = (names: readonly string[]): string =>
  `${names.slice(0, LISTED).join(' · ')}${names.length > LISTED ? ' …' : ''}`;

const nameOf = ({ key, name }: OpenPerson): string =>
  name.toLowerCase() === key ? name : `${name} (${key})`;

function Person({ person: { key, candidates, ...person }, said, onSay }: Saying & { person: OpenPerson }) {
  return (
    <Candidates name={nameOf({ key, candidates, ...person })} rows={person.rows}>
      {candidates.map((candidate) => (
        <Candidate
          key={candidate.id}
          title={candidate.name === '' ? candidate.id : candidate.name}
          details={[candidate.id, candidate.unit, candidate.position]}
          isChosen={said.people[key] === candidate.id}
          onChoose={(is) => onSay(choosePerson(said, key, is ? candidate.id : ''))}
        />
      ))}
    </Candidates>
  );
}

function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="matters">
      <p>
        <strong>{title}</strong> <span className="soft">{lead}</span>
      </p>
      {children}
    </section>
  );
}

function Candidates({
  name,
  rows,
  children,
}: {
  name: string;
  rows: number;
  children: readonly ReactNode[];
}) {
  const t = useText();
  const f = useFormat();
  return (
    <fieldset className="matters-row">
      <legend>
        {name} <span className="soft">{t('matters.inRows', { n: rows, count: f.integer(rows) })}</span>
      </legend>
      {children.length === 0 ? <span className="soft">{t('matters.noCandidate')}</span> : children}
    </fieldset>
  );
}

function Candidate({
  title,
  details = [],
  isChosen,
  onChoose,
}: {
  title: string;
  details?: readonly string[];
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  return (
    <button type="button" className="candidate" aria-pressed={isChosen} onClick={() => onChoose(!isChosen)}>
      <strong>{title}</strong>
      {details.length === 0 ? null : (
        <span className="soft">{details.filter((each) => each !== '').join(' · ')}</span>
      )}
    </button>
  );
}
