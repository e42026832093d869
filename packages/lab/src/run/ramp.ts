/** From 0 before `from` to 1 after `to`, in a straight line. */
export const ramp = (step: number, from: number, to: number): number =>
  step < from ? 0 : step >= to ? 1 : (step - from + 1) / (to - from + 1);
