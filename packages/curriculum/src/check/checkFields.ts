import { checkNumber, checkObject } from '@bits-per-sample/core';

/** Refuses an object some of whose fields are no numbers; NaN passes. @internal */
export function checkFields<K extends string>(
  fn: string,
  parameter: string,
  value: Readonly<Record<K, number>>,
  names: readonly K[],
): void {
  checkObject(fn, parameter, value);
  for (const name of names) checkNumber(fn, `${parameter}.${name}`, value[name]);
}
