import type { Figure } from '@bits-per-sample/core';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { pictureFaults } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { boxed, cruelFigure } from '../../testkit/test/adapterFigures.ts';
import { markFigures } from '../../testkit/test/markFigures.ts';
import { toObservablePlot } from '../src/index.ts';

const { document } = parseHTML('<html></html>');
const draw = (figure: Figure, theme = themes.light) =>
  toObservablePlot(figure, { Plot, document, theme }).output.outerHTML;
const attribute = (svg: string, name: string) =>
  Number(new RegExp(`\\s${name}="([^"]*)"`).exec(svg)![1]);

/** What a resolved figure promises of its picture. */
function contract(figure: Figure, theme = themes.light) {
  const { panels, legend, ramp, title, subtitle, caption, alt } = resolveFigure(figure, theme);
  return {
    alt,
    texts: [
      title,
      ...subtitle.split(' '),
      caption,
      ...legend.map((entry) => entry.label),
      ...(ramp ? [ramp.label, ...ramp.ends] : []),
      ...panels.flatMap((panel) => [
        ...[panel.label, panel.x.label, panel.y.label].filter((text) => text !== ''),
        ...[...panel.x.ticks, ...panel.y.ticks].map((tick) => tick.label),
        ...panel.notes.map((note) => note.text),
        ...panel.series.flatMap((series) => series.texts ?? []),
      ]),
    ],
    series: panels.flatMap((panel) =>
      panel.series
        .filter((series) => series.x.length > 0)
        .map(({ mark, name, color, fills }) => ({
          name: (name || mark).replaceAll('<', '‹').replaceAll('&', '＆'),
          color: fills?.[0] ?? color,
          path: ['line', 'band', 'step'].includes(mark),
        })),
    ),
    palette: [
      ...Object.values(theme.roles),
      theme.background,
      theme.grid,
      ...theme.ramp,
      ...panels.flatMap((panel) => panel.series.flatMap((series) => series.fills ?? [])),
    ],
  };
}

describe('toObservablePlot', () => {
  describe.each(['light', 'dark'] as const)('%s', (name) => {
    it.each(markFigures.map((figure) => [figure.id, figure] as const))(
      '%s keeps the contract',
      (_, figure) => {
        const svg = draw(figure, themes[name]);
        expect(pictureFaults(svg, contract(figure, themes[name]))).toEqual([]);
      },
    );
  });

  it.each(markFigures.map((figure) => [figure.id, figure] as const))(
    '%s has the same bytes every time',
    (_, figure) => {
      const svg = draw(figure);
      expect(svg).toBe(draw(JSON.parse(JSON.stringify(figure))));
      // no more digits than every engine's logarithm agrees on
      expect(svg.match(/\d\.\d{4,}/g)).toBeNull();
    },
  );

  it('is well-formed XML, whatever the series are called', () => {
    for (const figure of markFigures) {
      const svg = draw(figure);
      for (const [attribute] of svg.matchAll(/="[^"]*"/g))
        expect(attribute).not.toMatch(/<|&(?!amp;|lt;|gt;|quot;|#)/);
      const bare = svg.replace(/<\/?[a-zA-Z]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '');
      expect(bare).not.toMatch(/<|&(?!amp;|lt;|gt;|quot;|#)/);
    }
  });

  it('puts many pictures on one page without sharing an id', () => {
    const page = markFigures
      .flatMap((figure) => [draw(figure), draw(figure, themes.dark)])
      .join('');
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const twice = toObservablePlot(markFigures[0]!, { Plot, document, id: 'other' }).output
      .outerHTML;
    expect(twice).toContain('id="other-title"');
  });

  it('draws points beyond an axis as open arrows with their count', () => {
    const svg = draw(markFigures.find((figure) => figure.id === 'edges')!);
    const arrows = [...svg.matchAll(/<g([^>]*aria-label="prompts"[^>]*)>(.*?)<\/g>/gs)].filter(
      ([group]) => group.includes(`fill="${themes.light.background}"`),
    );
    expect(arrows.length).toBe(2); // beyond both ends of both axes is one arrow
    for (const text of ['2 at 0', '1 at 1']) expect(svg).toContain(`>${text}</text>`);
  });

  it('leaves room for a wrapped subtitle and for the legend above the panel', () => {
    const plain = { ...markFigures[0]! };
    const { subtitle: _, ...short } = plain;
    expect(attribute(draw(plain), 'height')).toBeGreaterThan(attribute(draw(short), 'height') + 20);
    const lines = [...draw(plain).matchAll(/<text[^>]*\sy="([\d.]+)"[^>]*\sx="16"/g)].map((match) =>
      Number(match[1]),
    );
    for (let i = 1; i < lines.length; i++) expect(lines[i]! - lines[i - 1]!).toBeGreaterThan(12);
  });

  it('sets superscripts and subscripts in the font of the text', () => {
    const svg = draw(markFigures.find((figure) => figure.id === 'mark-text')!);
    expect(svg).toMatch(/log<\/tspan><tspan[^>]*>2<\/tspan>/);
    expect(svg).not.toContain('₂');
  });

  it('clips paths to their panel', () => {
    const line = markFigures[0]!;
    const svg = draw({
      ...line,
      scales: { ...line.scales, y: { ...line.scales.y, domain: [0, 0.5] } },
    });
    expect(svg).toMatch(/clip-path="url\(#mark-line-light-0-clip\)"/);
  });

  it('hands on what was thinned or left out', () => {
    const figure = markFigures[0]!;
    const { warnings } = toObservablePlot(
      { ...figure, scales: { ...figure.scales, color: { domain: ['even'] } } },
      { Plot, document },
    );
    expect(warnings).toEqual([
      "20 rows of series 'odd & <even>' are not drawn: the colour scale does not name it",
    ]);
  });

  it('draws a million points in a small picture', () => {
    const values = Array.from({ length: 1e6 }, (_, i) => (i % 1000) / 1000);
    const figure: Figure = {
      ...markFigures[0]!,
      data: { set: { x: { type: 'number', values }, y: { type: 'number', values } } },
      layers: [
        { mark: 'point', data: 'set', x: 'x', y: 'y' },
        { mark: 'line', data: 'set', x: 'x', y: 'y' },
      ],
    };
    expect(draw(figure).length).toBeLessThan(1e6);
  });

  it('law: whatever the numbers, a picture without a broken place', () => {
    const marks = [...boxed, 'text'] as const;
    fc.assert(
      fc.property(cruelFigure({ wild: true, marks }), (figure) => {
        expect(draw(figure).replace(/<text.*?<\/text>/gs, '')).not.toMatch(
          /NaN|Infinity|undefined/,
        );
      }),
    );
  });

  it('says what is wrong with a figure or a document', () => {
    expect(() => draw({ ...markFigures[0]!, id: '<script>' })).toThrow(
      'toObservablePlot: expected figure.id',
    );
    const nowhere = { documentElement: null, createElementNS: () => null };
    expect(() => toObservablePlot(markFigures[0]!, { Plot, document: nowhere })).toThrow(
      'toObservablePlot: expected document with a root element, got null',
    );
  });
});
