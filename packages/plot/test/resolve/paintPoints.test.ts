import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFigure } from '../../src/index.ts';
import { one, only } from '../support/layers.ts';
import { numbers, sample } from '../support/sample.ts';

describe('resolveFigure: points beyond an axis', () => {
  const { panels, edges, warnings } = resolveFigure(sample());
  const { series, notes } = panels[0]!;

  it('draws 0 and 1 on a logit axis at its ends, as arrows, and counts them', () => {
    expect(edges).toEqual({ left: 1, right: 1, top: 0, bottom: 0 });
    const arrows = series.filter((s) => s.edge);
    expect(arrows.map((s) => [s.edge, s.x.length, s.x[0]])).toEqual([
      ['left', 1, expect.closeTo(Math.log(0.001 / 0.999), 9)],
      ['right', 1, expect.closeTo(Math.log(0.999 / 0.001), 9)],
    ]);
    expect(notes.map((note) => note.text)).toEqual(['1 at 0', '1 at 1']);
    expect(warnings).toEqual([]);
  });

  it('law: every point is inside, at an end, or counted as missing', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, null));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (p) => {
        const figure = sample({
          data: { set: { p: numbers(p), h: numbers(p.map(() => 0.5)) } },
          layers: [{ mark: 'point', data: 'set', x: 'p', y: 'h', size: { datum: 1 } }],
        });
        const { panels, edges, warnings } = resolveFigure(figure);
        const inside = panels[0]!.series.filter((s) => !s.edge).reduce((n, s) => n + s.x.length, 0);
        const missing = p.filter((x) => x === null).length;
        expect(inside + edges.left + edges.right + missing).toBe(p.length);
        expect(warnings.some((text) => text.startsWith(`${missing} of ${p.length} rows`))).toBe(
          missing > 0,
        );
        const [lo, hi] = panels[0]!.x.domain;
        for (const s of panels[0]!.series)
          for (const x of s.x) expect(x >= lo - 1e-9 && x <= hi + 1e-9).toBe(true);
      }),
    );
  });

  it('says where a crowd at an end comes from', () => {
    const text = (p: number[]) =>
      only(one({ x: p, y: p.map(() => 5) }, { mark: 'point' })).notes[0]!.text;
    expect(text([-1, -1, -1])).toBe('3 at −1');
    expect(text([-1, -2])).toBe('2 below 0');
    expect(text([11, 12])).toBe('2 above 10');
  });

  it('law: sized points that share a place keep their sum', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 10, noNaN: true }), fc.nat(9)), {
      minLength: 151,
      maxLength: 400,
    });
    fc.assert(
      fc.property(rows, (data) => {
        const figure = one(
          { x: data.map(([x]) => x), y: data.map(() => 5), n: data.map(([, n]) => n) },
          { mark: 'point', size: 'n' },
        );
        const { series } = only(figure);
        expect(series[0]!.x.length).toBeLessThan(120);
        expect(resolveFigure(figure).warnings).toEqual([]);
        expect(Math.max(...series[0]!.radii!)).toBeLessThanOrEqual(7.5);
      }),
    );
  });

  it('drops or clamps them when told to, and says so', () => {
    const { scales } = sample();
    const drop = resolveFigure(sample({ scales: { ...scales, x: { ...scales.x, clip: 'drop' } } }));
    expect(drop.edges.left + drop.edges.right).toBe(0);
    expect(drop.warnings).toEqual([
      '2 of 3 points of layer 0 (point) lie outside the axes and are left out',
    ]);
    const clamp = resolveFigure(
      sample({ scales: { ...scales, x: { ...scales.x, clip: 'clamp' } } }),
    );
    expect(clamp.panels[0]!.series.every((s) => s.edge === undefined)).toBe(true);
    expect(clamp.panels[0]!.series.reduce((n, s) => n + s.x.length, 0)).toBe(5);
  });

  it('points up and down too, and to the other side of a reversed axis', () => {
    const up = resolveFigure(one({ x: [5, 5], y: [20, -20] }, { mark: 'point' }));
    expect(up.edges).toEqual({ left: 0, right: 0, top: 1, bottom: 1 });
    const reversed = resolveFigure(one({ x: [20], y: [5] }, { mark: 'point' }, [10, 0]));
    expect(reversed.edges.left).toBe(1);
  });
});
