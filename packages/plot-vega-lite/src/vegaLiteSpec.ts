import type { Figure } from '@bits-per-sample/core';
import { panelMargin, resolveFigure, type Theme, themes, wrapText } from '@bits-per-sample/plot';
import type { TopLevelSpec } from 'vega-lite';
import { legendLayers, wider } from './legendLayers.ts';
import { panelSpec } from './panelSpec.ts';
import type { Json } from './seriesLayers.ts';

/** How `toVegaLite` should look. */
export interface VegaLiteOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px that the specification is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
}

/** A figure in Vega-Lite's terms. */
export interface VegaLiteResult {
  /** The specification: plain JSON, for `vega-embed`, the Vega editor, Altair or `compile`. */
  readonly output: TopLevelSpec;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

const pad = 16;

// long: one specification, laid out from top to bottom
/** The specification of a figure, with errors in the name of the function that was called. */
export function vegaLiteSpec(
  caller: string,
  figure: Figure,
  { theme = themes.light, width: room }: VegaLiteOptions,
): VegaLiteResult {
  const resolved = resolveFigure(figure, theme, {
    caller,
    width: room,
  });
  const { title, subtitle, caption, alt, size, panels, columns } = resolved;
  const wrap = (text: string, fontSize: number) =>
    text === '' ? [] : wrapText(text, fontSize * wider, size.width - 2 * pad);
  const [heading, below, notes] = [wrap(title, 17), wrap(subtitle, 13), wrap(caption, 11.5)];

  const margin = panelMargin(panels);
  const rows = Math.ceil(panels.length / columns);
  const width = Math.round((size.width - pad) / columns) - margin.left - margin.right;
  const height = Math.round(size.height / rows) - margin.top - margin.bottom;
  const left = pad / 2 + margin.left;
  const legend = legendLayers(resolved, { x: pad - left, y: -margin.top - 2 });
  const top = pad + 21 * heading.length + 17 * below.length + 10 + legend.height + margin.top;
  const bottom = size.height - margin.top; // from the ground of the first panel to its bottom axis title
  const remark: Json[] =
    notes.length === 0
      ? []
      : [
          {
            data: { values: notes.map((_text, i) => ({ _text, _line: bottom + 12 + 15 * i })) },
            mark: { type: 'text', align: 'left', fontSize: 11.5, color: theme.roles.muted },
            encoding: {
              x: { value: pad - left },
              y: { field: '_line', type: 'quantitative', scale: null, axis: null },
              text: { field: '_text' },
            },
          },
        ];
  const drawn = panels.map((panel, i) =>
    panelSpec(figure, panel, {
      theme,
      width,
      height,
      margin,
      alt,
      before: i === 0 ? legend.layers : [],
      after: i === 0 ? remark : [],
    }),
  );
  const alone = panels.length === 1 && panels[0]!.label === '';
  const body: Json = alone
    ? drawn[0]!
    : {
        concat: drawn,
        columns,
        bounds: 'flush',
        spacing: { column: margin.left + margin.right, row: margin.top + margin.bottom },
      };
  // of panels side by side Vega knows no common width, of panels in several rows no common height:
  // all of it is padding
  const inner = {
    width: columns === 1 ? width : 0,
    height: alone ? height : 0,
  };
  const spec: Json = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: alt,
    background: theme.background,
    autosize: { type: 'none' },
    padding: {
      left,
      top,
      right: size.width - left - inner.width,
      bottom: bottom + 15 * notes.length + pad - inner.height,
    },
    ...body,
    title: {
      text: heading,
      anchor: 'start',
      frame: 'group',
      dx: pad - left,
      limit: 0,
      ...(below.length > 0 && { subtitle: below, subtitlePadding: 6 }),
      offset: 12,
    },
    config: config(theme),
  };
  return { output: spec as unknown as TopLevelSpec, warnings: resolved.warnings };
}

function config({ roles, grid, font }: Theme): Json {
  return {
    font,
    view: { stroke: null },
    axis: {
      labelColor: roles.fg,
      labelFontSize: 12,
      gridColor: grid,
      domainColor: roles.muted,
      titleColor: roles.muted,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      labelLimit: 0,
      titleLimit: 0,
    },
    legend: {
      labelColor: roles.fg,
      labelFontSize: 12,
      titleColor: roles.fg,
      labelLimit: 0,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      titleLimit: 0,
    },
    title: {
      color: roles.fg,
      fontSize: 16,
      fontWeight: 600,
      subtitleColor: roles.muted,
      subtitleFontSize: 13,
      limit: 0,
    },
  };
}
