import { checkObject, checkSameLength, checkWhole, DomainError } from '@bits-per-sample/core';

/** What every sketch is made with. */
export interface SketchSettings {
  readonly size: number;
  readonly seed: number;
  readonly offset?: number;
  readonly out?: Float64Array;
}

/** The settings of a sketch, defaults filled in: `out` is as long as `size`. */
export function checkSketch(
  fn: string,
  options: SketchSettings,
  checkSize: (size: number) => void,
): Required<SketchSettings> {
  checkObject(fn, 'options', options);
  const { size, seed, offset = 0 } = options;
  checkSize(size);
  checkWhole(fn, 'seed', seed);
  checkWhole(fn, 'offset', offset);
  const { out = new Float64Array(size) } = options;
  if (!(out instanceof Float64Array)) throw new DomainError(fn, 'out', 'a Float64Array', out);
  checkSameLength(fn, 'out', out, size);
  return { size, seed, offset, out };
}
