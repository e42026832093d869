/** Whether a thing is a finite number, not negative. @internal */
export const isAmount = (x: unknown): x is number =>
  typeof x === 'number' && x >= 0 && x < Infinity;
