import { checkFinitePositive, checkObject, checkOneOf, DomainError } from '@bits-per-sample/core';

/** Options of {@link worse}: what would be worse, and by how much at least. */
export interface WorseOptions {
  /** Whether a fall or a rise is worse. */
  readonly direction: 'fall' | 'rise';
  /** Standard errors that both means give way before they are compared. Default 4. */
  readonly z?: number;
  /** For falls of counted groups: the mean must be below this share of the best, in (0, 1). */
  readonly relative?: number;
  /** The mean must be this much beyond the best, > 0. */
  readonly absolute?: number;
}

/** The options, checked and with signs turned so that less is worse. */
export interface WorseRule {
  readonly sign: 1 | -1;
  readonly z: number;
  /** Whether the values are plain. */
  readonly plain: boolean;
  /** The mean below which a window is worse, given the best. */
  readonly threshold: (best: number) => number;
}

/** Reads the options of `worse` in the name of `fn`. */
export function worseRule(fn: string, options: WorseOptions, plain: boolean): WorseRule {
  checkObject(fn, 'options', options);
  const { direction, z = 4, relative, absolute } = options;
  checkOneOf(fn, 'direction', direction, ['fall', 'rise']);
  checkPlus(fn, 'z', z);
  if (relative !== undefined) {
    if (direction === 'rise' || plain)
      throw new DomainError(fn, 'relative', 'for falls of counted groups only', relative);
    if (!(typeof relative === 'number' && relative > 0 && relative < 1))
      throw new DomainError(fn, 'relative', 'in (0, 1)', relative);
  }
  if (absolute !== undefined) checkPlus(fn, 'absolute', absolute);
  else if (relative === undefined)
    throw new DomainError(fn, 'absolute', 'or relative: by how much it must be worse', absolute);
  return {
    sign: direction === 'fall' ? 1 : -1,
    z,
    plain,
    threshold: (best) =>
      Math.min(
        relative === undefined ? Infinity : best > 0 ? best * relative : -Infinity,
        absolute === undefined ? Infinity : best - absolute,
      ),
  };
}

function checkPlus(fn: string, parameter: string, x: number): void {
  checkFinitePositive(fn, parameter, x);
  if (Number.isNaN(x)) throw new DomainError(fn, parameter, '> 0 and finite', x);
}
