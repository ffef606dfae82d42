// Everything a person may have to say about staged files, by file.
import type { Executor } from '@/engine/types.ts';
import {
  type OpenPerson,
  type OpenUnit,
  type OpenWord,
  openPeople,
  openUnits,
  openWords,
  type Staged,
} from './open.ts';
import { type Identities, type ZerosMatter, zerosOf } from './people.ts';

export interface Matters {
  words: OpenWord[];
  units: OpenUnit[];
  people: OpenPerson[];
  zeros: ZerosMatter | null;
}

/** What these files leave open. Their rows must be in the intake tables and brought to the canonical ones. */
export async function mattersOf(
  executor: Executor,
  identities: Identities | undefined,
  staged: Staged,
): Promise<Map<string, Matters>> {
  if (staged.batches.length === 0) return new Map();
  const words = await openWords(executor, staged);
  const units = await openUnits(executor, staged);
  const people = await openPeople(executor, staged);
  const zeros = await zerosOf(executor, identities, staged);
  const of = <Each extends { batch: string }>(all: readonly Each[], batch: string): Each[] =>
    all.filter((each) => each.batch === batch);
  return new Map(
    staged.batches.map((batch) => [
      batch,
      {
        words: of(words, batch),
        units: of(units, batch),
        people: of(people, batch),
        zeros: of(zeros, batch)[0] ?? null,
      },
    ]),
  );
}
