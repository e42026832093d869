import { emptyHash, hash64 } from '../bytes/hash64.ts';
import { HashSet } from '../bytes/hashSet.ts';
import type { RunFiles } from './runFacts.ts';

/**
 * Ids of rollouts that came already in the files of a run, 10 bytes or so each. Trainers write the
 * same episode under several layouts: all of them, those that were trained on, an index. Whatever
 * is handed to readers as `run` and holds this counts each once.
 *
 * @example
 * ```ts
 * const ids = new RolloutIds();
 * ids.isNew('a'); // => true
 * ids.isNew('a'); // => false
 * ```
 */
export class RolloutIds implements RunFiles {
  readonly #seen = new HashSet();
  /** Words of verdicts in the files so far, by column: `Timeout` alone tells less than beside `OK`. */
  readonly words: Map<string, Set<string>> = new Map();

  /** Whether an id comes for the first time. */
  readonly isNew = (id: string): boolean => this.#seen.add(hash64(id, emptyHash));
}
