// Calls of the workspace run one after the other: none sees what another has half done.
import { readOnly } from '../keeper.ts';
import type { Core } from './core.ts';

export class Queue {
  /** Settles when everything asked for so far is done. */
  private last: Promise<unknown>;
  private changes = 0;

  /** Nothing runs before `first` has. */
  constructor(
    private readonly core: Core,
    first: Promise<unknown>,
  ) {
    this.last = first;
  }

  /** Whether a call that changes the workspace waits or runs. */
  get isChanging(): boolean {
    return this.changes > 0;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const run = this.last.then(async () => {
      const { phase, error } = this.core.state;
      if (phase === 'failed' && error !== null) throw error;
      return work();
    });
    this.last = run.catch(() => undefined);
    return run;
  }

  /** A call that changes the workspace: refused where another tab owns it. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    this.changes += 1;
    try {
      return await this.run(async () => {
        if (this.core.state.role === 'reader') throw readOnly();
        return work();
      });
    } finally {
      this.changes -= 1;
    }
  }
}
