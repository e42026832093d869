/** Which player reaches which: from `start` along wins (`forward`) or against them. */
function reach(wins: Float64Array, n: number, start: number, forward: boolean): Uint8Array {
  const seen = new Uint8Array(n);
  const open = [start];
  seen[start] = 1;
  for (let i = open.pop(); i !== undefined; i = open.pop())
    for (let j = 0; j < n; j++)
      if (!seen[j] && wins[forward ? i * n + j : j * n + i]! > 0) {
        seen[j] = 1;
        open.push(j);
      }
  return seen;
}

/** The players that the games compare with one another, and how the others hang on them. */
export interface MutualBeaters {
  /** Largest set in which a chain of wins leads from everyone to everyone; ascending. */
  readonly core: readonly number[];
  /** 1 for players from whom a chain of wins leads into the core; shape [N]. */
  readonly above: Uint8Array;
  /** 1 for players to whom a chain of wins leads out of the core; shape [N]. */
  readonly below: Uint8Array;
}

/** Largest strongly connected component of the graph of wins; the first of equals (Ford, 1957). */
export function mutualBeaters(wins: Float64Array, n: number): MutualBeaters {
  let best: MutualBeaters = { core: [], above: new Uint8Array(n), below: new Uint8Array(n) };
  const placed = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    if (placed[i]) continue;
    const below = reach(wins, n, i, true);
    const above = reach(wins, n, i, false);
    const core: number[] = [];
    for (let j = 0; j < n; j++) if (above[j] && below[j]) core.push(j);
    for (const j of core) placed[j] = 1;
    if (core.length > best.core.length) best = { core, above, below };
  }
  return best;
}
