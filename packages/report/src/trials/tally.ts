import { type Groups, groupClasses } from './readGroups.ts';

/** Groups and rollouts by class. */
export interface Tally {
  total: number;
  live: number;
  dead: number;
  solved: number;
  failed: number;
  singleton: number;
  unscored: number;
  /** Groups of two or more. */
  judged: number;
  rollouts: { live: number; dead: number; solved: number; failed: number; judged: number };
}

/** Counts groups and rollouts by class. */
export function tallyClasses(groups: Groups): Tally {
  const tally: Tally = {
    total: groups.size,
    live: 0,
    dead: 0,
    solved: 0,
    failed: 0,
    singleton: 0,
    unscored: 0,
    judged: 0,
    rollouts: { live: 0, dead: 0, solved: 0, failed: 0, judged: 0 },
  };
  const counts = new Float64Array(groupClasses.length);
  const rollouts = new Float64Array(groupClasses.length);
  for (let i = 0; i < groups.size; i++) {
    counts[groups.classes[i]!]!++;
    rollouts[groups.classes[i]!]! += groups.attempts[i]!;
  }
  for (const [i, name] of groupClasses.entries()) {
    tally[name] = counts[i]!;
    if (name === 'singleton' || name === 'unscored') continue;
    tally.judged += counts[i]!;
    tally.rollouts[name] = rollouts[i]!;
    tally.rollouts.judged += rollouts[i]!;
  }
  return tally;
}
