import { describe, expect, it } from 'vitest';
import { resolveFigure, themes } from '../../src/index.ts';
import { layer, linear, only } from '../support/layers.ts';
import { numbers, sample, texts } from '../support/sample.ts';

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
