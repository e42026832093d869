import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import * as capability from '../../capability/src/index.ts';
import * as curricula from '../../curriculum/src/index.ts';
import * as ratings from '../../curriculum/src/rating.ts';
import type { BenchCurve, BenchRow } from '../../lab/src/index.ts';
import {
  bitsLedgerFigure,
  jaggednessFigure,
  learningCurvesFigure,
  passAtKFigure,
  ratingsFigure,
  regretFigure,
  weightsFigure,
} from '../src/index.ts';

const rng = createRng(11);
const prompts = 60;
const attempts = new Float64Array(prompts).fill(32);
const side = (solved: (i: number) => number) => ({
  attempts,
  successes: attempts.map((n, i) => {
    let k = 0;
    for (let a = 0; a < n; a++) if (rng.next() < solved(i)) k++;
    return k;
  }),
});
const base = side((i) => 0.05 + 0.1 * (i % 4));
const trained = side((i) => (i % 3 === 0 ? 0.02 : 0.8));

describe('results of the other packages fit without conversion', () => {
  it('compareCapability → passAtK', () => {
    const comparison = capability.compareCapability(base, trained);
    const figure = passAtKFigure(comparison);
    expect(figure.caption).toContain(`Verdict: ${comparison.verdict}.`);
    expect(figure.findings!.length).toBe(1 + Math.max(1, comparison.crossings.length));
  });

  it('jaggedness and gainJaggedness → jaggedness', () => {
    const categories = Array.from(attempts, (_, i) => ['add', 'sort', 'mod'][i % 3]!);
    const levels = capability.jaggedness(trained, categories);
    expect(jaggednessFigure(levels).findings!.at(-1)!.text).toContain(levels.verdict);
    const gains = capability.gainJaggedness(base, trained, categories);
    expect(jaggednessFigure(gains).title).toBe('Where training helped');
  });

  it('bitsLedger → bitsLedger', () => {
    const figure = bitsLedgerFigure(capability.bitsLedger({ base, trained, received: 300 }));
    expect(figure.findings![0]!.text).toContain('300 bits in all rewards of the training, at most');
    expect(figure.caption).toContain('moved from the base (KL) (no log-probabilities were given)');
  });

  it("a curriculum's weights → weights", () => {
    const tasks = Array.from({ length: 30 }, (_, i) => ({ id: `task ${i}` }));
    const run = curricula.curriculum(curricula.goldilocks(), { tasks, seed: 3 });
    expect(weightsFigure(run.weights()).findings![0]!.numbers.tasks).toBe(30);
  });

  it('winMatrix → ratings', () => {
    const games = ['ab', 'bc', 'ca'].map(([player, opponent]) => ({
      player: player!,
      opponent: opponent!,
      score: 1,
    }));
    expect(ratingsFigure(ratings.winMatrix(games)).findings![1]!.numbers).toEqual({
      circles: 1,
      triples: 1,
    });
  });

  it('bradleyTerry → ratings', () => {
    const games = ['ab', 'ba', 'bc', 'cb', 'ac', 'ab'].map(([player, opponent]) => ({
      player: player!,
      opponent: opponent!,
      score: 1,
    }));
    const fit = ratings.bradleyTerry(ratings.winMatrix(games));
    expect(ratingsFigure(fit).findings![0]!.numbers.players).toBe(3);
  });

  it('a bench → learningCurves and regret', () => {
    const curve: BenchCurve = {
      contender: 'uniform',
      scenario: 'easy',
      student: 'softmax',
      n: 2,
      rollouts: [0, 10],
      mean: [0.1, 0.2],
      lower: [0.1, 0.1],
      upper: [0.1, 0.3],
    };
    expect(learningCurvesFigure({ curves: [curve] }).findings![0]!.numbers.score1).toBe(0.2);
    const rows: readonly BenchRow[] = [];
    expect(() => regretFigure({ rows })).toThrow('contenders with a regret, got 0');
  });
});
