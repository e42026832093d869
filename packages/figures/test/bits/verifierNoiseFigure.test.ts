import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { verifierNoiseFigure } from '../../src/index.ts';
import golden from '../golden/budgets.json' with { type: 'json' };
import { near, range } from '../support/budgets.ts';
import { numbers } from '../support/soundFigures.ts';

describe('verifierNoiseFigure', () => {
  it('agrees with the information of the joint distribution', () => {
    for (const { passRate, bits } of golden.noise) {
      const found = numbers(
        verifierNoiseFigure({ passRate, rates: golden.rates }),
        'cells',
        'bits',
      );
      bits.flat().forEach((expected, i) => {
        near(found[i]!, expected);
      });
    }
  });

  it('shows every rate on both axes, worst last', () => {
    const figure = verifierNoiseFigure({ rates: [0.5, 0, 0.05] });
    expect(figure.scales.x.domain).toEqual(['0 %', '5 %', '50 %']);
    expect(resolveFigure(figure).panels[0]!.series[0]!.x).toHaveLength(9);
    expect(verifierNoiseFigure({ passRate: 0.5 }).findings![0]!.text).toContain(
      'at most 1 bit per rollout',
    );
  });

  it.each([
    [{ passRate: 0 }, 'passRate in (0, 1)'],
    [{ passRate: NaN }, 'passRate in (0, 1)'],
    [{ rates: [0] }, 'rates 2 to 12 different numbers in [0, 1]'],
    [{ rates: [0.1, 0.1] }, 'rates 2 to 12'],
    [{ rates: [0, 1.5] }, 'rates 2 to 12'],
    [{ rates: [0, NaN] }, 'rates 2 to 12'],
    [{ rates: range(13, (i) => i / 20) }, 'rates 2 to 12'],
  ])('refuses %j', (data, text) => {
    expect(() => verifierNoiseFigure(data)).toThrow(`verifierNoiseFigure: expected ${text}`);
  });
});
