import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passAtKFigure } from '../../src/index.ts';
import { at, base, crossings, ks, none, trained } from '../support/capability.ts';
import { numbers } from '../support/soundFigures.ts';

describe('passAtKFigure', () => {
  it('marks the crossing and how far it is known', () => {
    const figure = passAtKFigure({ ks, base, trained, crossings, verdict: 'certified crossing' });
    expect(figure.findings![1]!.numbers).toEqual({ k: 8, lower: 4, upper: 16 });
    expect(figure.zones).toEqual([
      { axis: 'x', from: 4, to: 16, role: 'neutral', label: 'Where they cross, 95 % interval' },
    ]);
    const { series } = resolveFigure(figure).panels[0]!;
    expect(series.find(({ mark }) => mark === 'rule')!.x[0]).toBeCloseTo(Math.log10(8), 12);
    expect(figure.caption).toContain('Verdict: certified crossing.');
  });

  it('shades nothing where the place is not known, and says that there is no crossing', () => {
    const open = passAtKFigure({
      ks,
      base,
      trained,
      crossings: [
        { ...crossings[0]!, certified: false, k: { value: 8, lower: 1, upper: Infinity } },
      ],
    });
    expect(open.zones).toEqual([]);
    expect(open.layers.map(({ mark }) => mark)).not.toContain('rule');
    expect(open.data).not.toHaveProperty('crossings');
    const both = passAtKFigure({
      ks,
      base,
      trained,
      crossings: [
        { ...crossings[0]!, certified: false, k: { value: 2, lower: 1, upper: 4 } },
        ...crossings,
      ],
    });
    expect(numbers(both, 'crossings', 'k')).toEqual([8]);
    expect(open.findings![1]!.text).toBe('At k = 8 before overtakes, which may be chance');
    const never = passAtKFigure({ ks, base, trained, crossings: [] });
    expect(never.findings![1]!.text).toBe('The estimated curves do not cross within 128 attempts');
    expect(passAtKFigure({ ks, base, trained }).findings).toHaveLength(1);
    const told = passAtKFigure({ ks, base, trained, verdict: 'trained ahead throughout' });
    expect(told.caption).toContain('Verdict: after ahead throughout.');
  });

  it('has ticks at powers of two, few enough', () => {
    const figure = passAtKFigure({
      ks: [1, 1024],
      base: [at(0.1), at(0.9)],
      trained: [at(0.2), at(0.8)],
    });
    const ticks = resolveFigure(figure).panels[0]!.x.ticks.map(({ label }) => label);
    expect(ticks).toEqual(['1', '4', '16', '64', '256', '1,024']);
  });

  it('law: both curves are drawn as given', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(p, p), { minLength: 1, maxLength: 20 }), (rows) => {
        const figure = passAtKFigure({
          ks: rows.map((_, i) => i + 1),
          base: rows.map(([b]) => ({ value: b })),
          trained: rows.map(([, t]) => ({ value: t })),
        });
        expect(numbers(figure, 'curves', 'pass@k')).toEqual([
          ...rows.map(([b]) => b),
          ...rows.map(([, t]) => t),
        ]);
      }),
    );
  });

  it.each([
    [{ ks: [1], base: [], trained: [at(0.1)] }, 'base of length 1'],
    [{ ks: [0], base: [at(0.1)], trained: [at(0.1)] }, 'ks ≥ 1'],
    [{ ks: [NaN], base: [at(0.1)], trained: [at(0.1)] }, 'ks ≥ 1'],
    [{ ks: [1, 2], base: [at(0.1), none], trained: [none, at(0.1)] }, 'ks with one at which both'],
    [{ ks: [], base: [], trained: [] }, 'ks with one at which both'],
  ])('refuses %j', (data, text) => {
    expect(() => passAtKFigure(data)).toThrow(`passAtKFigure: expected ${text}`);
  });
});
