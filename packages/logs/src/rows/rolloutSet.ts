import { type Hash64, hash64 } from '../bytes/hash64.ts';
import { HashSet } from '../bytes/hashSet.ts';

/** A name that ends in a number; not the digits that a hexadecimal name happens to end in. */
const NUMBERED = /^((?:.*[^0-9a-f])?0*)(\d{1,8})$/s;

/**
 * Which rollouts came already. Those that are numbered, as in `3` or `gsm8k-17-3`, share 16 bytes
 * per group and 32 numbers; any other name takes 10 bytes or so.
 */
export class RolloutSet {
  readonly #numbered = new HashSet(true);
  readonly #named = new HashSet();

  /**
   * @param name the rollout within its group.
   * @param group hash of the group.
   * @returns whether it is new.
   */
  add(name: string, group: Hash64): boolean {
    const [, prefix, digits] = NUMBERED.exec(name) ?? [];
    if (digits === undefined) return this.#named.add(hash64(name, group));
    const number = Number(digits);
    return this.#numbered.add(hash64(`${prefix} ${number >>> 5}`, group), number & 31);
  }
}
