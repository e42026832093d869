import {
  cholesky,
  choleskySolve,
  DomainError,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { checkWins } from './checkWins.ts';
import { mutualBeaters } from './mutualBeaters.ts';
import type { WinMatrix } from './winMatrix.ts';

/** Options of {@link bradleyTerry}. */
export interface BradleyTerryOptions extends IntervalOptions {
  /** Wins added to each side of every pair, ≥ 0. Default 0.01. */
  readonly smoothing?: number;
  /** Mean rating of the players that the games compare with one another. Default 1500. */
  readonly mean?: number;
}

/** Ratings of a tournament. */
export interface BradleyTerryFit {
  /** Names; shape [N]. */
  readonly players: readonly string[];
  /** What the games say of each player, on the Elo scale; shape [N]. */
  readonly ratings: readonly Estimate<'Elo'>[];
  /**
   * Finite ratings for pairing players, on the Elo scale; shape [N]. Where the games determine a
   * rating they are its value, elsewhere the smoothing's guess. ±Infinity or NaN without smoothing.
   */
  readonly smoothed: Float64Array;
}

/** Elo points per natural log-odds. */
const scale = 400 / Math.LN10;

/**
 * Bradley–Terry ratings: the ratings that make the results of a whole tournament most likely,
 * P(i beats j) = 1 / (1 + 10^((rⱼ − rᵢ) / 400)), each with its interval.
 *
 * Unlike {@link eloUpdate} it uses all games at once and no order, so it is the measure for
 * frozen checkpoints. A draw is half a win of each. Intervals are of a rating against the mean of
 * the compared players, from the observed information; for one against one read
 * {@link eloDifference}, for cycles {@link winRates} and {@link alphaRank}.
 *
 * Games compare two players only where a chain of wins leads from each to the other (Ford's
 * condition). The largest such set sets the scale, and outside it the answer is what can be known:
 *
 * - never lost to it: value Infinity, `lower` = the rating at which so clean a record would still
 *   have probability (1 − level)/2 against opponents as rated; never won: the mirror image;
 * - only beat those who beat it: Infinity, from −Infinity to Infinity;
 * - no chain of wins leads there: undefined.
 *
 * @param matrix players and wins.
 * @param options `smoothing`: default 0.01; `mean`: default 1500; `level`: default 0.95.
 * @returns estimates and finite ratings, in the order of the players.
 * @throws {DomainError} counts that are negative, NaN or not N × N, smoothing < 0, or level outside
 *   (0, 1).
 *
 * @see Bradley & Terry (1952), doi:10.1093/biomet/39.3-4.324
 * @see Ford (1957), doi:10.1080/00029890.1957.11989117
 * @see Hunter (2004), doi:10.1214/aos/1079120141
 *
 * @example
 * ```ts
 * const wins = Float64Array.of(0, 3, 3, 1, 0, 2, 0, 1, 0);
 * const { ratings } = bradleyTerry({ players: ['v3', 'v2', 'v1'], wins });
 * ratings.map(({ value }) => Math.round(value)); // => [1725, 1479, 1296]
 * ratings[0].lower > 1500; // => false
 * ```
 */
export function bradleyTerry(
  matrix: WinMatrix,
  options: BradleyTerryOptions = {},
): BradleyTerryFit {
  const { smoothing, mean, level } = withDefaults('bradleyTerry', options, {
    smoothing: 0.01,
    mean: 1500,
    level: 0.95,
  });
  const fn = 'bradleyTerry';
  const n = checkWins(fn, matrix);
  if (!(smoothing >= 0)) throw new DomainError(fn, 'smoothing', '≥ 0', smoothing);
  if (!(level > 0 && level < 1)) throw new DomainError(fn, 'level', 'in (0, 1)', level);
  const { players, wins } = matrix;
  const { core, above, below } = mutualBeaters(wins, n);

  const fitted = smoothing > 0 ? players.map((_, i) => i) : core;
  const theta = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    if (above[i]) theta[i] = Infinity;
    else if (below[i]) theta[i] = -Infinity;
  }
  const logOdds = maximise(wins, n, fitted, smoothing);
  fitted.forEach((i, k) => {
    theta[i] = logOdds[k]!;
  });
  const centre = core.reduce((sum, i) => sum + theta[i]!, 0) / core.length;
  for (let i = 0; i < n; i++) theta[i]! -= centre;

  const z = normalQuantile((1 + level) / 2);
  const errors = standardErrors(wins, n, core, theta, smoothing);
  const deviation = new Map(core.map((i, k) => [i, errors[k]!]));
  const ratings = players.map((_, i): Estimate<'Elo'> => {
    let games = 0;
    for (let j = 0; j < n; j++) if (j !== i) games += wins[i * n + j]! + wins[j * n + i]!;
    if (core.length < 2)
      return undefinedEstimate('Elo', 'no two players have each won or drawn', { level, n: games });
    const known = deviation.get(i);
    const stated = (value: number, lower: number, upper: number, method: string) =>
      ({
        value: mean + scale * value,
        lower: mean + scale * lower,
        upper: mean + scale * upper,
        level,
        n: games,
        unit: 'Elo',
        method,
      }) as const;
    if (known !== undefined)
      return stated(
        theta[i]!,
        theta[i]! - z * known,
        theta[i]! + z * known,
        'observed information',
      );
    const bound = cleanSheet(wins, n, core, theta, i, (1 - level) / 2);
    if (above[i])
      return stated(Infinity, bound, Infinity, 'unbounded: never lost to those compared');
    if (below[i])
      return stated(-Infinity, -Infinity, -bound, 'unbounded: never beat those compared');
    return undefinedEstimate('Elo', 'no chain of wins leads to those compared', {
      level,
      n: games,
    });
  });
  return { players, ratings, smoothed: theta.map((t) => mean + scale * t) };
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Games and information p (1 − p) × games of a pair. */
function pair(
  wins: Float64Array,
  n: number,
  i: number,
  j: number,
  smoothing: number,
  difference: number,
): { surplus: number; weight: number } {
  const won = wins[i * n + j]! + smoothing;
  const games = won + wins[j * n + i]! + smoothing;
  const p = logistic(difference);
  return { surplus: won - games * p, weight: games * p * logistic(-difference) };
}

/** Information matrix of the players of `group` but the first, and the gradient there. */
function information(
  wins: Float64Array,
  n: number,
  group: readonly number[],
  theta: ArrayLike<number>,
  smoothing: number,
): { matrix: Float64Array; gradient: Float64Array } {
  const m = group.length - 1;
  const matrix = new Float64Array(m * m);
  const gradient = new Float64Array(m);
  for (let a = 0; a <= m; a++)
    for (let b = 0; b < a; b++) {
      const difference = theta[a]! - theta[b]!;
      const { surplus, weight } = pair(wins, n, group[a]!, group[b]!, smoothing, difference);
      matrix[(a - 1) * (m + 1)]! += weight;
      gradient[a - 1]! += surplus;
      if (b === 0) continue;
      matrix[(b - 1) * (m + 1)]! += weight;
      gradient[b - 1]! -= surplus;
      matrix[(a - 1) * m + b - 1]! -= weight;
      matrix[(b - 1) * m + a - 1]! -= weight;
    }
  return { matrix, gradient };
}

/**
 * Log-odds of greatest likelihood, the first player at 0. Newton's method with the step length
 * ln(1 + d)/d, d the largest change of a difference: never overshoots for logistic losses
 * (Bach, 2010, doi:10.1214/09-EJS521), where Zermelo's iteration crawls.
 */
function maximise(
  wins: Float64Array,
  n: number,
  group: readonly number[],
  smoothing: number,
): Float64Array {
  const theta = new Float64Array(group.length);
  for (let iteration = 0; iteration < 1000 && theta.length > 1; iteration++) {
    const { matrix, gradient } = information(wins, n, group, theta, smoothing);
    const lower = cholesky(matrix, gradient.length);
    if (!lower) break;
    const step = choleskySolve(lower, gradient);
    const d = Math.max(0, ...step) - Math.min(0, ...step);
    const length = d > 0 ? Math.log1p(d) / d : 1;
    step.forEach((x, k) => {
      theta[k + 1]! += length * x;
    });
    if (d < 1e-10) break;
  }
  return theta;
}

/** Standard errors of the log-odds of the core against the core's mean. */
function standardErrors(
  wins: Float64Array,
  n: number,
  core: readonly number[],
  theta: Float64Array,
  smoothing: number,
): Float64Array {
  const size = core.length;
  const errors = new Float64Array(size);
  if (size < 2) return errors;
  const at = core.map((i) => theta[i]!);
  const { matrix } = information(wins, n, core, at, smoothing);
  const lower = cholesky(matrix, size - 1);
  if (!lower) return errors.fill(NaN);
  // covariance against the first player, then against the mean
  const rowMean = new Float64Array(size);
  for (let a = 1; a < size; a++) {
    const row = new Float64Array(size - 1);
    row[a - 1] = 1;
    choleskySolve(lower, row);
    errors[a] = row[a - 1]!;
    rowMean[a] = row.reduce((sum, x) => sum + x, 0) / size;
  }
  const mean = rowMean.reduce((sum, x) => sum + x, 0) / size;
  return errors.map((variance, a) => Math.sqrt(variance - 2 * rowMean[a]! + mean));
}

/** Log-odds above the core at which a player beats all its opponents there with probability `tail`. */
function cleanSheet(
  wins: Float64Array,
  n: number,
  core: readonly number[],
  theta: Float64Array,
  player: number,
  tail: number,
): number {
  const met = core
    .map((j) => ({
      games: wins[player * n + j]! + wins[j * n + player]!,
      // a player that lost them all is the mirror image
      rating: wins[j * n + player]! > 0 ? -theta[j]! : theta[j]!,
    }))
    .filter(({ games }) => games > 0);
  if (met.length === 0) return -Infinity;
  const ends = met.map(({ rating }) => rating);
  let low = Math.min(...ends) - 800;
  let high = Math.max(...ends) + 800;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    const log = met.reduce(
      (sum, { games, rating }) => sum - games * Math.log1p(Math.exp(rating - middle)),
      0,
    );
    if (log < Math.log(tail)) low = middle;
    else high = middle;
  }
  return high;
}
