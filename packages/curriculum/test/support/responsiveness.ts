import {
  betaCounts,
  composeStrategy,
  fixed,
  type Modifier,
  passVariance,
  withReplacement,
} from '../../src/index.ts';

/** A strategy around one modifier, and a way to tell it groups. */
export function around(modify: Modifier, tasks: { id: string; maxHint?: number }[]) {
  const strategy = composeStrategy({
    kind: 'test',
    config: {},
    estimate: betaCounts(),
    score: passVariance(),
    modify: [modify],
    sample: withReplacement(),
    allocate: fixed(),
  });
  const state = strategy.init(tasks);
  const tell = (
    task: string,
    { n, right, ...draw }: { n: number; right: number; hint?: number; estimate?: number },
  ) => {
    const { estimate, ...more } = draw;
    const rewards = Array.from({ length: n }, (_, i) => Number(i < right));
    const components: Record<string, number> = estimate === undefined ? {} : { estimate };
    strategy.observe(state, [
      {
        draw: { task, rollouts: n, probability: 1, components, ...more },
        outcome: { ticket: '', policyVersion: 0, rewards },
        lag: 0,
      },
    ]);
  };
  return {
    tell,
    pool: state.pool,
    factor: (row: number) => modify.modify(1, state.pool, row, 0.5),
  };
}
