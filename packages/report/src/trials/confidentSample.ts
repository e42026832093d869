import { DomainError } from '@bits-per-sample/core';

/** A rollout with a verdict and the log-probability that the policy gave its answer. */
export interface ConfidentRollout {
  /** Hash of the name of its prompt; where the log names none, of its run, step and group. */
  readonly hash: number;
  readonly run: string;
  /** NaN where the log names none. */
  readonly step: number;
  readonly group: string;
  /** Undefined where the log names none. */
  readonly prompt: string | undefined;
  /** Summed over the answer, nats, below 0. */
  readonly logprob: number;
  /** 0 or 1 by the log's own flag or the caller's rule; NaN where there is neither. */
  readonly success: number;
  /** A reward of 0 or 1 where there is no flag; else NaN. */
  readonly reward: number;
}

/** Rollouts that are kept: some megabytes, and far more than a mean over prompts needs. */
const CAPACITY = 20_000;

/**
 * A sample of rollouts by whole prompts, in bounded memory: those of the prompts with the smallest
 * hashes, as many prompts as fit. A hash of a name knows nothing of rewards, so the sample is as
 * good as one by chance; and it depends neither on the order of the rollouts nor on the parts in
 * which they came.
 *
 * @param capacity most rollouts. Default 20 000.
 * @param bound prompts of hashes from here on do not come, or are left out. Default none.
 * @throws {DomainError} a capacity that is no positive integer.
 *
 * @example
 * ```ts
 * const sample = new ConfidentSample(2);
 * const rollout = { run: '', step: 1, group: 'a', prompt: 'a', success: 1, reward: NaN };
 * for (const hash of [3, 1, 2, 1]) sample.add({ ...rollout, hash, logprob: -1 });
 * sample.rollouts.map(({ hash }) => hash); // => [1, 1]
 * sample.whole; // => false
 * ```
 */
export class ConfidentSample {
  readonly #capacity: number;
  #rollouts: ConfidentRollout[] = [];
  /** Prompts of hashes from here on do not fit. */
  #bound: number;

  constructor(capacity = CAPACITY, bound = Number.POSITIVE_INFINITY) {
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new DomainError('ConfidentSample', 'capacity', 'a positive integer', capacity);
    this.#capacity = capacity;
    this.#bound = bound;
  }

  /**
   * The bound of a sample of prompts of which only the hashes and the rollouts are known.
   *
   * @param hashes of their names.
   * @param rollouts of each.
   */
  static boundOf(hashes: Float64Array, rollouts: Float64Array, capacity = CAPACITY): number {
    const order = Int32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]!);
    let sum = 0;
    for (const i of order) {
      sum += rollouts[i]!;
      if (sum > capacity) return hashes[i]!;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The sample of rollouts that were taken below a bound, as another one gave them. */
  static of(rollouts: Iterable<ConfidentRollout>, bound: number): ConfidentSample {
    const sample = new ConfidentSample(CAPACITY, bound);
    for (const rollout of rollouts) sample.add(rollout);
    return sample;
  }

  /** Prompts of hashes from here on are not in it; ∞ where it is whole. */
  get bound(): number {
    this.#trim();
    return this.#bound;
  }

  /** Whether a prompt of this hash may still fit. */
  takes(hash: number): boolean {
    return hash < this.#bound;
  }

  /** Takes a rollout, if its prompt may still fit. */
  add(rollout: ConfidentRollout): void {
    if (!this.takes(rollout.hash)) return;
    // seldom, since each time costs a sorting
    if (this.#rollouts.push(rollout) >= 2 * this.#capacity) this.#trim();
  }

  /** The rollouts of the sample, in no order. */
  get rollouts(): readonly ConfidentRollout[] {
    this.#trim();
    return this.#rollouts;
  }

  /** Whether all rollouts that were given are in it. */
  get whole(): boolean {
    return this.bound === Number.POSITIVE_INFINITY;
  }

  /** The sample of all rollouts that any of them was given; of one capacity. */
  merge(...others: readonly ConfidentSample[]): ConfidentSample {
    const all = new ConfidentSample(this.#capacity);
    for (const sample of [this, ...others]) {
      sample.#trim();
      all.#bound = Math.min(all.#bound, sample.#bound);
    }
    for (const sample of [this, ...others]) for (const one of sample.#rollouts) all.add(one);
    return all;
  }

  /** The same rollouts, called otherwise; their hashes stay. */
  map(change: (rollout: ConfidentRollout) => Omit<ConfidentRollout, 'hash'>): ConfidentSample {
    const changed = new ConfidentSample(this.#capacity);
    changed.#bound = this.#bound;
    changed.#rollouts = this.#rollouts.map((one) => ({ ...change(one), hash: one.hash }));
    return changed;
  }

  /** Those of the rollouts that pass a test. */
  filter(test: (rollout: ConfidentRollout) => boolean): ConfidentSample {
    const some = new ConfidentSample(this.#capacity);
    some.#bound = this.#bound;
    some.#rollouts = this.#rollouts.filter(test);
    return some;
  }

  /** Drops the prompts with the largest hashes until the others fit. */
  #trim(): void {
    if (this.#rollouts.length <= this.#capacity) return;
    const sorted = new Float64Array(this.#rollouts.map(({ hash }) => hash)).sort();
    this.#bound = sorted[this.#capacity]!;
    this.#rollouts = this.#rollouts.filter(({ hash }) => this.takes(hash));
  }
}
