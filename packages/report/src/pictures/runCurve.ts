import type { Series } from '@bits-per-sample/trends';

/** One headline of a run over its steps, as pages draw it. */
export interface RunCurve {
  /** What findings call it in `metric`. */
  readonly metric: string;
  /** Its name in words. */
  readonly name: string;
  /** Shares are printed in percent. */
  readonly format: 'percent' | 'number';
  /** Steps as logged, ascending; shape [steps]. */
  readonly steps: readonly number[];
  /** NaN where a step has none; shape [steps]. */
  readonly values: readonly number[];
  /** Ends of the 95 % interval of each step alone; null where none is known. */
  readonly bounds: { readonly lower: readonly number[]; readonly upper: readonly number[] } | null;
}

/** Half the width of a 95 % interval in standard errors. */
const HALF = 1.96;

/** A share that was counted at each step, with its intervals. */
export function countedCurve(
  named: Pick<RunCurve, 'metric' | 'name' | 'steps'>,
  { means, variances }: Series,
): RunCurve {
  const end = (sign: number): number[] =>
    Array.from(means, (mean, i) =>
      Math.min(1, Math.max(0, mean + sign * HALF * Math.sqrt(variances[i]!))),
    );
  return {
    ...named,
    format: 'percent',
    // an unbiased mean can lie beyond a share's end
    values: Array.from(means, (mean) => Math.min(1, mean)),
    bounds: { lower: end(-1), upper: end(1) },
  };
}

/** Characters of a name that fit a picture for a phone. */
const ROOM = 32;

/** A name of a part or a category as pictures have room for it. */
export const shortName = (name: string): string =>
  name.length > ROOM ? `${name.slice(0, ROOM - 1)}…` : name;
