import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsLedgerFigure } from '../../src/index.ts';
import { entries, range, stages } from '../support/budgets.ts';
import { numbers } from '../support/soundFigures.ts';

describe('bitsLedgerFigure', () => {
  it('draws what is left and what each stage took, and names the largest loss', () => {
    const figure = bitsLedgerFigure({ stages });
    expect(numbers(figure, 'left', 'to')).toEqual([0.8, 0.5, 0.1]);
    expect(numbers(figure, 'lost', 'to')).toEqual([0.8, 0.5]);
    expect(numbers(figure, 'intervals', 'upper')).toEqual([0.9, 0.3]);
    expect(figure.findings!.map(({ numbers: n }) => n)).toEqual([
      { first: 0.8, last: 0.1, share: expect.closeTo(0.125, 12) },
      { loss: 0.4 },
    ]);
    expect(figure.caption).toContain('Without a number, not shown: nobody knows.');
    const bars = resolveFigure(figure).panels[0]!.series.filter(({ mark }) => mark === 'bar');
    expect(bars.map(({ x, x2 }) => [[...x], [...x2]])).toEqual([
      [
        [0, 0, 0],
        [0.8, 0.5, 0.1],
      ],
      [
        [0.5, 0.1],
        [0.8, 0.5],
      ],
    ]);
  });

  it('draws both sides of a run from 0, and no difference of them: they are no balance', () => {
    for (const [received, gained] of [
      [500, 200],
      [200, 500],
    ] as const) {
      const figure = bitsLedgerFigure({ entries: entries(received, gained) });
      expect(numbers(figure, 'left', 'from')).toEqual([0, 0]);
      expect(numbers(figure, 'left', 'to')).toEqual([received, gained]);
      expect(numbers(figure, 'beside', 'to')).toEqual([1.5]);
      expect(Object.keys(figure.data)).not.toContain('lost');
      expect(Object.keys(figure.data)).not.toContain('more');
      expect(figure.findings![0]!.numbers).toMatchObject({ received, gained });
      expect(figure.caption).toContain('no balance');
      expect(figure.caption).toContain('Not shown: in one label, at least (without bound).');
    }
    const blind = bitsLedgerFigure({ entries: entries(NaN, 0.5) });
    expect(blind.caption).toContain(
      'in all rewards of the training, at most (no rewards were given)',
    );
  });

  it('says that a gain is no gain', () => {
    const { caption, findings } = bitsLedgerFigure({
      stages: [
        { stage: 'a', bits: 0.4 },
        { stage: 'b', bits: 0.5 },
      ],
    });
    expect(caption).toContain('More is left than before, which no stage can do: b.');
    expect(findings).toHaveLength(1);
  });

  it('law: losses and gains lead from the first number to the last', () => {
    const bits = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(bits, { minLength: 2, maxLength: 30 }), (values) => {
        const figure = bitsLedgerFigure({
          stages: values.map((v, i) => ({ stage: `s${i}`, bits: v })),
        });
        expect(numbers(figure, 'left', 'to')).toEqual(values);
        const change = ['lost', 'more'].reduce<number>((sum, set) => {
          if (!figure.data[set]) return sum;
          const [after, before] = ['from', 'to'].map((field) => numbers(figure, set, field));
          return sum + after!.reduce<number>((s, v, i) => s + v! - before![i]!, 0);
        }, 0);
        expect(change).toBeCloseTo(values.at(-1)! - values[0]!, 9);
      }),
    );
  });

  it('refuses what is no ledger', () => {
    const two = [
      { stage: 'a', bits: 1 },
      { stage: 'b', bits: 0.5 },
    ];
    for (const [bad, text] of [
      [two.slice(1), 'stages 2 to 30'],
      [range(31, (i) => i).map((i) => ({ stage: `${i}`, bits: 1 })), 'stages 2 to 30'],
      [[two[0]!, two[0]!], 'stages of different names'],
      [[two[0]!, { stage: 'b', bits: -1 }], 'stages[1].bits ≥ 0'],
      [[two[0]!, { stage: 'b', bits: Infinity }], 'stages[1].bits a finite number'],
      [[two[0]!, { stage: 'b', bits: NaN }], 'stages with at least two numbers'],
    ] as const)
      expect(() => bitsLedgerFigure({ stages: bad })).toThrow(`bitsLedgerFigure: expected ${text}`);
  });
});
