import type { Figure, FigureLayer } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFigure, themes } from '../src/index.ts';
import { numbers, sample, texts } from './sample.ts';

const only = (figure: Figure) => resolveFigure(figure).panels[0]!;
const linear = { type: 'linear', label: '', format: 'number' } as const;
const layer = (more: Partial<FigureLayer> & Pick<FigureLayer, 'mark'>): FigureLayer => ({
  data: 'set',
  x: 'x',
  y: 'y',
  ...more,
});
/** A figure of one layer over columns x, y, … on straight axes. */
const one = (
  columns: Record<string, readonly (number | null)[]>,
  mark: Partial<FigureLayer> & Pick<FigureLayer, 'mark'>,
  domain = [0, 10],
) =>
  sample({
    data: {
      set: Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, numbers(values)]),
      ),
    },
    scales: { x: { ...linear, domain }, y: { ...linear, domain } },
    layers: [layer(mark)],
  });

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

describe('resolveFigure: 0 and 1 on a logit axis', () => {
  const probability = { ...sample().scales.x };
  const three = {
    p: numbers([0, 0.5, 1]),
    q: numbers([0.0005, 0.6, 1]),
    v: numbers([1, 2, 3]),
    name: texts(['a', 'b', 'c']),
  };
  const draw = (layer: Partial<FigureLayer>, x = probability) =>
    resolveFigure(
      sample({
        data: { set: three },
        scales: {
          ...{ x, y: { ...probability, label: 'q' } },
          value: { type: 'linear', label: 'v', format: 'number' },
        },
        layers: [{ mark: 'line', data: 'set', ...layer }],
      }),
    );
  const end = Math.log(0.999 / 0.001);

  it.each<[string, Partial<FigureLayer>, number, number]>([
    ['line', { mark: 'line', x: 'p', y: { datum: 0.5 } }, 1, 1],
    ['step', { mark: 'step', x: 'p', y: { datum: 0.5 } }, 1, 1],
    ['rule', { mark: 'rule', x: 'p' }, 1, 1],
    ['segment', { mark: 'segment', x: 'p', x2: 'p', y: { datum: 0.2 }, y2: { datum: 0.8 } }, 0, 0],
    ['text', { mark: 'text', x: 'p', y: { datum: 0.5 }, text: 'name' }, 0, 0],
    ['band', { mark: 'band', x: 'p', y: { datum: 0.2 }, y2: { datum: 0.8 } }, 0, 0],
  ])('places every %s inside the axes', (_, layer, left, right) => {
    const { panels, edges, warnings } = draw(layer);
    const [low, middle, high] = panels[0]!.series[0]!.x;
    expect(low).toBeCloseTo(-end, 9);
    expect(middle).toBe(0);
    expect(high).toBeCloseTo(end, 9);
    expect(edges).toMatchObject({ left, right });
    expect(warnings).toEqual([]);
  });

  it.each(['bar', 'cell'] as const)('gives every %s a place', (mark) => {
    const { panels, edges, warnings } = draw({ mark, x: 'p', y: { datum: 0.5 }, value: 'v' });
    expect(panels[0]!.series[0]!.x).toHaveLength(3);
    expect(edges).toMatchObject({ left: 1, right: 1 });
    expect(warnings).toEqual([]);
  });

  it('ends a bin, a band and a segment that start at 0 at the end of the axis', () => {
    for (const mark of ['hist', 'segment', 'band'] as const) {
      const { panels, warnings } = draw({
        ...{ mark, x: { datum: 0.2 }, x2: { datum: 0.8 } },
        ...{ y: { datum: 0.5 }, y2: { datum: 0 } },
      });
      expect(panels[0]!.series[0]!.y2[0]).toBeCloseTo(-end, 9);
      expect(warnings).toEqual([]);
    }
  });

  it('counts what lies beyond the axes with some extent, which has nowhere to go', () => {
    const { warnings, panels } = draw({
      mark: 'cell',
      x: 'p',
      x2: 'q',
      y: { datum: 0.5 },
      value: 'v',
    });
    expect(panels[0]!.series[0]!.x).toHaveLength(1);
    expect(warnings).toEqual([
      '1 of 3 marks of layer 0 (cell) lie outside the axes and are left out',
    ]);
  });

  it('counts a line and the points on it once', () => {
    const both = (data: string, marks: readonly ('line' | 'point')[]) =>
      resolveFigure(
        sample({
          layers: marks.map((mark) => ({ mark, data, x: 'p', y: 'h' })),
        }),
      ).edges;
    const once = { left: 1, right: 1, top: 0, bottom: 0 };
    expect(both('set', ['line', 'point'])).toEqual(once);
    expect(both('set', ['line', 'line'])).toEqual(once);
  });

  it('keeps a remark there, and warns of one without a place', () => {
    const { panels, warnings } = resolveFigure(
      sample({
        annotations: [
          { x: 1, y: 0.5, text: 'certain' },
          { x: 2, y: 0.5, text: 'impossible' },
        ],
      }),
    );
    const remark = panels[0]!.notes.find((note) => note.text === 'certain')!;
    expect(remark.x).toBeCloseTo(end, 9);
    expect(warnings).toEqual(["the remark 'impossible' has no place on the axes"]);
  });

  it('breaks a line there when told to drop', () => {
    const { panels, edges, warnings } = draw(
      { x: 'p', y: { datum: 0.5 } },
      { ...probability, clip: 'drop' },
    );
    expect([...panels[0]!.series[0]!.x].map(Number.isNaN)).toEqual([true, false, true]);
    expect(edges).toMatchObject({ left: 0, right: 0 });
    expect(warnings).toHaveLength(1);
  });
});

describe('resolveFigure: marks', () => {
  it('stacks bars from y2 to y and gives categories a width', () => {
    const figure = sample({
      data: { set: { x: texts(['a', 'b', 'b']), y: numbers([3, 1, 4]), y2: numbers([0, 0, 1]) } },
      scales: { x: { type: 'band', label: '', format: 'number' }, y: linear },
      layers: [layer({ mark: 'bar', y2: 'y2' })],
    });
    const { x, x2, y, y2 } = only(figure).series[0]!;
    expect([...x]).toEqual([-0.4, 0.6, 0.6]);
    expect([...x2]).toEqual([0.4, 1.4, 1.4]);
    expect([...y].map((from, i) => [from, y2[i]])).toEqual([
      [3, 0],
      [1, 0],
      [4, 1],
    ]);
  });

  it('starts bars at zero, lays them down over a vertical list, and gives numbers the width of their gap', () => {
    const bars = only(one({ x: [2, 4, 8], y: [1, 2, 3] }, { mark: 'bar' })).series[0]!;
    expect([...bars.x2].map((x2, i) => x2 - bars.x[i]!)).toEqual(
      [1.6, 1.6, 1.6].map((w) => expect.closeTo(w, 12)),
    );
    expect([...bars.y]).toEqual([0, 0, 0]);
    const lying = sample({
      data: { set: { x: numbers([3]), y: texts(['a']) } },
      scales: {
        x: { ...linear, domain: [0, 5] },
        y: { type: 'band', label: '', format: 'number' },
      },
      layers: [layer({ mark: 'bar' })],
    });
    const { x, x2, y, y2 } = only(lying).series[0]!;
    expect([x[0], x2[0], y[0], y2[0]]).toEqual([0, 3, -0.4, 0.4]);
  });

  it('clamps rectangles to the axes and draws no empty ones', () => {
    const { x, x2, y2 } = only(
      one({ x: [-5, 3, 4], x2: [2, 4, 5], y: [99, 0, 1] }, { mark: 'hist', x2: 'x2' }),
    ).series[0]!;
    expect([[...x], [...x2], [...y2]]).toEqual([
      [0, 4],
      [2, 5],
      [10, 1],
    ]);
  });

  it('shades cells from the palest to the strongest colour of the ramp', () => {
    const figure = one(
      { x: [1, 2, 3, 4], y: [1, 1, 1, 1], v: [0, 5, 10, null] },
      { mark: 'cell', value: 'v' },
    );
    const resolved = resolveFigure({
      ...figure,
      scales: { ...figure.scales, value: { type: 'linear', label: 'v', format: 'number' } },
    });
    expect(resolved.panels[0]!.series[0]!.fills).toEqual(
      themes.light.ramp.map((color) => color.toLowerCase()),
    );
    expect(resolved.ramp).toEqual({ label: 'v', colors: themes.light.ramp, ends: ['0', '10'] });
    expect(resolved.warnings).toEqual([
      '1 of 4 rows of layer 0 (cell) have no place on the axes and are not drawn',
    ]);
  });

  it('breaks lines where a value is missing and lets infinite ones leave the panel', () => {
    const figure = one({ x: [1, 2, 3, 4], y: [1, null, 3, 1e300] }, { mark: 'line' });
    expect(resolveFigure(figure).warnings).toEqual([]);
    const { x, y } = only(figure).series[0]!;
    expect([...x]).toEqual([1, NaN, 3, 4]);
    expect([...y]).toEqual([1, NaN, 3, 1010]);
  });

  it('warns of a vertex that has no place', () => {
    const figure = one({ x: [1, null, 3], y: [1, 2, 3] }, { mark: 'line' });
    expect(resolveFigure(figure).warnings).toEqual([
      '1 of 3 rows of layer 0 (line) have no place on the axes and are not drawn',
    ]);
  });

  it('runs rules from end to end and segments from point to point', () => {
    const rules = only(one({ x: [4, 99], y: [0, 0] }, { mark: 'rule', y: undefined as never }));
    expect(rules.series[0]).toMatchObject({
      x: Float64Array.of(4),
      x2: Float64Array.of(4),
      y: Float64Array.of(0),
      y2: Float64Array.of(10),
    });
    const segment = only(
      one({ x: [1], y: [2], x2: [3], y2: [4] }, { mark: 'segment', x2: 'x2', y2: 'y2' }),
    ).series[0]!;
    expect([segment.x[0], segment.y[0], segment.x2[0], segment.y2[0]]).toEqual([1, 2, 3, 4]);
  });

  it('sizes points by area', () => {
    const { radii } = only(
      one({ x: [1, 2], y: [1, 2], n: [100, 25] }, { mark: 'point', size: 'n' }),
    ).series[0]!;
    expect(radii![0]! / radii![1]!).toBeCloseTo(2, 12);
  });

  it('takes a datum for every row', () => {
    const figure = sample({
      layers: [{ mark: 'text', x: { datum: 0.5 }, y: { datum: 1 }, text: { datum: 'peak' } }],
    });
    expect(only(figure).series[0]!.texts).toEqual(['peak']);
  });
});

describe('resolveFigure: series, legend, zones, facets', () => {
  it('gives four hues, then dashes, then dots', () => {
    const names = Array.from({ length: 9 }, (_, i) => `s${i}`);
    const figure = sample({
      data: {
        set: {
          p: numbers(names.map(() => 0.5)),
          h: numbers(names.map(() => 1)),
          who: texts(names),
        },
      },
      scales: { ...sample().scales, color: { domain: names } },
    });
    const { series } = only(figure);
    expect(new Set(series.map((s) => s.color)).size).toBe(4);
    expect(new Set(series.map((s) => `${s.color} ${s.dash}`)).size).toBe(9);
    expect(resolveFigure(figure).legend.map((entry) => entry.label)).toEqual(names);
  });

  it('counts rows of a series that the colour scale does not know', () => {
    const figure = sample({ scales: { ...sample().scales, color: { domain: ['a'] } } });
    expect(resolveFigure(figure).warnings).toEqual([
      "2 rows of series 'b' are not drawn: the colour scale does not name it",
    ]);
  });

  it('draws no legend for series that are named in place, but one for zones', () => {
    const figure = sample({
      scales: { ...sample().scales, color: { domain: ['a', 'b'], labels: 'direct' } },
      zones: [{ axis: 'x', from: 0, to: 0.5, label: 'hard', role: 'bad' }],
    });
    const { legend, panels } = resolveFigure(figure);
    expect(legend).toEqual([
      { label: 'hard', color: themes.light.roles.bad, dash: [], swatch: 'zone', opacity: 1 },
    ]);
    expect(panels[0]!.zones[0]).toMatchObject({ from: panels[0]!.x.domain[0], to: 0 });
  });

  it('makes one panel per facet, with shared or own axes', () => {
    const figure = (share: 'both' | 'none') =>
      sample({
        data: {
          set: { x: numbers([1, 2, 30]), y: numbers([1, 2, 3]), who: texts(['a', 'a', 'b']) },
        },
        scales: { x: linear, y: linear },
        layers: [layer({ mark: 'point' })],
        facet: { field: 'who', domain: ['a', 'b', 'c'], share, columns: 2 },
      });
    const shared = resolveFigure(figure('both'));
    expect(shared.panels.map((panel) => [panel.label, panel.series[0]?.x.length ?? 0])).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 0],
    ]);
    expect(shared.panels.map((panel) => panel.x.domain)).toEqual([
      [1, 30],
      [1, 30],
      [1, 30],
    ]);
    expect(shared.columns).toBe(2);
    expect(resolveFigure(figure('none')).panels[0]!.x.domain).toEqual([1, 2]);
  });

  it('counts rows of a panel that the facet does not name', () => {
    const { warnings } = resolveFigure(
      sample({
        facet: { field: 'who', domain: ['a'] },
        layers: [{ mark: 'line', data: 'set', x: 'p', y: 'h' }],
      }),
    );
    expect(warnings).toEqual(['2 of 5 rows of set are in no panel and are not drawn']);
  });

  it('never lets tick labels touch', () => {
    const figure = sample({
      data: {
        set: {
          x: texts(Array.from({ length: 200 }, (_, i) => `category ${i}`)),
          y: numbers(Array.from({ length: 200 }, () => 1)),
        },
      },
      scales: { x: { type: 'band', label: '', format: 'number' }, y: linear },
      layers: [layer({ mark: 'bar' })],
    });
    expect(only(figure).x.ticks.length).toBeLessThan(9);
  });
});

describe('resolveFigure: hostile figures', () => {
  const marks = [
    'line',
    'step',
    'band',
    'point',
    'bar',
    'hist',
    'cell',
    'rule',
    'segment',
    'text',
  ] as const;
  const types = ['linear', 'log', 'symlog', 'logit', 'time', 'band', 'ordinal'] as const;
  const cruel = fc.oneof(
    fc.constantFrom(0, 1, -1, 1e308, -1e308, 5e-324, NaN, Infinity, -Infinity, null),
    fc.double(),
  );

  it('law: any numbers on any axes give a picture with finite axes', () => {
    const rows = fc.array(fc.tuple(cruel, cruel, cruel, cruel), { maxLength: 12 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...marks),
        fc.constantFrom(...types),
        fc.constantFrom(...types),
        (data, mark, tx, ty) => {
          const column = (i: number) => numbers(data.map((row) => row[i as 0]));
          const scale = (type: (typeof types)[number]) =>
            ({ type, label: '', format: 'number' }) as const;
          const figure = sample({
            data: {
              set: {
                x: column(0),
                x2: column(1),
                y: column(2),
                y2: column(3),
                t: texts(data.map(() => 'x')),
              },
            },
            scales: {
              x: scale(tx),
              y: scale(ty),
              value: { type: 'linear', label: '', format: 'number' },
            },
            layers: [
              {
                mark,
                data: 'set',
                x: 'x',
                ...(mark !== 'rule' && { y: 'y', x2: 'x2', y2: 'y2', text: 't', value: 'x' }),
              },
            ],
          });
          const { x, y, series } = only(figure);
          for (const end of [...x.domain, ...y.domain]) expect(Number.isFinite(end)).toBe(true);
          for (const s of series)
            for (const at of [s.x, s.x2, s.y, s.y2])
              for (const place of at) expect(Math.abs(place)).not.toBe(Infinity);
        },
      ),
    );
  });

  it('draws an empty table', () => {
    expect(only(one({ x: [], y: [] }, { mark: 'line' })).series[0]!.x.length).toBe(0);
  });

  it('thins a million vertices and a million points, and says how much is left', () => {
    const x = Array.from({ length: 1e6 }, (_, i) => i / 1e5);
    const y = x.map((v, i) => 5 + 4 * Math.sin(v) + (i % 2));
    const line = resolveFigure(one({ x, y }, { mark: 'line' }));
    const kept = line.panels[0]!.series[0]!;
    expect(kept.x.length).toBeLessThan(4000);
    expect(Math.max(...kept.y)).toBe(y.reduce((m, v) => Math.max(m, v)));
    expect(Math.min(...kept.y)).toBe(y.reduce((m, v) => Math.min(m, v)));
    expect(line.warnings[0]).toBe(
      `layer 0 (line): 1000000 vertices drawn as the ${kept.x.length} that a screen can show`,
    );
    const points = resolveFigure(one({ x, y: x.map(() => 5) }, { mark: 'point' }));
    expect(points.panels[0]!.series[0]!.x.length).toBeLessThan(1000);
    expect(points.warnings[0]).toMatch(
      /^1000000 points of layer 0 \(point\) are drawn as \d+ distinct places$/,
    );
  });

  it('refuses a million bars', () => {
    const x = Array.from({ length: 1e6 }, (_, i) => i / 1e5);
    expect(() => resolveFigure(one({ x, y: x }, { mark: 'bar' }))).toThrow(
      'resolveFigure: expected figure.layers[0] at most 20000 bar marks (summarise first), got 999999',
    );
  });
});
