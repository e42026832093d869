import { describe, expect, it } from 'vitest';
import { renderReplay, replay } from '../../src/index.ts';
import type { Replay } from '../../src/replay/replayShape.ts';

const rows = [0, 1].flatMap((step) =>
  Array.from({ length: 64 }, (_, i) => ({
    step,
    group: `p${i >> 2}`,
    reward: Number((i & 3) < (i >> 2) % 5),
  })),
);
const told = await replay(rows, { strategy: 'uniform', groups: 4 });
const estimate = (value: number, lower = value - 0.1, upper = value + 0.1) =>
  ({ value, lower, upper, level: 0.95, n: 16, unit: '', method: 'm' }) as never;
const line = (name: string, more: Partial<Replay>): string =>
  renderReplay({ ...told, ...more } as Replay, { width: 300 })
    .split('\n')
    .find((text) => text.startsWith(name))!
    .replace(/\s+/g, ' ')
    .trim();

describe('a replay on the screen', () => {
  const compared = (difference: number) =>
    ({
      recorded: estimate(0.5),
      replayed: estimate(0.5 + difference),
      difference: estimate(difference),
    }) as never;

  it('signs differences, in points for shares and in bits for bits', () => {
    expect(line('pass rate', { passRate: compared(0.25) })).toContain(
      '+25.0 pt [+15.0 pt, +35.0 pt]',
    );
    expect(line('pass rate', { passRate: compared(-0.25) })).toContain(
      '−25.0 pt [−35.0 pt, −15.0 pt]',
    );
    const none = {
      recorded: estimate(0.5),
      replayed: estimate(0.5),
      difference: estimate(0, 0, 0),
    };
    expect(line('pass rate', { passRate: none as never })).toContain(' 0.0 pt [0.0 pt, 0.0 pt]');
    expect(line('bits per rollout', { bitsPerRollout: compared(0.25) })).toMatch(
      /\+0\.25 \[\+0\.15, \+0\.35\]/,
    );
  });

  it('asks where nothing is known, and says why once', () => {
    const unknown = {
      value: Number.NaN,
      lower: Number.NaN,
      upper: Number.NaN,
      method: 'undefined: no group says',
    };
    const all = { recorded: unknown, replayed: unknown, difference: unknown } as never;
    const text = renderReplay(
      { ...told, liveShare: all, passRate: all, bitsPerRollout: all } as Replay,
      { width: 300 },
    );
    expect(text.match(/I cannot tell: no group says\./g)).toHaveLength(1);
    expect(text).toMatch(/pass rate +\? +\? +\?/);
    // sixteen prompts are fewer than thirty
    expect(renderReplay(told, { width: 300 })).toContain(
      'the effective sample is 16.0 prompts, below 30',
    );
  });

  it('says what was drawn, and how often the log holds it', () => {
    const text = renderReplay(told, { width: 300 });
    expect(text).toContain(
      `Of its own 4 draws of ${told.drawn.prompts} prompts, the log holds ${told.drawn.inLog} in the same step.`,
    );
    // every prompt of the log stands in its second step
    expect(told.drawn.inLog).toBe(4);
  });
});
