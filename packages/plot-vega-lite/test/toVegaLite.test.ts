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
import { toVegaLite } from '../src/index.ts';
import { draw, drawSpec } from './draw.ts';

const specOf = (figure: Figure) => JSON.parse(JSON.stringify(toVegaLite(figure).output));

describe('toVegaLite', () => {
  it('is plain JSON', () => {
    for (const figure of figures) {
      const { output } = toVegaLite(figure);
      expect(JSON.parse(JSON.stringify(output))).toEqual(output);
      expect(JSON.stringify(output)).not.toContain('"NaN"');
    }
  });

  it('gives the same specification and, but for ids, the same picture every time', async () => {
    const figure = find('degeneracy');
    expect(specOf(JSON.parse(JSON.stringify(figure)))).toEqual(specOf(figure));
    expect(normaliseIds((await draw(figure)).svg)).toBe(normaliseIds((await draw(figure)).svg));
  });

  it('says in tooltips what the data say, not where they lie on the axis', () => {
    const spec = specOf(find('edges'));
    type Layer = { data: { values: { p: number }[] }; encoding: { tooltip?: unknown } };
    const layers = (spec.layer as Layer[]).filter(({ encoding }) => encoding.tooltip);
    for (const { encoding } of layers)
      expect(encoding.tooltip).toEqual([
        { field: 'p', title: 'p', type: 'quantitative', format: '.5~g' },
        { field: 'h', title: 'h', type: 'quantitative', format: ',.4~g' },
      ]);
    const told = layers.flatMap(({ data }) => data.values.map((row) => row.p));
    expect(told.sort()).toEqual([0, 0.001, 0.5, 1]); // the two at 0 share a place
  });

  it('reads columns whose names look like paths', async () => {
    const base = find('mark-point');
    const { x, y } = base.data.few!;
    const figure: Figure = {
      ...base,
      data: { few: { 'a.b[0]': x!, "it's": y! } },
      layers: [{ mark: 'point', data: 'few', x: 'a.b[0]', y: "it's", label: 'points' }],
    };
    const { svg, complaints } = await draw(figure);
    expect(adapterFaults(resolveFigure(figure), { svg, complaints })).toEqual([]);
  });

  it('hands on what was left out', () => {
    const figure = find('mark-line');
    const scales = { ...figure.scales, color: { domain: ['even'] } };
    expect(toVegaLite({ ...figure, scales }).warnings).toEqual([
      "20 rows of series 'odd & <even>' are not drawn: the colour scale does not name it",
    ]);
  });

  it.each([[undefined], ['x'], [{}]])('refuses %j in its own name', (wrong) => {
    expect(() => toVegaLite(wrong as never)).toThrow(/^toVegaLite: expected figure/);
    expect(() => toVegaLite(find('edges'), { width: (wrong ?? null) as never })).toThrow(
      /^toVegaLite: expected width/,
    );
  });

  it('law: whatever the numbers, a specification that Vega draws without a complaint', async () => {
    await fc.assert(
      fc.asyncProperty(cruelFigure(), async (figure) => {
        const { svg, complaints } = await draw(figure);
        expect(complaints).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the contract catches what went wrong once', () => {
  /** Faults of a figure whose specification was changed on the way. */
  async function faults(figure: Figure, change: (spec: ReturnType<typeof specOf>) => void) {
    const spec = specOf(figure);
    change(spec);
    return adapterFaults(resolveFigure(figure, themes.light), await drawSpec(spec));
  }
  const logit = find('degeneracy');

  it('a logit scale that Vega-Lite draws as a linear one', async () => {
    const found = await faults(logit, (spec) => {
      spec.encoding.x.scale.type = 'logit';
    });
    expect(found.join()).toContain('the library complains');
    const silent = await faults(logit, (spec) => {
      const p = (at: number) => 1 / (1 + Math.exp(-at));
      spec.encoding.x.scale.domain = spec.encoding.x.scale.domain.map(p);
      const { values, labelExpr } = spec.encoding.x.axis;
      spec.encoding.x.axis.values = values.map(p);
      spec.encoding.x.axis.labelExpr = labelExpr.replace(
        JSON.stringify(values),
        JSON.stringify(values.map(p)),
      );
    });
    expect(silent).toContain('the ticks of x do not stand where their values are');
  });

  it('tick labels looked up by a text that has U+2212 for minus', async () => {
    const found = await faults(logit, (spec) => {
      const { ticks } = resolveFigure(logit).panels[0]!.x;
      const table = Object.fromEntries(ticks.map(({ at, label }) => [at.toFixed(2), label]));
      spec.encoding.x.axis.labelExpr = `${JSON.stringify(table)}[format(datum.value, '.2f')] || ''`;
    });
    expect(found).toContain('a text is missing: 0.001');
  });

  it('a description that is lost without a page', async () => {
    const found = await faults(logit, (spec) => {
      delete spec.layer[0].mark.description;
    });
    expect(found).toEqual(['the alternative text is not there']);
  });

  it('an opacity that leaks into the legend', async () => {
    const found = await faults(logit, (spec) => {
      for (const { mark, encoding } of spec.layer)
        if (encoding.fill?.legend) {
          mark.opacity = 0.16;
          delete encoding.fill.legend.symbolOpacity;
        }
    });
    expect(found.join()).toContain('the legend does not show Your groups, by area in #1b1c20');
  });
});
