import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { readSvg } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { markFigures } from '../../testkit/test/markFigures.ts';
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { toObservablePlot, toObservablePlotSource } from '../src/index.ts';

const { document } = parseHTML('<html></html>');
const figures = [...markFigures, ...sampleFigures];

/** Runs the code as a person would who has pasted it. */
function run(code: string): { readonly outerHTML: string }[] {
  const [first, ...body] = code.split('\n');
  expect(first).toBe("import * as Plot from '@observablehq/plot';");
  const made = new Function('Plot', `${body.join('\n').replace('export ', '')}\nreturn draw;`)(
    Plot,
  );
  return [made({ document })].flat();
}

/** Paths in drawing order: what they look like, and their vertices from the first one on. */
function marks(svg: string) {
  return readSvg(svg.replace(/<clipPath.*?<\/clipPath>/gs, ''))
    .shapes.filter(({ tag }) => tag === 'path')
    .map(({ fill, stroke, fillOpacity, strokeOpacity, vertices }) => {
      const [x, y] = vertices[0]!;
      return {
        look: [fill, stroke, fillOpacity, strokeOpacity, vertices.length].join(' '),
        path: vertices.flatMap(([u, v]) => [u - x, v - y]),
      };
    });
}

describe('toObservablePlotSource', () => {
  it.each(figures.map((figure) => [figure.id, figure] as const))(
    '%s: the code draws the marks that the adapter draws',
    (_, figure: Figure) => {
      const theme = themes.dark;
      const drawn = toObservablePlot(figure, { Plot, document, theme }).output.outerHTML;
      const pasted = run(toObservablePlotSource(figure, { theme }).output)
        .map((node) => /<svg.*<\/svg>/s.exec(node.outerHTML)![0])
        .join('');
      const [own, wanted] = [marks(drawn), marks(pasted)];
      expect(own.map(({ look }) => look)).toEqual(wanted.map(({ look }) => look));
      expect(own.length).toBeGreaterThan(0);
      own.forEach(({ path }, i) => {
        for (const [k, place] of path.entries())
          expect(Math.abs(place - wanted[i]!.path[k]!)).toBeLessThan(0.02);
      });
    },
  );

  it('keeps title, subtitle, caption and description', () => {
    const figure = figures.find(({ id }) => id === 'mark-line')!;
    const { output } = toObservablePlotSource(figure);
    for (const [name, text] of Object.entries({
      title: figure.title,
      subtitle: figure.subtitle,
      caption: figure.caption,
      ariaDescription: figure.alt,
    }))
      expect(output).toContain(`${name}: ${JSON.stringify(text).includes("'") ? '"' : "'"}${text}`);
    const { caption: _, ...bare } = figure;
    expect(toObservablePlotSource(bare).output).not.toContain('caption');
  });

  it('is laid out for the room there is', () => {
    const figure = figures.find(({ id }) => id === 'mark-line')!;
    expect(toObservablePlotSource(figure, { width: 390 }).output).toContain('width: 374,');
    expect(() => toObservablePlotSource(figure, { width: 12 })).toThrow(
      'toObservablePlotSource: expected width from 80 to 10000 px, got 12',
    );
  });

  it('reads like code', () => {
    const { output, warnings } = toObservablePlotSource(figures.find(({ id }) => id === 'edges')!);
    expect(warnings).toEqual([]);
    expect(output).toContain('// x is ln(p / (1 − p)) of the value');
    expect(output).not.toMatch(/Float64|undefined|NaN|_x/);
    for (const line of output.split('\n'))
      if (!/aria|title|caption|labels\(/.test(line)) expect(line.length).toBeLessThan(130);
  });
});
