import { checkObject, checkOneOf, createRng } from '@bits-per-sample/core';
import { checkSeed } from '../world/checkSeed.ts';
import type { ClaimNumber, ClaimPicture } from './claim.ts';
import { claims } from './claims.ts';
import { isNear } from './isNear.ts';

/** What became of a claim. */
export interface ClaimResult {
  /** Its name on the command line. */
  readonly id: string;
  /** The claim, in a sentence. */
  readonly claim: string;
  /** Whether all numbers are within their tolerances and the simulation bears the verdict out. */
  readonly passed: boolean;
  /** What is true of the claim; where it did not pass, what failed. */
  readonly verdict: string;
  /** What was found, beside what it had to be. */
  readonly numbers: readonly ClaimNumber[];
  /** A picture, as data. */
  readonly picture: ClaimPicture;
  /** What a real training run showed; null where none looked. */
  readonly whatTheRealRunSays: string | null;
}

/** Ten digits: the last ones of exp and log differ between engines. */
const round = (x: number) => Number(x.toPrecision(10));

const roundNumber = (number: ClaimNumber): ClaimNumber => ({
  ...number,
  ...Object.fromEntries(
    Object.entries(number)
      .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
      .map(([key, x]) => [key, round(x)]),
  ),
});

/**
 * Runs the experiment of a claim about what samples teach, in a small world whose truth is known.
 *
 * What holds in a small world need not hold in a large one: a result says what a real run showed.
 *
 * Numbers are rounded to ten digits, so that the same seed gives the same in every runtime.
 *
 * @param id one of the {@link claims}.
 * @param options `seed`: an integer, 1 by default; its low 32 bits count.
 * @returns numbers beside what they had to be, the verdict, and a picture as data.
 * @throws {DomainError} an unknown claim, a seed that is no integer.
 *
 * @example
 * ```ts
 * simulateClaim('best-of').passed; // => true
 * ```
 */
export function simulateClaim(id: string, options: { readonly seed?: number } = {}): ClaimResult {
  const fn = 'simulateClaim';
  checkOneOf(
    fn,
    'id',
    id,
    claims.map((one) => one.id),
  );
  checkObject(fn, 'options', options);
  const { seed = 1 } = options;
  checkSeed(fn, seed);
  const { claim, verdict, whatTheRealRunSays, run } = claims.find((one) => one.id === id)!;
  const { numbers, borneOut, picture } = run(createRng(seed).fork(id));
  const astray = numbers.filter((number) => !isNear(number));
  const passed = borneOut && astray.length === 0;
  return {
    id,
    claim,
    passed,
    verdict: passed
      ? verdict
      : `Not borne out here: ${astray.map(({ name }) => name).join('; ') || 'the numbers are as expected, their order is not'}.`,
    numbers: numbers.map(roundNumber),
    picture: {
      ...picture,
      series: picture.series.map((line) => ({
        ...line,
        x: line.x.map(round),
        y: line.y.map(round),
      })),
    },
    whatTheRealRunSays,
  };
}
