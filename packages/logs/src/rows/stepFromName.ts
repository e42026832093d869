const NUMBER = /^0*(\d{1,15})$/;
const NAMED = /(?:step|iteration|iter|completions|rollout)[_-]?0*(\d{1,15})(?!\d)/i;

/**
 * The training step that a file or folder name carries: `12.jsonl`,
 * `completions_00010.parquet`, `step_3/traces.jsonl`, `iteration_000000/…`. The part of the
 * path nearest to the file counts.
 */
export function stepFromName(path: string): number | undefined {
  const parts = path.split(/[\\/]/).reverse();
  for (const [at, part] of parts.entries()) {
    const stem = at === 0 ? part.replace(/\..*$/, '') : part;
    const match = (at === 0 ? NUMBER.exec(stem) : null) ?? NAMED.exec(stem);
    if (match) return Number(match[1]);
  }
  return undefined;
}
