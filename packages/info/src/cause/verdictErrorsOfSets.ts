import { checkPassCounts, cholesky, choleskySolve, type PassCounts } from '@bits-per-sample/core';

/** How often verdicts err either way, told by sets of equal answers. */
export interface VerdictErrorsOfSets {
  /** Chance that a wrong answer passes. */
  readonly falsePass: number;
  /** Chance that a right answer fails. */
  readonly falseFail: number;
  /** Share of sets whose answer is right. */
  readonly right: number;
  /** Standard error of `falsePass`. */
  readonly falsePassError: number;
  /** Standard error of `falseFail`. */
  readonly falseFailError: number;
  /**
   * Likelihood-ratio statistic against errors that are alike: about χ² of one degree of freedom
   * where they are.
   */
  readonly unlike: number;
}

/** A number of verdicts and of passes among them, and how many sets have both. */
interface Cell {
  readonly n: number;
  readonly s: number;
  readonly sets: number;
}

/** Pass rates of right and of wrong answers, and the share of right ones among sets of each size. */
interface Fit {
  readonly pass: number;
  readonly falsePass: number;
  readonly right: ReadonlyMap<number, number>;
}

const NONE: VerdictErrorsOfSets = {
  falsePass: NaN,
  falseFail: NaN,
  right: NaN,
  falsePassError: NaN,
  falseFailError: NaN,
  unlike: NaN,
};

const MOST_STEPS = 5000;
const EDGE = 1e-9;
/** Sets of a kind, in expectation, below which there is none. */
const LEAST = 0.5;

/**
 * How often a verifier fails right answers and passes wrong ones, told by sets of equal answers: a
 * set is of one kind, so a right one passes n verdicts with chance 1 − falseFail each, a wrong one
 * with chance falsePass.
 *
 * Of errors that are alike, {@link verdictsDisagree} tells more with less. Where they are not, one
 * number for both misstates what verdicts tell: a verifier that asks for a format fails right
 * answers and passes no wrong one. Maximum likelihood of a mixture of two binomials, with a share of
 * right ones for each size, since right answers come in larger sets, by expectation and
 * maximisation; standard errors from the scores. Sets of two alone do not tell the kinds apart.
 *
 * @param sets passes and verdicts of each set of equal answers; sets of one tell nothing.
 * @returns both chances with their standard errors; NaN where no set has three verdicts.
 * @throws {DomainError} counts that are none.
 *
 * @see Dawid & Skene (1979), doi:10.2307/2346806
 *
 * @example
 * ```ts
 * const sets = { successes: [5, 4, 5, 4, 0, 0, 0, 0], attempts: [5, 5, 5, 5, 5, 5, 5, 5] };
 * const { falseFail, falsePass } = verdictErrorsOfSets(sets);
 * [falseFail.toFixed(3), falsePass.toFixed(3)]; // => ['0.100', '0.000']
 * ```
 */
export function verdictErrorsOfSets(sets: PassCounts): VerdictErrorsOfSets {
  checkPassCounts('verdictErrorsOfSets', sets);
  const cells = cellsOf(sets);
  if (!cells.some(({ n }) => n >= 3)) return NONE;
  const free = climb(cells, false);
  const alike = climb(cells, true);
  const { pass, falsePass } = free;
  const [passError, falsePassError] = standardErrors(cells, free);
  const total = cells.reduce((sum, { sets: own }) => sum + own, 0);
  const right = cells.reduce((sum, cell) => sum + cell.sets * rightShare(free, cell), 0);
  // without a set of its kind an error is not told
  const [noneRight, noneWrong] = [right < LEAST, total - right < LEAST];
  return {
    falsePass: noneWrong ? NaN : falsePass,
    falseFail: noneRight ? NaN : 1 - pass,
    right: right / total,
    falsePassError: noneWrong ? NaN : falsePassError,
    falseFailError: noneRight ? NaN : passError,
    unlike: Math.max(0, 2 * (logLikelihood(cells, free) - logLikelihood(cells, alike))),
  };
}

function cellsOf({ successes, attempts }: PassCounts): Cell[] {
  const cells = new Map<string, { n: number; s: number; sets: number }>();
  for (let i = 0; i < attempts.length; i++) {
    const [n, s] = [attempts[i]!, successes[i]!];
    if (n < 2) continue;
    const cell = cells.get(`${n} ${s}`) ?? { n, s, sets: 0 };
    cells.set(`${n} ${s}`, cell);
    cell.sets++;
  }
  return [...cells.values()];
}

/** Expectation and maximisation, from errors of a tenth. */
function climb(cells: readonly Cell[], alike: boolean): Fit {
  const sizes = new Map<number, number>();
  for (const { n, sets } of cells) sizes.set(n, (sizes.get(n) ?? 0) + sets);
  let fit: Fit = {
    pass: 0.9,
    falsePass: 0.1,
    right: new Map([...sizes.keys()].map((n) => [n, 0.5])),
  };
  for (let step = 0; step < MOST_STEPS; step++) {
    const right = new Map<number, number>();
    const sum = { passes: 0, of: 0, wrongPasses: 0, wrongOf: 0 };
    for (const cell of cells) {
      const { n, s, sets } = cell;
      const share = sets * rightShare(fit, cell);
      right.set(n, (right.get(n) ?? 0) + share / sizes.get(n)!);
      sum.passes += share * s;
      sum.of += share * n;
      sum.wrongPasses += (sets - share) * s;
      sum.wrongOf += (sets - share) * n;
    }
    const error = (sum.of - sum.passes + sum.wrongPasses) / (sum.of + sum.wrongOf);
    const pass = sum.of > 0 ? sum.passes / sum.of : fit.pass;
    const falsePass = sum.wrongOf > 0 ? sum.wrongPasses / sum.wrongOf : fit.falsePass;
    const next: Fit = alike
      ? { pass: 1 - error, falsePass: error, right }
      : { pass, falsePass, right };
    const moved = Math.max(
      Math.abs(next.pass - fit.pass),
      Math.abs(next.falsePass - fit.falsePass),
      ...[...right].map(([n, x]) => Math.abs(x - fit.right.get(n)!)),
    );
    fit = next;
    if (moved < 1e-12) break;
  }
  return fit;
}

/** ln of s passes among n; 0 · ln 0 is 0. */
const logTerm = (p: number, n: number, s: number): number =>
  (s > 0 ? s * Math.log(p) : 0) + (s < n ? (n - s) * Math.log1p(-p) : 0);

/** ln of the chance of a set, as one of right answers and as one of wrong ones. */
function logChances({ pass, falsePass, right }: Fit, { n, s }: Cell): [number, number] {
  // a sum of shares may be above 1 by rounding
  const share = Math.min(1, right.get(n)!);
  return [Math.log(share) + logTerm(pass, n, s), Math.log1p(-share) + logTerm(falsePass, n, s)];
}

/** Chance that a set is of right answers. */
function rightShare(fit: Fit, cell: Cell): number {
  const [asRight, asWrong] = logChances(fit, cell);
  if (asRight === -Infinity && asWrong === -Infinity) return 0.5;
  return 1 / (1 + Math.exp(asWrong - asRight));
}

function logLikelihood(cells: readonly Cell[], fit: Fit): number {
  let sum = 0;
  for (const cell of cells) {
    const [asRight, asWrong] = logChances(fit, cell);
    const most = Math.max(asRight, asWrong);
    sum += cell.sets * (most + Math.log(Math.exp(asRight - most) + Math.exp(asWrong - most)));
  }
  return sum;
}

const inside = (x: number): number => Math.min(1 - EDGE, Math.max(EDGE, x));

/** Of pass rate and false passes, by the outer product of the scores; NaN where it has no inverse. */
function standardErrors(cells: readonly Cell[], fit: Fit): [number, number] {
  const sizes = [...fit.right.keys()];
  const [a, b, d] = [inside(fit.pass), inside(fit.falsePass), sizes.length + 2];
  const information = new Float64Array(d * d);
  for (const cell of cells) {
    const { n, s, sets } = cell;
    const r = rightShare(fit, cell);
    const q = inside(fit.right.get(n)!);
    const score = new Float64Array(d);
    score[0] = r * (s / a - (n - s) / (1 - a));
    score[1] = (1 - r) * (s / b - (n - s) / (1 - b));
    score[2 + sizes.indexOf(n)] = r / q - (1 - r) / (1 - q);
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) information[d * i + j]! += sets * score[i]! * score[j]!;
  }
  const lower = cholesky(information, d);
  if (lower === undefined) return [NaN, NaN];
  const error = (at: number): number =>
    Math.sqrt(
      choleskySolve(
        lower,
        Float64Array.from({ length: d }, (_, i) => Number(i === at)),
      )[at]!,
    );
  return [error(0), error(1)];
}
