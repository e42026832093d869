import { resolveFigure, textWidth } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsPerFlopFigure } from '../../src/index.ts';
import golden from '../golden/budgets.json' with { type: 'json' };
import { near, range } from '../support/budgets.ts';
import { numbers } from '../support/soundFigures.ts';

describe('bitsPerFlopFigure', () => {
  it('agrees with a comparison of every pair', () => {
    const figure = bitsPerFlopFigure(golden.compute.rows);
    expect(figure.data.frontier!.configuration!.values).toEqual(golden.compute.frontier);
    near(figure.findings![1]!.numbers.bitsPerFlop!, golden.compute.bitsPerFlop);
    expect(figure.findings![1]!.text).toContain(golden.compute.best);
  });

  it('law: every configuration is on the frontier or beaten; the order does not matter', () => {
    const row = fc.record({
      flops: fc.double({ min: 1, max: 1e20, noNaN: true }),
      bits: fc.double({ min: 0, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const named = [...rows, { flops: 1e10, bits: 1 }].map((r, i) => ({ ...r, name: `c${i}` }));
        const figure = bitsPerFlopFigure(named);
        const [on, off] = ['frontier', 'rest'].map(
          (set) => figure.data[set]?.configuration?.values.length ?? 0,
        );
        expect(on! + off!).toBe(named.length);
        expect(numbers(bitsPerFlopFigure(named.toReversed()), 'frontier', 'bits')).toEqual(
          numbers(figure, 'frontier', 'bits'),
        );
      }),
    );
  });

  it('pools a crowd and keeps its number', () => {
    const crowd = range(5000, (i) => i).map((i) => ({
      name: `c${i}`,
      flops: 1e15 * (1 + (i % 71)),
      bits: ((i * 37) % 5000) / 5000,
    }));
    const figure = bitsPerFlopFigure([{ name: 'best', flops: 1, bits: 2 }, ...crowd]);
    const counts = numbers(figure, 'rest', 'configurations');
    expect(counts.length).toBeLessThan(1700);
    expect(counts.reduce((a, b) => a! + b!, 0)).toBe(5000);
  });

  it('never lets two names touch', () => {
    const crowd = range(30, (i) => i).map((i) => ({
      name: `configuration ${i}`,
      flops: 1e15 * 1.01 ** i,
      bits: 0.2 + 0.001 * i,
    }));
    const figure = bitsPerFlopFigure(crowd);
    expect(figure.data.names!.name!.values).toContain('configuration 0');
    expect(figure.data.names!.name!.values.length).toBeLessThan(15);
    expect(figure.caption).toContain('Names are left out where they would touch.');
    const { panels } = resolveFigure(figure);
    const { x, y, texts } = panels[0]!.series.find(({ mark }) => mark === 'text')!;
    const px = (value: number, [a, b]: readonly [number, number], room: number) =>
      (room * (value - a)) / (b - a);
    const boxes = Array.from(x, (_, i) => {
      const right = px(x[i]!, panels[0]!.x.domain, 604);
      return {
        right,
        left: right - textWidth(texts![i]!, 12),
        y: px(y[i]!, panels[0]!.y.domain, 310),
      };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        expect(Math.abs(a.y - b.y) > 14 || a.left > b.right || b.left > a.right).toBe(true);
  });

  it('refuses what cannot be drawn', () => {
    const one = { name: 'a', flops: 1, bits: 1 };
    for (const [bad, text] of [
      [[], 'rows with bits > 0'],
      [[{ ...one, bits: 0 }], 'rows with bits > 0'],
      [[{ ...one, flops: NaN }], 'rows with bits > 0'],
      [[{ ...one, flops: 0 }], 'rows[0].flops > 0'],
      [[{ ...one, flops: Infinity }], 'rows[0].flops > 0'],
      [[{ ...one, bits: -1 }], 'rows[0].bits ≥ 0'],
      [[{ ...one, bits: Infinity }], 'rows[0].bits ≥ 0'],
    ] as const)
      expect(() => bitsPerFlopFigure(bad)).toThrow(`bitsPerFlopFigure: expected ${text}`);
  });
});
