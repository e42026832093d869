import { checkObject, checkOneOf, createRng } from '@bits-per-sample/core';
import { checkSeed } from '../world/checkSeed.ts';
import type { Claim, ClaimNumber, ClaimPicture, ClaimWords } from './claim.ts';
import { claims } from './claims.ts';
import { isNear } from './isNear.ts';

/** What became of a claim. Its verdict says what is true of it; where it did not pass, what failed. */
export interface ClaimResult extends ClaimWords {
  /** Whether all numbers are within their tolerances and the simulation bears the verdict out. */
  readonly passed: boolean;
  /** What was found, beside what it had to be. */
  readonly numbers: readonly ClaimNumber[];
  /** A picture, as data. */
  readonly picture: ClaimPicture;
  /** Where every dial stood, by name. */
  readonly setting: Readonly<Record<string, number>>;
}

/** How a claim is put to the test. */
export interface SimulateClaimOptions {
  /** Seed of all chance: an integer, of which the low 32 bits count. Default 1. */
  readonly seed?: number;
  /** Places of dials, by name, each one of the dial's values. Default: where the claim is tested. */
  readonly setting?: Readonly<Record<string, number>>;
}

/** Ten digits: the last ones of exp and log differ between engines. */
const round = (x: number) => Number(x.toPrecision(10));

/** Without what was expected, where that is known for other places of the dials only. */
function known({ startOnly, ...number }: ClaimNumber, atStart: boolean): ClaimNumber {
  const { expected, tolerance, ...found } = number;
  return startOnly && !atStart ? found : number;
}

const roundNumber = (number: ClaimNumber): ClaimNumber => ({
  ...number,
  ...Object.fromEntries(
    Object.entries(number)
      .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
      .map(([key, x]) => [key, round(x)]),
  ),
});

/** Where every dial stands. */
function place(fn: string, { dials }: Claim, given: Readonly<Record<string, number>>) {
  for (const [name, value] of Object.entries(given)) {
    checkOneOf(fn, 'setting', name, Object.keys(dials));
    checkOneOf(fn, `setting.${name}`, value, dials[name]!.values);
  }
  return Object.fromEntries(
    Object.entries(dials).map(([name, { start }]) => [name, given[name] ?? start]),
  );
}

/**
 * Runs the experiment of a claim about what samples teach, in a small world whose truth is known.
 *
 * What holds in a small world need not hold in a large one: a result says what a real run showed.
 * Away from the starting places of the dials a claim may well not pass: that shows how far it reaches.
 *
 * Numbers are rounded to ten digits, so that the same seed gives the same in every runtime.
 *
 * @param id one of the {@link claims}.
 * @param options `seed` of all chance, default 1; `setting`: places of the claim's dials, by name.
 * @returns numbers beside what they had to be, the verdict, and a picture as data.
 * @throws {DomainError} an unknown claim or dial, a place that the dial does not have, a seed that is no integer.
 *
 * @example
 * ```ts
 * simulateClaim('best-of').passed; // => true
 * simulateClaim('best-of', { setting: { p: 0.1 } }).numbers[0].value; // => 7
 * ```
 */
export function simulateClaim(id: string, options: SimulateClaimOptions = {}): ClaimResult {
  const fn = 'simulateClaim';
  checkOneOf(
    fn,
    'id',
    id,
    claims.map((one) => one.id),
  );
  checkObject(fn, 'options', options);
  const { seed = 1, setting: given = {} } = options;
  checkSeed(fn, seed);
  checkObject(fn, 'setting', given);
  const one = claims.find((claim) => claim.id === id)!;
  const setting = place(fn, one, given);
  const { dials, run, verdict, ...words } = one;
  const atStart = Object.entries(dials).every(([name, { start }]) => setting[name] === start);
  const { numbers, borneOut, picture } = run(createRng(seed).fork(id), setting);
  const told = numbers.map((number) => known(number, atStart));
  const astray = told.filter((number) => !isNear(number));
  const passed = borneOut && astray.length === 0;
  return {
    ...words,
    passed,
    verdict: passed
      ? verdict
      : `Not borne out here: ${astray.map(({ name }) => name).join('; ') || 'the rule does not hold'}.`,
    numbers: told.map(roundNumber),
    picture: {
      ...picture,
      series: picture.series.map((line) => ({
        ...line,
        x: line.x.map(round),
        y: line.y.map(round),
      })),
    },
    setting,
  };
}
