/** Chance that at least one of k draws without replacement succeeds: 1 − C(n−c, k)/C(n, k). */
function passAtKOf(successes: number, attempts: number, k: number): number {
  if (attempts - successes < k) return 1;
  let miss = 1;
  for (let i = 0; i < k; i++) miss *= 1 - successes / (attempts - i);
  return 1 - miss;
}

/** k = 1, 2, 4, … and the smallest group itself: every group has that many attempts. */
function ladder(smallest: number): number[] {
  const ks: number[] = [];
  for (let k = 1; k <= Math.min(smallest, 1024); k *= 2) ks.push(k);
  if (smallest <= 1024 && ks.at(-1) !== smallest && smallest > 0) ks.push(smallest);
  return ks;
}

/** Unbiased pass@k, mean over groups, for every k that all groups can answer. */
export function passAtK(
  successes: Float64Array,
  attempts: Float64Array,
): { k: number; value: number }[] {
  const smallest = attempts.reduce((a, n) => Math.min(a, n), Infinity);
  if (!Number.isFinite(smallest)) return [];
  return ladder(smallest).map((k) => {
    let sum = 0;
    for (let i = 0; i < attempts.length; i++) sum += passAtKOf(successes[i]!, attempts[i]!, k);
    return { k, value: sum / attempts.length };
  });
}
