/** A rollout by its group, its reward parts and the advantage that the trainer gave it. */
export interface ScoredRow {
  readonly group: string;
  /** One number per reward column, NaN where the function did not apply. */
  readonly parts: readonly number[];
  readonly advantage: number;
}

/**
 * The reward columns whose sum the logged advantages follow, as indices; undefined when no
 * choice explains them (other weights) or nothing tells (no group with unequal advantages).
 *
 * Within a group an advantage is the reward less its mean, times a positive number, whatever
 * the scaling. So the true sum points the same way as the advantages in every group, and is
 * constant exactly where they are all zero. All columns together are tried first, then fewer.
 */
export function rewardBehindAdvantages(
  rows: readonly ScoredRow[],
  count: number,
): readonly number[] | undefined {
  const groups = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
  }
  const told = [...groups.values()].filter(
    (group) => group.length > 1 && group.every(({ advantage }) => Number.isFinite(advantage)),
  );
  if (!told.some((group) => group.some(({ advantage }) => advantage !== 0))) return undefined;
  return choices(count).find((columns) => told.every((group) => follows(group, columns)));
}

/** Sets of columns: all of them, then single ones, then (of few) the others by size. */
function choices(count: number): number[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count > 6) return [all, ...all.map((i) => [i])];
  const subsets = Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    all.filter((i) => ((bits + 1) >> i) & 1),
  );
  const rank = (columns: number[]) => (columns.length === count ? 0 : columns.length);
  return subsets.sort((a, b) => rank(a) - rank(b));
}

function follows(group: readonly ScoredRow[], columns: readonly number[]): boolean {
  const rewards = group.map(({ parts }) =>
    columns.reduce((sum, i) => sum + (Number.isNaN(parts[i]!) ? 0 : parts[i]!), 0),
  );
  const mean = rewards.reduce((sum, x) => sum + x, 0) / rewards.length;
  const tolerance = 1e-9 * Math.max(1, Math.abs(mean));
  const flat = rewards.every((x) => Math.abs(x - mean) <= tolerance);
  const dead = group.every(({ advantage }) => advantage === 0);
  if (flat || dead) return flat === dead;
  let [dot, own, logged] = [0, 0, 0];
  group.forEach(({ advantage }, i) => {
    const deviation = rewards[i]! - mean;
    dot += deviation * advantage;
    own += deviation * deviation;
    logged += advantage * advantage;
  });
  return dot >= 0.9999 * Math.sqrt(own * logged);
}
