import type { Hash64 } from '../bytes/hash64.ts';
import { groupKey } from './groupKey.ts';
import type { MarkedRollout } from './markedRollout.ts';
import { StepEcho } from './stepEcho.ts';

/** Drops the start of a step that its writer wrote once more at its end, by what rollouts say. */
export class RolloutEcho {
  readonly #echo: StepEcho<MarkedRollout>;
  #last: MarkedRollout | undefined;

  /**
   * @param write takes what is no copy.
   * @param drop is told how many rollouts were copies.
   */
  constructor(write: (rollout: MarkedRollout) => void, drop: (rollouts: number) => void) {
    this.#echo = new StepEcho(write, drop);
  }

  /** Takes the next rollout, and the hash of all that it says. */
  push(rollout: MarkedRollout, content: Hash64): void {
    const last = this.#last;
    if (last && !(Object.is(last.step, rollout.step) && last.run === rollout.run)) this.#echo.end();
    this.#last = rollout;
    const group = groupKey(rollout);
    this.#echo.push(rollout, { group, content: mix(group, content) });
  }

  /** Whether rollouts are held back. */
  get holds(): boolean {
    return this.#echo.holds;
  }

  /** Writes what is held back and no copy. */
  end(): void {
    this.#echo.end();
  }
}

const mix = (a: Hash64, b: Hash64): Hash64 => ({
  high: Math.imul(a.high ^ b.high, 2_654_435_761) >>> 0,
  low: Math.imul(a.low ^ b.low, 1_597_334_677) >>> 0,
});
