import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { normaliseIds } from '@bits-per-sample/testkit';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { markFigures } from '../../testkit/test/markFigures.ts';
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { toVegaLite, toVegaLiteSource } from '../src/index.ts';
import { draw } from './draw.ts';

const figures = [...markFigures, ...sampleFigures];

/** Runs the code as a person would who has pasted it. */
function run(code: string): { readonly spec: unknown; draw(): vega.View } {
  const [first, second, ...body] = code.split('\n');
  expect(first).toBe("import * as vega from 'vega';");
  expect(second).toBe("import { compile } from 'vega-lite';");
  const text = body.join('\n').replaceAll('export ', '');
  return new Function('vega', 'compile', `${text}\nreturn { spec, draw };`)(vega, compile);
}

describe('toVegaLiteSource', () => {
  it.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s: the code holds the specification of the adapter',
    (_, figure: Figure) => {
      const theme = themes.dark;
      const { spec } = run(toVegaLiteSource(figure, { theme }).output);
      expect(spec).toEqual(JSON.parse(JSON.stringify(toVegaLite(figure, { theme }).output)));
    },
  );

  it('draws what the adapter draws', async () => {
    for (const id of ['degeneracy', 'facets', 'mark-cell']) {
      const figure = figures.find((one) => one.id === id)!;
      const pasted = await run(toVegaLiteSource(figure).output).draw().toSVG();
      expect(normaliseIds(pasted)).toBe(normaliseIds((await draw(figure)).svg));
    }
  });

  it('reads like code', () => {
    const { output, warnings } = toVegaLiteSource(figures.find(({ id }) => id === 'edges')!);
    expect(warnings).toEqual([]);
    expect(output).toMatch(/^ +\{ p: 0.5, h: 1, _x: 0, _y: 1, _size: \d+ \},$/m);
    for (const line of output.split('\n'))
      if (!/description|labelExpr|text|Data|shape/.test(line))
        expect(line.length).toBeLessThan(125);
  });
});
