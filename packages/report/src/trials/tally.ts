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
  for (let i = 0; i < groups.size; i++) {
    const name = groupClasses[groups.classes[i]!]!;
    tally[name]++;
    if (name === 'singleton' || name === 'unscored') continue;
    tally.judged++;
    tally.rollouts[name] += groups.attempts[i]!;
    tally.rollouts.judged += groups.attempts[i]!;
  }
  return tally;
}
