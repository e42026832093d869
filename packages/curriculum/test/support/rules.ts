import {
  betaCounts,
  type Composition,
  composeStrategy,
  curriculum,
  fixed,
  passVariance,
  withReplacement,
} from '../../src/index.ts';

// The rules that every curriculum here keeps; each comes from a defect of one that did not.

export const tasks = Array.from({ length: 12 }, (_, i) => ({
  id: `t${String(i).padStart(2, '0')}`,
  stratum: `s${i % 3}`,
}));

export const compose = (parts: Partial<Composition> = {}) =>
  composeStrategy({
    kind: 'ruled',
    config: { groupSize: 4 },
    estimate: betaCounts({ decay: 0.8, drift: 0.9 }),
    score: passVariance(),
    sample: withReplacement(),
    allocate: fixed({ groupSize: 4 }),
    ...parts,
  });

export const hold = (parts: Partial<Composition> = {}, pool = tasks) =>
  curriculum(compose(parts), { tasks: pool, seed: 5 });

export const told = (ticket: string, rewards: number[], policyVersion = 0, errors = 0) => ({
  ticket,
  policyVersion,
  rewards,
  errors,
});

export const ones = [1, 1, 1, 1];

export const half = [1, 0, 1, 0];
