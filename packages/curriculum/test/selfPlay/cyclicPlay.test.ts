import { describe, expect, it } from 'vitest';
import { type Curriculum, curriculum } from '../../src/index.ts';
import { fictitiousPlay, latestOpponent } from '../../src/self-play.ts';
import { agents } from '../support/selfPlay.ts';

describe('cyclic play: rock, paper, scissors with a dear defeat of scissors', () => {
  // equilibrium (1/4, 1/2, 1/4)
  const payoff = [
    [0, -1, 2],
    [1, 0, -1],
    [-2, 1, 0],
  ];
  const exploitability = (mix: readonly number[]) =>
    Math.max(...payoff.map((row) => row.reduce((sum, x, j) => sum + x * mix[j]!, 0)));

  /** Best response to the opponents drawn, a snapshot of it joins the pool; returns the average. */
  function average(run: Curriculum, iterations = 300) {
    const action = new Map([['v0', 0]]);
    for (let t = 1; t <= iterations; t++) {
      const drawn = run.ask({ groups: 64, step: t, policyVersion: t });
      const values = payoff.map((row) =>
        drawn.reduce((sum, { opponent }) => sum + row[action.get(opponent!.agent)!]!, 0),
      );
      action.set(`v${t}`, values.indexOf(Math.max(...values)));
      run.change({ add: [{ id: `v${t}` }] });
    }
    const mix = [0, 0, 0];
    for (const a of action.values()) mix[a]! += 1 / action.size;
    return { mix, last: [...action.values()].slice(-6) };
  }

  it('fictitious play averages to the equilibrium, where latest goes in circles', () => {
    const fictitious = average(curriculum(fictitiousPlay(), { tasks: agents(1), seed: 2 }));
    const latest = average(curriculum(latestOpponent({ past: 0 }), { tasks: agents(1), seed: 2 }));
    console.log(
      `exploitability: fictitious ${exploitability(fictitious.mix).toFixed(3)}, latest ${exploitability(latest.mix).toFixed(3)}`,
    );
    expect(exploitability(fictitious.mix)).toBeLessThan(0.1);
    expect(fictitious.mix[1]).toBeCloseTo(0.5, 1);
    expect(exploitability(latest.mix)).toBeCloseTo(1 / 3, 2);
    // rock, paper, scissors, rock, …
    latest.last.slice(1).forEach((a, i) => {
      expect(a).toBe((latest.last[i]! + 1) % 3);
    });
  });
});
