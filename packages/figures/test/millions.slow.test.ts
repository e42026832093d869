import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import {
  bitsLinearFigure,
  bitsLogFigure,
  degeneracyFigure,
  goldilocksFigure,
  wastedRolloutsFigure,
} from '../src/index.ts';
import { numbers } from './support/soundFigures.ts';

describe('a million prompts', () => {
  it('are drawn by every builder that takes them', () => {
    const rates = Float64Array.from({ length: 1e6 }, (_, i) => (i % 1001) / 1000);
    for (const build of [bitsLogFigure, bitsLinearFigure, degeneracyFigure])
      expect(
        resolveFigure(build({ passRates: rates.map((p) => Math.min(1, p)) })).panels[0]!.series
          .length,
      ).toBeGreaterThan(2);
    const attempts = new Float64Array(1e6).fill(16);
    const successes = attempts.map((_, i) => i % 17);
    expect(
      numbers(goldilocksFigure({ successes, attempts }), 'histogram', 'groups').reduce(
        (a, b) => a! + b!,
        0,
      ),
    ).toBe(1e6);
    const step = Float64Array.from(attempts, (_, i) => i);
    const figure = wastedRolloutsFigure({
      step,
      solved: attempts,
      failed: attempts,
      mixed: attempts,
    });
    expect(figure.data.outcomes!.step!.values.length).toBe(1200);
  });
});
