import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { roleAdvantages } from '../../src/self-play.ts';

describe('role baselines', () => {
  it('score a batch by what came before it, whatever its order', () => {
    const games = [
      { role: 'first', reward: 1 },
      { role: 'second', reward: 0 },
      { role: 'first', reward: 0 },
    ];
    const { baseline } = roleAdvantages(games);
    expect(baseline.mean.first).toBeCloseTo((0.5 * 0.95) / 0.975, 12);
    const there = roleAdvantages(games, baseline).advantages;
    const back = roleAdvantages([...games].reverse(), baseline).advantages;
    expect([...back].reverse()).toEqual([...there]);
    expect(there[0]).toBe(1 - baseline.mean.first!);
  });

  it('an unfair game gives neither role an advantage on average', () => {
    const rng = createRng(8);
    let baseline = roleAdvantages([]).baseline;
    const sums = { first: 0, second: 0 };
    for (let t = 0; t < 4000; t++) {
      const won = rng.next() < 0.7 ? 1 : -1;
      const { advantages, baseline: next } = roleAdvantages(
        [
          { role: 'first', reward: won },
          { role: 'second', reward: -won },
        ],
        baseline,
      );
      baseline = JSON.parse(JSON.stringify(next));
      sums.first += advantages[0]! / 4000;
      sums.second += advantages[1]! / 4000;
    }
    expect(Math.abs(sums.first)).toBeLessThan(0.02);
    expect(Math.abs(sums.second)).toBeLessThan(0.02);
    expect(baseline.mean.first).toBeCloseTo(0.4, 0);
    expect(() => roleAdvantages([], baseline, { decay: 1 })).toThrow(/decay in \[0, 1\)/);
    expect(roleAdvantages([{ role: 'toString', reward: 2 }]).advantages[0]).toBe(2);
  });
});
