/** k = 1, 2, 4, … and the smallest group itself: every group has that many attempts. */
export function ladder(smallest: number): number[] {
  const ks: number[] = [];
  for (let k = 1; k <= Math.min(smallest, 1024); k *= 2) ks.push(k);
  if (smallest <= 1024 && ks.at(-1) !== smallest && smallest > 0) ks.push(smallest);
  return ks;
}
