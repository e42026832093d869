import type { Figure } from '@bits-per-sample/core';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { adapterFaults, normaliseIds } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cruelFigure,
  adapterFigures as figures,
  findFigure as find,
} from '../../testkit/test/adapterFigures.ts';
import { toECharts } from '../src/index.ts';
import { draw, drawOption } from './draw.ts';

/** Where an option has functions. */
function functions(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [path.replace(/\.\d+/g, '')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => functions(inner, `${path}.${key}`));
}

describe('toECharts', () => {
  it('is JSON but for the functions it names', () => {
    const places = new Set(figures.flatMap((figure) => functions(toECharts(figure).output)));
    expect([...places].sort()).toEqual([
      '.series.renderItem',
      '.tooltip.formatter',
      '.xAxis.axisLabel.formatter',
      '.yAxis.axisLabel.formatter',
    ]);
    for (const figure of figures)
      expect(JSON.stringify(toECharts(figure).output)).not.toMatch(/:null|NaN/);
  });

  it('gives, but for ids, the same picture every time', () => {
    for (const id of ['degeneracy', 'facets', 'mark-cell'])
      expect(normaliseIds(draw(find(id)).svg)).toBe(normaliseIds(draw(find(id)).svg));
  });

  it('says in tooltips what the data say, not where they lie on the axis', () => {
    const { output } = toECharts(find('edges'));
    const series = output.series as { type: string; name?: string; data: { value: number[] }[] }[];
    const seriesIndex = series.findIndex(({ data }) => data.some((item) => item.value?.[1] === 1));
    const dataIndex = series[seriesIndex]!.data.findIndex((item) => item.value?.[1] === 1);
    const { formatter } = output.tooltip as unknown as { formatter(hit: object): string };
    expect(formatter({ seriesIndex, dataIndex })).toBe('p: 0.5 · h: 1');
    expect(
      formatter([
        { seriesIndex, dataIndex },
        { seriesIndex, dataIndex },
      ]),
    ).toBe('p: 0.5 · h: 1');
    expect(formatter({ seriesIndex: 99, dataIndex: 0 })).toBe('');
  });

  it('shows texts in tooltips as texts', () => {
    const { output } = toECharts(find('mark-line'));
    const series = output.series as { type: string; name?: string; data: unknown[] }[];
    const seriesIndex = series.findIndex(
      ({ name, type }) => type === 'line' && name?.startsWith('odd'),
    );
    const { formatter } = output.tooltip as unknown as { formatter(hit: object): string };
    expect(formatter([{ seriesIndex, dataIndex: 0 }])).toContain('odd &amp; &lt;even&gt;');
  });

  it('hands on what was left out', () => {
    const figure = find('mark-line');
    const scales = { ...figure.scales, color: { domain: ['even'] } };
    expect(toECharts({ ...figure, scales }).warnings).toHaveLength(1);
  });

  it.each([[undefined], ['x'], [{}]])('refuses %j in its own name', (wrong) => {
    expect(() => toECharts(wrong as never)).toThrow(/^toECharts: expected figure/);
    expect(() => toECharts(find('edges'), { width: (wrong ?? null) as never })).toThrow(
      /^toECharts: expected width/,
    );
  });

  it('law: whatever the numbers, an option that ECharts draws without a complaint', () => {
    fc.assert(
      fc.property(cruelFigure(), (figure) => {
        const { svg, complaints } = draw(figure);
        expect(complaints).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the contract catches what went wrong once', () => {
  /** Faults of a figure whose option was changed on the way. */
  // biome-ignore lint/suspicious/noExplicitAny: the tests break an option on purpose
  function faults(figure: Figure, change: (option: any) => void) {
    const { output, size } = toECharts(figure);
    change(output);
    const drawn = { ...drawOption(output, size), alt: figure.alt };
    return adapterFaults(resolveFigure(figure, themes.light), drawn);
  }

  it('an axis that stands where the other is 0, which on a log axis is anywhere', () => {
    const across = faults(find('bits-ratio'), (option) => {
      option.xAxis[0].axisLine.onZero = true;
    });
    expect(across).toEqual(['no line at the bottom for the x axis']);
    const up = faults(find('bits-ratio'), (option) => {
      option.yAxis[0].position = 'right';
    });
    expect(up).toContain('the y axis does not stand at the left');
  });

  it('a legend in colours of the library', () => {
    const found = faults(find('gns'), (option) => {
      delete option.color;
      for (const legend of option.legend) delete legend.data[0].itemStyle;
      for (const series of option.series) {
        delete series.color;
        if (series.type === 'custom') delete series.itemStyle;
      }
    });
    expect(found).toContain('the legend does not show 95 % interval in #0072B2');
    expect(found).toContain("colour #5070dd is not the theme's");
  });

  it('a tick label that prints null', () => {
    const found = faults(find('degeneracy'), (option) => {
      option.xAxis[0].axisLabel.formatter = () => 'null';
    });
    expect(found).toContain('a text is missing: 0.001');
  });
});
