import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFigure } from '../../src/index.ts';
import { one, only } from '../support/layers.ts';
import { numbers, sample, texts } from '../support/sample.ts';

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
