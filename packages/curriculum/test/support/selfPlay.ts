import { createRng } from '@bits-per-sample/core';
import type { Assignment, Curriculum } from '../../src/index.ts';

export const agents = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: `v${from + i}` }));

/** Games of a world in which the learner beats an agent with a known probability. */
export function play(
  run: Curriculum,
  version: number,
  winRate: (agent: string) => number,
  rng = createRng(version),
  groups = 8,
): readonly Assignment[] {
  const drawn = run.ask({ groups, step: version, policyVersion: version });
  run.observe(
    drawn.map(({ ticket, opponent, rollouts }) => ({
      ticket,
      policyVersion: version,
      rewards: Array.from({ length: rollouts }, () =>
        rng.next() < winRate(opponent!.agent) ? 1 : 0,
      ),
    })),
  );
  return drawn;
}

export const shares = (run: Curriculum): Record<string, number> => {
  const { ids, p } = run.weights();
  return Object.fromEntries(ids.map((id, i) => [id, p[i]!]));
};
