import type { Trial } from './trial.ts';

/** Trials by the given names, in order of first appearance. */
export function grouped(
  trials: readonly Trial[],
  ...names: readonly ('contender' | 'scenario' | 'student')[]
): Trial[][] {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = names.map((name) => trial[name]).join('\n');
    const group = groups.get(key);
    if (group) group.push(trial);
    else groups.set(key, [trial]);
  }
  return [...groups.values()];
}
