import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { rewardDensityFigure } from '../../src/index.ts';
import golden from '../golden/budgets.json' with { type: 'json' };
import { near } from '../support/budgets.ts';
import { numbers } from '../support/soundFigures.ts';

describe('rewardDensityFigure', () => {
  it('agrees with H(p)/T and log₂(m)/k', () => {
    const { passRate, every, levels, tokens, sparse, dense } = golden.density;
    const figure = rewardDensityFigure({ passRate, every, levels });
    const [at, thin, thick] = ['tokens', 'sparse', 'dense'].map((field) =>
      numbers(figure, 'curves', field),
    );
    tokens.forEach((t, i) => {
      const row = at!.findIndex((x) => Math.abs(x! / t - 1) < 1e-9);
      near(thin![row]!, sparse[i]!);
      if (t < every) expect(thick![row]).toBeNull();
      else near(thick![row]!, dense);
    });
  });

  it('keeps an episode that told nothing, at the lower end', () => {
    const figure = rewardDensityFigure({ episodes: { tokens: [100, 200], bits: [0, 0.5] } });
    expect(resolveFigure(figure).edges.bottom).toBe(1);
    expect(figure.findings![1]!.numbers).toEqual({ episodes: 2, density: 0.5 / 200 / 2 });
  });

  it.each([
    [{ passRate: 1 }, 'passRate in (0, 1)'],
    [{ every: 0 }, 'every from 1 to 10⁹'],
    [{ levels: 1 }, 'levels ≥ 2'],
    [{ episodes: { tokens: [1], bits: [] } }, 'episodes.bits of length 1'],
    [{ episodes: { tokens: [0], bits: [1] } }, 'episodes.tokens[0] ≥ 1'],
    [{ episodes: { tokens: [1], bits: [-1] } }, 'episodes.bits[0] ≥ 0'],
  ])('refuses %j', (data, text) => {
    expect(() => rewardDensityFigure(data)).toThrow(`rewardDensityFigure: expected ${text}`);
  });
});
