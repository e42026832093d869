import { describe, expect, it } from 'vitest';
import { curriculum, interpolatedPosterior, restore } from '../../../src/index.ts';
import { ask, bare } from '../../support/evidence.ts';
import { step, tasksOf } from '../../support/trainer.ts';

describe('interpolatedPosterior (BOTS)', () => {
  it('moves the belief of a task that is not drawn once per version, as a loop does', () => {
    // anchors that agree make the prediction 0.75, wherever the learner stands
    const tasks = tasksOf([
      { features: { weak: 0.75, strong: 0.75 } },
      { features: { weak: 0.75, strong: 0.75 } },
    ]);
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    for (let version = 0; version <= 6; version++) run.ask(ask(version));
    let [a, b] = [1, 1];
    for (let version = 0; version < 6; version++) {
      a = 0.8 * a + 0.2 * 1 + 0.2 * 16 * 0.75;
      b = 0.8 * b + 0.2 * 1 + 0.2 * 16 * 0.25;
    }
    for (const mean of run.weights().components.estimate!)
      expect(mean).toBeCloseTo(a / (a + b), 12);
  });

  it('takes rollouts in as the rule says, and the version of the group once', () => {
    const tasks = tasksOf([{ features: { weak: 0.75, strong: 0.75 } }]);
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    step(run, 0, { groups: 1, right: () => 2 });
    const [a, b] = [0.8 + 0.2 + 0.8 * 2 + 0.2 * 16 * 0.75, 0.8 + 0.2 + 0.8 * 6 + 0.2 * 16 * 0.25];
    expect(run.weights().components.estimate![0]).toBeCloseTo(a / (a + b), 12);
    run.ask(ask(1)); // the step of version 0 is made already
    expect(run.weights().components.estimate![0]).toBeCloseTo(a / (a + b), 12);
  });

  it('learns where the learner stands between its anchors, and says it of tasks never drawn', () => {
    const tasks = tasksOf(
      Array.from({ length: 40 }, (_, i) => ({ features: { weak: i / 80, strong: 0.5 + i / 80 } })),
    );
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    const truth = (id: string) => Number(id.slice(-3)) / 80 + 0.5 * 0.75;
    for (let version = 0; version < 150; version++)
      run.observe(
        run.ask(ask(version, 8)).map(({ ticket, task }) => ({
          ticket,
          policyVersion: version,
          rewards: [truth(task), truth(task)],
        })),
      );
    expect(run.metrics().capability).toBeCloseTo(0.75, 2);
  });

  it('keeps its posterior over a restart (the released state is empty)', () => {
    const run = curriculum(interpolatedPosterior(), { tasks: bare(4), seed: 1 });
    for (let version = 0; version < 6; version++) step(run, version, { right: () => 7 });
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(again.weights()).toEqual(run.weights());
    expect(again.metrics()).toEqual(run.metrics());
  });
});
