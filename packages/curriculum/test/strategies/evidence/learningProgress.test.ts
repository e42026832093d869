import { describe, expect, it } from 'vitest';
import { curriculum, learningProgress } from '../../../src/index.ts';
import { bare } from '../../support/evidence.ts';
import { sharesOf, step } from '../../support/trainer.ts';

describe('learningProgress', () => {
  it('has the shares that its formula has, computed here in full', () => {
    const run = curriculum(learningProgress(), { tasks: bare(4), seed: 2 });
    const fast: Record<string, number> = {};
    const slow: Record<string, number> = {};
    const right = (version: number) => (draw: { task: string }) =>
      [0, version % 2, Math.min(8, version), 8][Number(draw.task.slice(-1))]!;
    for (let version = 0; version < 12; version++) {
      const { draws } = step(run, version, { right: right(version) });
      for (const draw of draws) {
        const rate = right(version)(draw) / 8;
        const first = !(draw.task in fast);
        fast[draw.task] = first ? rate : 0.1 * rate + 0.9 * fast[draw.task]!;
        slow[draw.task] = first ? rate : 0.1 * fast[draw.task]! + 0.9 * slow[draw.task]!;
      }
    }
    const stretch = (p: number) => (p * 0.9) / (p + 0.1 * (1 - 2 * p));
    const ids = run.weights().ids;
    const change = ids.map((id) => Math.abs(stretch(fast[id]!) - stretch(slow[id]!)));
    const moving = ids.filter((id, i) => change[i]! > 0 || fast[id]! > 0);
    expect(moving).not.toContain('task-000'); // never solved
    const of = (id: string) => change[ids.indexOf(id)]!;
    const mean = moving.reduce((s, id) => s + of(id), 0) / moving.length;
    const sd = Math.sqrt(moving.reduce((s, id) => s + (of(id) - mean) ** 2, 0) / moving.length);
    const weight = (id: string) =>
      moving.includes(id) ? 1 / (1 + Math.exp((mean - of(id)) / sd)) : 0;
    const total = ids.reduce((s, id) => s + weight(id), 0);
    for (const [id, share] of Object.entries(sharesOf(run)))
      expect(share).toBeCloseTo(0.25 / 4 + (0.75 * weight(id)) / total, 10);
  });

  it('is not fooled by a reward that does not depend on the learner', () => {
    const run = curriculum(learningProgress(), { tasks: bare(2), seed: 2 });
    // task-000 pays half of the time for ever, task-001 is being learned
    for (let version = 0; version < 16; version++)
      step(run, version, { right: ({ task }) => (task === 'task-000' ? 4 : version / 2) });
    const shares = sharesOf(run);
    expect(shares['task-001']).toBeGreaterThan(1.5 * shares['task-000']!);
  });
});
