import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { bitsLinearFigure, bitsLogFigure } from '../../src/index.ts';
import { all, numbers, texts } from '../support/figures.ts';

describe('bitsLog and bitsLinear', () => {
  it.each(['bitsLog', 'bitsLinear'])('%s draws −log₂ p and H(p)', (name) => {
    const figure = all[name]!;
    const [p, bits, signal] = [
      numbers(figure, 'curves', 'pass_rate'),
      numbers(figure, 'curves', 'bits'),
      texts(figure, 'curves', 'signal'),
    ];
    for (const [i, x] of p.entries()) {
      const sl = -Math.log2(x);
      const rl = x === 1 ? 0 : x * sl - (1 - x) * Math.log2(1 - x);
      expect(bits[i]).toBeCloseTo(signal[i]!.startsWith('Supervised') ? sl : rl, 9);
    }
    expect(p.every((x, i) => i === 0 || x > p[i - 1]! || signal[i] !== signal[i - 1])).toBe(true);
  });

  it('says for whom the RL curve is a bound', () => {
    expect(bitsLogFigure().caption).toContain('a learner that knows its pass rate');
    expect(bitsLinearFigure().scales.color!.domain[1]).toContain('at most');
  });

  it('draws prompts at 0 as an arrow at the end of the log axis, and counts them', () => {
    const figure = bitsLogFigure({ passRates: [0, 0, 0.5, 1] });
    expect(resolveFigure(figure).edges.left).toBe(2);
    expect(figure.alt).toContain('2 points lie beyond the left end');
    expect(numbers(figure, 'prompts', 'prompts')).toEqual([2, 1, 1]);
    expect(figure.findings![2]!.numbers).toEqual({ share: 0.25, prompts: 4, bits: 0.25 });
  });

  it('counts missing pass rates and refuses what is none', () => {
    expect(bitsLinearFigure({ passRates: [NaN, 0.5] }).caption).toContain(
      'Prompts without a pass rate, not shown: 1.',
    );
    expect(bitsLinearFigure({ passRates: [NaN] }).findings).toHaveLength(2);
    expect(bitsLinearFigure({ passRates: [] }).findings).toHaveLength(2);
    expect(() => bitsLogFigure({ passRates: [1.5] })).toThrow(
      'bitsLogFigure: expected passRates in [0, 1], got 1.5',
    );
    expect(() => bitsLinearFigure({ passRates: [Infinity] })).toThrow(
      'bitsLinearFigure: expected passRates in [0, 1]',
    );
  });
});
