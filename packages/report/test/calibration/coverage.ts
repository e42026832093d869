import { createRng, type Estimate, type Rng } from '@bits-per-sample/core';
import { type Report, type ReportOptions, report } from '../../src/index.ts';
import { type Drawn, tableOf } from './generatedLog.ts';
import { bits, groupBits, live, liveBits, type OfRate, signal } from './rateMeans.ts';

/** Logs that are made alike, and what is true of them. */
export interface Cell {
  readonly population: string;
  readonly layout: string;
  readonly draw: (rng: Rng) => Drawn;
  /** The true mean of a function of the pass rate. */
  readonly truth: (f: OfRate, drawn: Drawn) => number;
  /** Whether the truth is another one for each log. Default false. */
  readonly ofEachLog?: boolean;
  /** What is true instead, of numbers that are no means of a function of the logged pass rate. */
  readonly instead?: Partial<Record<ClaimName, number>>;
  readonly options?: ReportOptions;
}

/** The numbers whose intervals are judged. */
export const claimNames = ['bits', 'signal', 'live', 'bitsShare', 'bitsOfLive', 'rate'] as const;

/** One of them. */
export type ClaimName = (typeof claimNames)[number];

/** Sums over the logs of a cell of what one number of the report did. */
export interface Score {
  /** Logs for which it was given. */
  given: number;
  /** Intervals that held the truth, that lay above it, and below. */
  covered: number;
  above: number;
  below: number;
  /** Width of the interval; value less truth. */
  width: number;
  error: number;
}

/** Sums over logs of the chance that the prompts for 64 live groups fill them; and one prompt less. */
export interface Filled {
  given: number;
  filled: number;
  oneLess: number;
}

/** Logs for which group sizes were advised, and those among which was the least that is enough. */
export interface Sizes {
  given: number;
  right: number;
}

/** What the reports on the logs of a cell said, beside the truth. */
export interface Measured {
  readonly population: string;
  readonly layout: string;
  logs: number;
  readonly scores: Readonly<Record<ClaimName, Score>>;
  readonly fill: Readonly<Record<string, Filled>>;
  readonly sizes: Sizes;
  /** Logs that were taken for filtered: their numbers are of the prompts of live groups. */
  filtered: number;
}

/** What is true for groups of one size. */
interface Truths extends Readonly<Record<ClaimName, number>> {
  /** Least group size that lets 80 % of the bits arrive; Infinity beyond 64. */
  readonly size: number;
}

const estimateOf: Readonly<Record<ClaimName, (report: Report) => Estimate | null>> = {
  bits: (made) => made.bits.perRollout,
  signal: (made) => made.signal,
  live: (made) => made.live.share,
  bitsShare: (made) => made.live.bitsShare,
  bitsOfLive: (made) => made.live.bitsPerRollout,
  rate: (made) => made.passRate,
};

/** Over all prompts, or over those of live groups, if the report says that it knows no others. */
function truthsFor(over: (f: OfRate) => number, groupSize: number, kept: boolean): Truths {
  const alive = live(groupSize);
  const mean = kept
    ? (f: OfRate): number => over((p, q) => f(p, q) * alive(p, q)) / over(alive)
    : over;
  const all = mean(bits);
  const carried = mean(liveBits(groupSize));
  return {
    bits: all,
    signal: mean(signal),
    live: mean(alive),
    bitsShare: carried / all,
    bitsOfLive: carried / mean(alive),
    rate: mean((p) => p),
    size: SIZES.find((size) => mean(groupBits(size)) >= 0.8 * size * all) ?? Infinity,
  };
}

/** Group sizes that the report chooses from. */
const SIZES = [2, 4, 8, 16, 32, 64];
const FILTERED = new Set(['may-be-filtered', 'groups-missing']);

const LOGS = 300;
const MORE = 2000;

/**
 * Makes reports of logs of a cell. By 300 logs a coverage is known to ±2.5 points only: where
 * something seems to fall short, 2000 more are drawn and all are judged together.
 */
export async function measure(cell: Cell, logs = LOGS, more = MORE): Promise<Measured> {
  const { population, layout, options, ofEachLog } = cell;
  const rng = createRng(2026).fork(`${population}, ${layout}`);
  const measured = nothingYet(population, layout);
  const known = new Map<string, Truths>();
  const truths = (drawn: Drawn, groupSize: number, kept: boolean): Truths => {
    const key = `${groupSize} ${kept}`;
    const before = ofEachLog ? undefined : known.get(key);
    const found = before ?? truthsFor((f) => cell.truth(f, drawn), groupSize, kept);
    known.set(key, found);
    return found;
  };
  const until = async (count: number): Promise<void> => {
    while (measured.logs < count) {
      const drawn = cell.draw(rng);
      const made = await report(tableOf(drawn), options);
      const kept = made.warnings.some(({ code }) => FILTERED.has(code));
      const { groupSize } = made.live;
      if (groupSize === null) throw new Error(`${population}: no group size`);
      addReport(measured, made, { ...truths(drawn, groupSize, kept), ...cell.instead });
      measured.filtered += Number(kept);
      measured.logs++;
    }
  };
  await until(logs);
  if (shortfalls(measured).length > 0) await until(logs + more);
  return measured;
}

function nothingYet(population: string, layout: string): Measured {
  const score = (): Score => ({ given: 0, covered: 0, above: 0, below: 0, width: 0, error: 0 });
  const filled = (): Filled => ({ given: 0, filled: 0, oneLess: 0 });
  return {
    population,
    layout,
    logs: 0,
    scores: Object.fromEntries(claimNames.map((claim) => [claim, score()])) as Measured['scores'],
    fill: { 0.5: filled(), 0.9: filled(), 0.95: filled() },
    sizes: { given: 0, right: 0 },
    filtered: 0,
  };
}

function addReport({ scores, fill, sizes }: Measured, made: Report, truths: Truths): void {
  for (const name of claimNames) addTo(scores[name], estimateOf[name](made), truths[name]);
  const { smallest, largest, table } = made.advice;
  for (const { chance, prompts } of made.advice.fill?.chances ?? []) {
    const one = fill[chance]!;
    one.given++;
    one.filled += atLeast(64, prompts ?? Infinity, truths.live);
    one.oneLess += atLeast(64, (prompts ?? Infinity) - 1, truths.live);
  }
  if (table.length === 0) return;
  sizes.given++;
  const { size } = truths;
  sizes.right += Number((smallest ?? Infinity) <= size && size <= (largest ?? Infinity));
}

function addTo(score: Score, estimate: Estimate | null, truth: number): void {
  if (estimate === null) return;
  const { value, lower, upper } = estimate;
  score.given++;
  score.width += upper - lower;
  score.error += value - truth;
  // a sum over 40 000 points is known to 1e-9
  if (truth < lower - 1e-9) score.above++;
  else if (truth > upper + 1e-9) score.below++;
  else score.covered++;
}

/** The chance of at least `wanted` successes among n of probability p, by its definition. */
export function atLeast(wanted: number, n: number, p: number): number {
  if (!(n >= wanted)) return 0;
  if (p >= 1 || n === Infinity) return 1;
  let log = n * Math.log1p(-p);
  let below = 0;
  for (let k = 0; k < wanted; k++) {
    below += Math.exp(log);
    log += Math.log(n - k) - Math.log(k + 1) + Math.log(p) - Math.log1p(-p);
  }
  return 1 - below;
}

/** Least coverage of a 95 % interval; how far a batch may be from the chance that was named. */
const LEAST = 0.93;
const NEAR = 0.05;

/**
 * What does not keep its word, in words. A number that most logs of a cell cannot tell is judged
 * by how often it is false in all of them, any other by the logs for which it is given. Of whole
 * prompts the least number may be surer than the chance that was asked for: then one prompt less
 * must not be.
 */
export function shortfalls({ population, layout, logs, scores, fill, sizes }: Measured): string[] {
  const where = `${population}, ${layout}`;
  const claims = claimNames.flatMap((claim) => {
    const { given, covered, above, below } = scores[claim];
    const judged = given < logs / 2 ? logs : given;
    return above + below <= (1 - LEAST) * judged
      ? []
      : [`${where}: ${claim} holds in ${covered} of ${given}, ${above} above and ${below} below`];
  });
  const batches = Object.entries(fill).flatMap(([chance, { given, filled, oneLess }]) => {
    // what is given for some logs only is given for those with more live groups than is usual
    if (given < 0.9 * logs) return [];
    const [least, most] = [Number(chance) - NEAR, Number(chance) + NEAR];
    return filled >= least * given && oneLess <= most * given
      ? []
      : [`${where}: filled ${filled / given}, by one less ${oneLess / given}, not ${chance}`];
  });
  const advised =
    sizes.right >= LEAST * sizes.given
      ? []
      : [`${where}: the size is among those named in ${sizes.right} of ${sizes.given}`];
  return [...claims, ...batches, ...advised];
}
