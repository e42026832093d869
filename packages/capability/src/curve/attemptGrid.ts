/** Every k up to 8, then four per octave, powers of two among them, up to and with `most`. */
export function attemptGrid(most: number): number[] {
  const ks = new Set<number>();
  for (let j = 0; 2 ** (j / 4) < most; j++) ks.add(Math.round(2 ** (j / 4)));
  for (let k = 1; k <= Math.min(8, most); k++) ks.add(k);
  if (most >= 1) ks.add(most);
  return [...ks].filter((k) => k <= most).sort((a, b) => a - b);
}
