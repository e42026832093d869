/** Steps with a mean after which λ is estimated for the first time. */
const FIRST = 8;

/**
 * Whether λ is estimated anew after so many steps that have a mean: after 8, 12, 17, 24, 34, … In between
 * it is kept, so a look after every step costs little, and what was known at a step stays known.
 */
export function isRefresh(count: number): boolean {
  let refresh = FIRST;
  while (refresh < count) refresh = Math.floor(refresh * 1.4) + 1;
  return refresh === count;
}
