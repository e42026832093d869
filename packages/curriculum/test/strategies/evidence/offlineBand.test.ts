import { describe, expect, it } from 'vitest';
import { curriculum, offlineBand } from '../../../src/index.ts';
import { ask, bare } from '../../support/evidence.ts';
import { sharesOf, step } from '../../support/trainer.ts';

describe('offlineBand', () => {
  it('profiles each task once, then draws by what it found', () => {
    const run = curriculum(offlineBand(), { tasks: bare(6), seed: 1 });
    // task-i gets i right of 8: inside are those with 2/8 … 5/8, the tasks 2 to 5
    const right = ({ task }: { task: string }) => Number(task.slice(-1));
    const first = step(run, 0, { groups: 4, right }).draws;
    const second = step(run, 1, { groups: 2, right }).draws;
    expect([...first, ...second].map(({ task }) => task).sort()).toEqual(bare(6).map((t) => t.id));
    expect([...first, ...second].every(({ phase }) => phase === 'probe')).toBe(true);
    const shares = sharesOf(run);
    expect(shares['task-003']).toBeCloseTo(1 / 4.02, 12);
    expect(shares['task-001']).toBeCloseTo(0.01 / 4.02, 12);
    expect(run.ask(ask(2))[0]!.phase).toBeUndefined();
    expect(run.metrics()).toMatchObject({ 'band.profiled': 6, 'band.inside': 4 });
  });

  it('says in its metrics that the band has gone out of date', () => {
    const run = curriculum(offlineBand(), { tasks: bare(4), seed: 1 });
    step(run, 0, { right: () => 4 });
    step(run, 50, { right: () => 8 });
    expect(run.metrics()).toMatchObject({
      'band.inside': 4,
      'band.leftSinceProfile': 4,
      'band.oldestProfile': 50,
    });
  });

  it('profiles anew when told to, and never by itself', () => {
    const phases = (reprofileEvery: number | null) => {
      const run = curriculum(offlineBand({ reprofileEvery }), { tasks: bare(2), seed: 1 });
      step(run, 0, { groups: 2, right: () => 4 });
      return run.ask(ask(100)).map(({ phase }) => phase);
    };
    expect(phases(null)).toEqual([undefined]);
    expect(phases(10)).toEqual(['probe']);
  });

  it('evicts nothing for ever: tasks outside still come (one-way pools drained)', () => {
    const run = curriculum(offlineBand({ floor: 0.1 }), { tasks: bare(20), seed: 1 });
    const only = ({ task }: { task: string }) => (task === 'task-000' ? 4 : 8);
    for (let version = 0; version < 5; version++) step(run, version, { right: only });
    const later = Array.from({ length: 40 }, (_, i) => step(run, 5 + i, { right: only }).draws);
    expect(new Set(later.flat().map(({ task }) => task)).size).toBeGreaterThan(15);
  });
});
