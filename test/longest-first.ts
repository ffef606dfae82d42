// On a machine that has not run the tests before nothing says how long a file takes; a long one begun last keeps one worker waiting.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = [
  'e2e/sample',
  'e2e/mapping',
  'e2e/workspace',
  'browser/engine',
  'queries/simulation',
  'unit/headless',
  'unit/session/matters',
  'unit/engine-supervisor',
  'unit/import/sample-company',
  'conformance/',
  'queries/signals',
  'unit/session/',
];

const place = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((name) => moduleId.includes(`/test/${name}`));
  return at === -1 ? LONG.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
