import { describe, expect, it } from 'vitest';
import { curriculum, prefixCurriculum } from '../../../src/index.ts';
import { ask } from '../../support/hints.ts';
import { tasksOf } from '../../support/trainer.ts';

describe('prefixCurriculum', () => {
  it('shortens the prefix by plan, within what each task has', () => {
    const tasks = tasksOf([{ maxHint: 1 }, { maxHint: 0.3 }, {}]);
    const run = curriculum(prefixCurriculum({ every: 10 }), { tasks, seed: 1 });
    const hints = (version: number) =>
      run
        .ask(ask(version, 3))
        .toSorted((x, y) => (x.task < y.task ? -1 : 1))
        .map(({ hint }) => hint);
    expect(hints(0)).toEqual([0.5, 0.3, 0]);
    expect(hints(9)).toEqual([0.5, 0.3, 0]);
    expect(hints(10)).toEqual([0.25, 0.25, 0]);
    expect(hints(20)).toEqual([0, 0, 0]);
    expect(hints(9999)).toEqual([0, 0, 0]);
    expect(run.metrics()['hint.share']).toBe(0);
  });

  it('refuses plans that are none', () => {
    const domain = expect.objectContaining({ code: 'DOMAIN' });
    expect(() => prefixCurriculum({ shares: [] })).toThrow(domain);
    expect(() => prefixCurriculum({ shares: [2] })).toThrow(domain);
    expect(() => prefixCurriculum({ every: 0 })).toThrow(domain);
  });
});
