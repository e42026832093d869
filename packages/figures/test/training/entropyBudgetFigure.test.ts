import { describe, expect, it } from 'vitest';
import { entropyBudgetFigure } from '../../src/index.ts';
import golden from '../golden/budgets.json' with { type: 'json' };
import { near } from '../support/budgets.ts';

describe('entropyBudgetFigure', () => {
  it('says nats and bits, and when the floor was passed', () => {
    const [end, floor] = entropyBudgetFigure({
      step: [0, 10, 20],
      entropy: golden.nats,
      floor: 0.31,
    }).findings!;
    near(end!.numbers.firstBits!, golden.bits[0]!);
    near(end!.numbers.lastBits!, golden.bits[2]!);
    expect(floor!.numbers).toEqual({ floor: 0.31, step: 10 });
    const never = entropyBudgetFigure({ step: [0, 1], entropy: [0.5, 0.4] });
    expect(never.findings![1]!.text).toBe('Never below 0.05 nats');
    expect(never.zones![0]).toMatchObject({ axis: 'y', from: 0, to: 0.05, role: 'bad' });
  });

  it.each([
    [{ step: [0], entropy: [-1] }, 'entropy[0] in [0, 10⁶]'],
    [{ step: [0], entropy: [Infinity] }, 'entropy[0] in [0, 10⁶]'],
    [{ step: [0, 1], entropy: [1] }, 'curves[0].entropy of length 2'],
    [{ step: [0], entropy: [NaN] }, 'curves 1 to 12'],
    [{ step: [0], entropy: [1], floor: 0 }, 'floor > 0'],
  ])('refuses %j', (data, text) => {
    expect(() => entropyBudgetFigure(data)).toThrow(`entropyBudgetFigure: expected ${text}`);
  });
});
