import type { Figure } from '@bits-per-sample/core';
import type { PanelMargin, ResolvedAxis, ResolvedPanel, Theme } from '@bits-per-sample/plot';
import { type Json, seriesLayers, texts } from './seriesLayers.ts';

/**
 * An axis that is linear for Vega-Lite. Labels are looked up by the value itself, not by its
 * printed form: Vega prints a minus as U+2212, and a table keyed by '-6.9' would be empty there.
 */
function encodeAxis({ domain, ticks, label }: ResolvedAxis, look: Json): Json {
  const values = ticks.map((tick) => tick.at);
  return {
    scale: { type: 'linear', domain, nice: false, zero: false },
    axis: {
      values,
      labelExpr: `${JSON.stringify(ticks.map((tick) => tick.label))}[indexof(${JSON.stringify(values)}, datum.value)]`,
      title: label === '' ? null : label,
      ticks: false,
      labelPadding: 9,
      labelOverlap: false,
      labelBound: false,
      labelFlush: false,
      ...look,
    },
  };
}

// long: one specification, in the order in which it is drawn
/** Axes, zones, series and notes of one panel. */
export function panelSpec(
  figure: Figure,
  panel: ResolvedPanel,
  {
    theme,
    width,
    height,
    margin,
    alt,
    before,
    after,
  }: {
    readonly theme: Theme;
    readonly width: number;
    readonly height: number;
    readonly margin: PanelMargin;
    readonly alt: string;
    readonly before: readonly Json[];
    readonly after: readonly Json[];
  },
): Json {
  const [x, y] = [
    encodeAxis(panel.x, { domain: true, titlePadding: 8 }),
    encodeAxis(panel.y, {
      domain: false,
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleX: 8 - margin.left,
      titleY: -12,
      titleBaseline: 'alphabetic',
    }),
  ];
  return {
    width,
    height,
    ...(panel.label !== '' && {
      title: {
        text: panel.label,
        anchor: 'start',
        frame: 'group',
        dx: 8 - margin.left,
        fontSize: 13,
        offset: 4,
      },
    }),
    encoding: { x, y },
    layer: [
      {
        // says what the picture shows: without a page around it, Vega drops the description
        data: { values: [{}] },
        mark: {
          type: 'rect',
          fill: 'transparent',
          description: alt,
          ariaRole: 'img',
          ariaRoleDescription: 'figure',
        },
        encoding: {
          x: { value: 0 },
          x2: { value: 'width' },
          y: { value: 0 },
          y2: { value: 'height' },
        },
      },
      ...before,
      ...panel.zones.map(({ axis, from, to, color, label }) => ({
        data: { values: [{ _from: from, _to: to }] },
        mark: { type: 'rect', description: label, fill: color, fillOpacity: 0.14 },
        encoding: {
          [axis]: { field: '_from', type: 'quantitative' },
          [`${axis}2`]: { field: '_to' },
          ...(axis === 'x'
            ? { y: { value: 0 }, y2: { value: 'height' } }
            : { x: { value: 0 }, x2: { value: 'width' } }),
        },
      })),
      ...panel.series
        .filter((series) => series.x.length > 0)
        .flatMap((series) => seriesLayers(figure, series, theme)),
      ...panel.notes.flatMap((note) =>
        texts([{ _x: note.x, _y: note.y, _text: note.text }], {
          description: 'note',
          color: theme.roles.fg,
          opacity: 1,
          theme,
          anchor: note.anchor,
          shift: note.shift,
        }),
      ),
      ...after,
    ],
  };
}
