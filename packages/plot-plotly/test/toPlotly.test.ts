import { themes } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cruelFigure,
  adapterFigures as figures,
  findFigure as find,
} from '../../testkit/test/adapterFigures.ts';
import { toPlotly } from '../src/index.ts';

describe('toPlotly', () => {
  it('is plain JSON', () => {
    for (const figure of figures) {
      const { output } = toPlotly(figure);
      expect(JSON.parse(JSON.stringify(output))).toEqual(output);
      expect(output.layout.meta.alt).toBe(figure.alt);
    }
  });

  it('says under the pointer what the data say, not where they lie on the axis', () => {
    const traces = toPlotly(find('edges')).output.data;
    const said = traces.flatMap((trace) => (trace.customdata as string[] | undefined) ?? []);
    expect(said).toContain('p: 0.5<br>h: 1');
    for (const trace of traces)
      expect('customdata' in trace || trace.hoverinfo === 'skip').toBe(true);
  });

  it('shows texts as texts: Plotly reads HTML in all of them', () => {
    const text = JSON.stringify(toPlotly(find('facets')).output);
    expect(text).toContain('odd &amp; &lt;even&gt;');
    const { data, layout } = toPlotly(find('mark-line')).output;
    expect(data.map((trace) => trace.name).join()).not.toContain('<');
    expect(JSON.stringify(layout.annotations)).not.toContain('<');
  });

  it('breaks lines and bands where a value is missing', () => {
    const base = find('mark-band');
    const values = (base.data.curve!.y!.values as readonly number[]).map((v, i) =>
      i === 20 ? null : v,
    );
    const curve = { ...base.data.curve!, y: { type: 'number', values } as const };
    const { data } = toPlotly({ ...base, data: { curve } }).output;
    const band = data.find((trace) => trace.fill === 'toself')!;
    expect((band.x as unknown[]).filter((x) => x === null)).toHaveLength(1);
  });

  it('hands on what was left out', () => {
    const figure = find('mark-line');
    const scales = { ...figure.scales, color: { domain: ['even'] } };
    expect(toPlotly({ ...figure, scales }).warnings).toHaveLength(1);
  });

  it('shows in the legend how a line is broken, and names the ramp in the colour of texts', () => {
    const swatch = (id: string, name: string) =>
      toPlotly(find(id)).output.data.find((trace) => trace.legend && trace.name === name)!.line;
    expect(swatch('mark-line', 'even')).toMatchObject({ dash: 'solid', color: '#0072B2' });
    expect(swatch('mark-step', 'steps')).toMatchObject({ dash: '6px,4px' });
    const { annotations } = toPlotly(find('mark-cell')).output.layout;
    const label = (annotations as { text: string; font: object }[]).find(
      ({ text }) => text === 'heat',
    );
    expect(label!.font).toEqual({ color: themes.light.roles.fg, size: 12 });
  });

  it('is laid out for the room there is', () => {
    const { layout } = toPlotly(find('facets'), { width: 390 }).output;
    expect(layout.width).toBe(390);
    expect(layout.height).toBeGreaterThan(toPlotly(find('facets')).output.layout.height);
  });

  it.each([[undefined], ['x'], [{}]])('refuses %j in its own name', (wrong) => {
    expect(() => toPlotly(wrong as never)).toThrow(/^toPlotly: expected figure/);
    expect(() => toPlotly(find('edges'), { width: (wrong ?? null) as never })).toThrow(
      /^toPlotly: expected width/,
    );
    expect(() => toPlotly(find('edges'), { theme: (wrong ?? null) as never })).toThrow(
      /^toPlotly: expected theme/,
    );
  });

  it('law: whatever the numbers, finite places or gaps', () => {
    fc.assert(
      fc.property(cruelFigure({ wild: true }), (figure) => {
        const { output } = toPlotly(figure);
        expect(JSON.parse(JSON.stringify(output))).toEqual(output);
      }),
    );
  });
});
