/** Levels longer than this do not stay in a processor's nearest cache. */
const wide = 4096;

/**
 * Weights that can be drawn from and changed in O(log N): a tree whose nodes are the sums of 16
 * children.
 *
 * Each sum is computed afresh from its children, always in the same order, so it is a function of
 * the weights alone: nothing drifts however often they change, and a restored tree equals the old
 * one to the bit. Memory: 8.6 bytes per weight.
 *
 * @example
 * ```ts
 * const tree = new SumTree([1, 2, 5]);
 * tree.total; // => 8
 * tree.find(3); // => 2
 * tree.set(2, 0);
 * tree.total; // => 3
 * ```
 */
export class SumTree {
  /** Levels from the weights up to a single sum; each padded with zeros to a multiple of 16. */
  #levels: Float64Array[] = [];
  #size = 0;

  /** @param weights finite numbers ≥ 0. */
  constructor(weights: ArrayLike<number> = []) {
    this.rebuild(weights);
  }

  /** Number of weights. */
  get size(): number {
    return this.#size;
  }

  /** Sum of all weights. */
  get total(): number {
    return this.#levels.at(-1)![0]!;
  }

  /** All weights, to be read and not written; longer than `size`, padded with zeros. */
  get weights(): Float64Array {
    return this.#levels[0]!;
  }

  /** Replaces all weights, in O(N). */
  rebuild(weights: ArrayLike<number>, capacity = weights.length): void {
    this.#size = weights.length;
    let level = new Float64Array(Math.max(1, Math.ceil(capacity / 16)) * 16);
    level.set(weights as Float64Array);
    this.#levels = [level];
    while (level.length > 1) {
      const parents = level.length / 16;
      const next = new Float64Array(parents === 1 ? 1 : Math.ceil(parents / 16) * 16);
      for (let i = 0; i < parents; i++) next[i] = sumOf16(level, i * 16);
      this.#levels.push(next);
      level = next;
    }
  }

  /** Changes one weight. */
  set(index: number, weight: number): void {
    const levels = this.#levels;
    levels[0]![index] = weight;
    let at = index;
    for (let k = 1; k < levels.length; k++) {
      at >>>= 4;
      levels[k]![at] = sumOf16(levels[k - 1]!, at << 4);
    }
  }

  /** Changes many weights, as {@link set} one by one would: sums that they share are made once. */
  setMany(indices: readonly number[], weights: ArrayLike<number>): void {
    const levels = this.#levels;
    indices.forEach((index, i) => {
      levels[0]![index] = weights[i]!;
    });
    let changed = indices;
    for (let k = 1; k < levels.length; k++) {
      const level = levels[k]!;
      const parents: number[] = [];
      for (const child of changed) {
        const parent = child >>> 4;
        // NaN, which no sum can be, marks what is in the list
        if (Number.isNaN(level[parent]!)) continue;
        level[parent] = NaN;
        parents.push(parent);
      }
      for (const parent of parents) level[parent] = sumOf16(levels[k - 1]!, parent << 4);
      changed = parents;
    }
  }

  /** Adds a weight at the end; amortised O(log N). */
  push(weight: number): void {
    const index = this.#size;
    if (index === this.weights.length) this.rebuild(this.weights, 2 * index);
    this.#size = index + 1;
    this.set(index, weight);
  }

  /** Removes the last weight. */
  pop(): void {
    this.#size--;
    this.set(this.#size, 0);
  }

  /**
   * The first index whose cumulative weight exceeds `x`: drawn with the share of its weight when
   * x is uniform in [0, total). Never an index of weight 0 while the total is positive.
   */
  find(x: number): number {
    const levels = this.#levels;
    let rest = x;
    let at = 0;
    for (let k = levels.length - 2; k >= 0; k--) {
      const level = levels[k]!;
      at <<= 4;
      const end = at + 16;
      for (; at < end; at++) {
        const weight = level[at]!;
        if (rest < weight) break;
        rest -= weight;
      }
      if (at === end) {
        // rounding: the sums above counted a little more than is left here
        at = lastPositive(level, end);
        rest = level[at]!;
      }
    }
    return at;
  }

  /**
   * The index of each, as {@link find} one by one gives it but for rounding, in less time: all go down the
   * tree side by side, so that what one has to wait for from memory comes while the others are looked up,
   * and by halves, quarters and pairs of a block, without a branch that a processor would guess wrong.
   */
  findMany(xs: ArrayLike<number>): number[] {
    const levels = this.#levels;
    const rests = Float64Array.from(xs);
    const found: number[] = new Array(rests.length).fill(0);
    for (let k = levels.length - 2; k >= 0; k--) {
      const level = levels[k]!;
      if (level.length > wide) readBlocks(level, found);
      for (let i = 0; i < found.length; i++) {
        let rest = rests[i]!;
        let at = found[i]! << 4;
        const end = at + 16;
        const half = sumOf4(level, at) + sumOf4(level, at + 4);
        let past = Number(rest >= half);
        rest -= past * half;
        at += past << 3;
        const quarter = sumOf4(level, at);
        past = Number(rest >= quarter);
        rest -= past * quarter;
        at += past << 2;
        const pair = level[at]! + level[at + 1]!;
        past = Number(rest >= pair);
        rest -= past * pair;
        at += past << 1;
        const one = level[at]!;
        past = Number(rest >= one);
        rest -= past * one;
        at += past;
        if (rest >= level[at]!) {
          at = lastPositive(level, end);
          rest = level[at]!;
        }
        found[i] = at;
        rests[i] = rest;
      }
    }
    return found;
  }
}

/**
 * Reads every cache line of every block before it is searched: two, or three where an array does not begin with
 * one. Without a branch, they come all at once.
 */
function readBlocks(level: Float64Array, blocks: readonly number[]): void {
  // a place in memory: into a variable that nobody reads, a compiler would read nothing
  const sum = new Float64Array(1);
  for (let i = 0; i < blocks.length; i++) {
    const at = blocks[i]! << 4;
    sum[0]! += level[at]! + level[at + 8]! + level[at + 15]!;
  }
}

/** The last of a block of 16 that is not 0; its first, when all are. */
function lastPositive(level: Float64Array, end: number): number {
  let at = end - 1;
  while (at > end - 16 && level[at] === 0) at--;
  return at;
}

function sumOf4(xs: Float64Array, at: number): number {
  return xs[at]! + xs[at + 1]! + (xs[at + 2]! + xs[at + 3]!);
}

function sumOf16(xs: Float64Array, at: number): number {
  return (
    xs[at]! +
    xs[at + 1]! +
    (xs[at + 2]! + xs[at + 3]!) +
    (xs[at + 4]! + xs[at + 5]! + (xs[at + 6]! + xs[at + 7]!)) +
    (xs[at + 8]! +
      xs[at + 9]! +
      (xs[at + 10]! + xs[at + 11]!) +
      (xs[at + 12]! + xs[at + 13]! + (xs[at + 14]! + xs[at + 15]!)))
  );
}
