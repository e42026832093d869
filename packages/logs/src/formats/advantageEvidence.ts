/** A rollout by its group, its reward parts and the advantage that the trainer gave it. */
export interface ScoredRow {
  readonly group: string;
  /** One number per reward column, NaN where the function did not apply: it adds nothing. */
  readonly parts: readonly number[];
  readonly advantage: number;
}

/** Sums of a group, of parts less those of its first rollout. */
interface GroupSums {
  readonly origin: Float64Array;
  rows: number;
  /** Whether every advantage is a number. */
  told: boolean;
  advantage: number;
  advantageSquared: number;
  readonly part: Float64Array;
  readonly partAdvantage: Float64Array;
  /** Products of two parts, row by row. */
  readonly products: Float64Array;
}

/** Products of deviations from the means of a group. */
export interface Scatter {
  /** Of two parts, row by row; shape [parts × parts]. */
  readonly parts: Float64Array;
  /** Of a part with the advantage; shape [parts]. */
  readonly advantage: Float64Array;
  /** Of the advantage with itself. */
  readonly advantages: number;
  /** Whether the advantages are none, or so small beside others that rounding may explain them. */
  readonly quiet: boolean;
  readonly rows: number;
}

/** No run adds up more reward functions; of more columns nothing is gathered. */
const MOST_PARTS = 32;

/** Advantages below this share of the largest may be rounding, divided by a deviation near 0. */
const ROUNDING = 1e-2;

/**
 * What logged advantages tell of the rewards behind them, gathered rollout by rollout in memory
 * that grows with the groups; the order of the rows does not matter.
 *
 * Within a group an advantage is the reward less its mean, times a positive number, whatever the
 * scaling. So the true sum of parts points the same way as the advantages in every group, and is
 * constant exactly where they are all zero.
 */
export class AdvantageEvidence {
  readonly #parts: number;
  readonly #groups = new Map<string, GroupSums>();

  /** @param parts number of reward columns. */
  constructor(parts: number) {
    this.#parts = parts;
  }

  /** Takes in a rollout. */
  add({ group, parts, advantage }: ScoredRow): void {
    const n = this.#parts;
    if (n > MOST_PARTS) return;
    const known = parts.map((part) => (Number.isNaN(part) ? 0 : part));
    let sums = this.#groups.get(group);
    if (sums === undefined) {
      sums = {
        origin: Float64Array.from(known),
        rows: 0,
        told: true,
        advantage: 0,
        advantageSquared: 0,
        part: new Float64Array(n),
        partAdvantage: new Float64Array(n),
        products: new Float64Array(n * n),
      };
      this.#groups.set(group, sums);
    }
    const { origin, part, partAdvantage, products } = sums;
    sums.rows++;
    sums.told &&= Number.isFinite(advantage);
    sums.advantage += advantage;
    sums.advantageSquared += advantage * advantage;
    for (let i = 0; i < n; i++) {
      const x = known[i]! - origin[i]!;
      part[i]! += x;
      partAdvantage[i]! += x * advantage;
      for (let j = 0; j < n; j++) products[i * n + j]! += x * (known[j]! - origin[j]!);
    }
  }

  /** The same evidence of some of the columns. */
  of(columns: readonly number[]): Pick<AdvantageEvidence, 'scatters'> {
    const n = this.#parts;
    return {
      scatters: () =>
        this.scatters().map(({ parts, advantage, ...rest }) => ({
          ...rest,
          parts: Float64Array.from(columns.flatMap((i) => columns.map((j) => parts[i * n + j]!))),
          advantage: Float64Array.from(columns, (i) => advantage[i]!),
        })),
    };
  }

  /**
   * The groups that tell something: two rollouts or more, every advantage known, and not a prompt
   * that was drawn twice at a step, where two means were taken off.
   */
  scatters(): Scatter[] {
    const n = this.#parts;
    const usual = this.#usualSize();
    const scatters: Omit<Scatter, 'quiet'>[] = [];
    for (const sums of this.#groups.values()) {
      if (!sums.told || sums.rows < 2 || sums.rows > usual) continue;
      const { rows, advantage, advantageSquared, part, partAdvantage, products } = sums;
      scatters.push({
        rows,
        parts: products.map((x, at) => x - (part[Math.floor(at / n)]! * part[at % n]!) / rows),
        advantage: partAdvantage.map((x, i) => x - (part[i]! * advantage) / rows),
        advantages: Math.max(0, advantageSquared - advantage ** 2 / rows),
      });
    }
    const largest = scatters.reduce((most, { advantages }) => Math.max(most, advantages), 0);
    return scatters.map((scatter) => ({
      ...scatter,
      quiet: scatter.advantages <= largest * ROUNDING ** 2,
    }));
  }

  /** The size that most groups have. */
  #usualSize(): number {
    const times = new Map<number, number>();
    for (const { rows } of this.#groups.values()) times.set(rows, (times.get(rows) ?? 0) + 1);
    return [...times].reduce((most, size) => (size[1] > most[1] ? size : most), [0, 0])[0];
  }
}
