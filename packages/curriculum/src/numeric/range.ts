/** Whole numbers from one up to another, which is not among them. @internal */
export function* range(from: number, to: number): Iterable<number> {
  for (let i = from; i < to; i++) yield i;
}
