import type { Figure } from '@bits-per-sample/core';
import {
  type PanelMargin,
  panelMargin,
  printCode,
  type ResolvedAxis,
  type ResolvedPanel,
  resolveFigure,
  type Theme,
  themes,
} from '@bits-per-sample/plot';
import { backCalls, fontSize, type MarkCall, noteCalls, seriesCalls } from './markCalls.ts';

/** How {@link toObservablePlotSource} should look. */
export interface ObservablePlotSourceOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px that the picture is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
}

/** A figure as source code. */
export interface ObservablePlotSourceResult {
  /** An ES module: one exported function `draw(options)` that returns what `Plot.plot` returns. */
  readonly output: string;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

/**
 * The Observable Plot code of a figure, to paste into a project or a notebook and to change
 * by hand: marks and numbers are those that {@link toObservablePlot} draws.
 *
 * Every axis is linear in the code, with a label for each tick; what was done to the numbers
 * (a logarithm, log-odds) is said in a comment. Title, legend and caption are left to Plot.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`; `width`: room in px, by default the figure's own.
 * @returns `output`: the code; `warnings`: as every adapter gives them.
 * @throws {DomainError} the figure is not sound, or `width` is out of range.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: 'One point.', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const { output } = toObservablePlotSource(figure);
 * output.includes("import * as Plot from '@observablehq/plot';"); // => true
 * output.includes('Plot.dot({ length: 1 }'); // => true
 * ```
 */
export function toObservablePlotSource(
  figure: Figure,
  { theme = themes.light, width }: ObservablePlotSourceOptions = {},
): ObservablePlotSourceResult {
  const { title, subtitle, caption, alt, panels, columns, size, legend, warnings } = resolveFigure(
    figure,
    theme,
    { caller: 'toObservablePlotSource', width },
  );
  const cell = {
    width: (size.width - 16) / columns,
    height: size.height / Math.ceil(panels.length / columns),
  };
  const frame = {
    title,
    subtitle: subtitle || undefined,
    caption: caption || undefined,
    ariaLabel: title,
    ariaDescription: alt,
  };
  const many = panels.length > 1;
  const margin = panelMargin(panels);
  const plots = panels.map((panel) =>
    printPlot(panel, margin, theme, { ...(many ? {} : frame), ...cell }, many ? '    ' : '  '),
  );
  const code = [
    "import * as Plot from '@observablehq/plot';",
    '',
    `// ${title}`.replaceAll('\n', ' '),
    ...legend.map(({ label, color }) => `// ${color}: ${label}`.replaceAll('\n', ' ')),
    '',
    ...(many
      ? [
          '/** One plot per panel. */',
          'export function draw(options) {',
          '  return [',
          ...plots.map((plot) => `    ${plot},`),
          '  ];',
          '}',
        ]
      : ['export function draw(options) {', `  return ${plots[0]};`, '}']),
    '',
  ];
  return { output: code.join('\n'), warnings };
}

const transforms: Partial<Record<ResolvedAxis['type'], string>> = {
  log: 'log₁₀ of the value',
  logit: 'ln(p / (1 − p)) of the value',
  symlog: 'sign(v) · ln(1 + |v|) of the value v',
  time: 'milliseconds since 1970',
  band: 'place in the list',
  ordinal: 'place in the list',
};

function printPlot(
  panel: ResolvedPanel,
  margin: PanelMargin,
  theme: Theme,
  options: Readonly<Record<string, unknown>>,
  indent: string,
): string {
  const { left, right, top, bottom } = margin;
  const deeper = `${indent}  `;
  const axis = (side: 'X' | 'Y', { ticks, label }: ResolvedAxis) => {
    const at = printCode(
      ticks.map((tick) => tick.at),
      `${deeper}  `,
    );
    const labels = printCode(
      ticks.map((tick) => tick.label),
      `${deeper}    `,
    );
    const look = Object.entries({
      label,
      labelArrow: 'none',
      fontSize,
      fill: theme.roles.fg,
      tickSize: 0,
      tickPadding: 9,
    }).map(([name, value]) => `${name}: ${printCode(value)}`);
    return [
      `Plot.grid${side}(${at}, ${printCode({ stroke: theme.grid, strokeOpacity: 1 })})`,
      `Plot.axis${side}(${at}, {\n${deeper}    tickFormat: (_, i) => ${labels}[i],\n${deeper}    ${look.join(', ')},\n${deeper}  })`,
    ];
  };
  const call = ({ mark, length, options, clip }: MarkCall) =>
    `Plot.${mark}({ length: ${length} }, ${printCode({ ...options, ...(clip && { clip: true }) }, `${deeper}  `)})`;
  const [[gridX, axisX], [gridY, axisY]] = [axis('X', panel.x), axis('Y', panel.y)];
  const marks = [
    gridX,
    gridY,
    ...backCalls(panel, theme).map(call),
    ...seriesCalls(panel, theme).map(call),
    axisX,
    axisY,
    ...noteCalls(panel, theme).map(call),
  ];
  const scale = (side: string, { type, domain }: ResolvedAxis) => [
    ...(transforms[type] === undefined ? [] : [`// ${side} is ${transforms[type]}`]),
    `${side}: ${printCode({ type: 'linear', domain, axis: null }, deeper)},`,
  ];
  const lines = [
    ...Object.entries({
      ...options,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: bottom,
      style: { background: theme.background, color: theme.roles.fg, fontFamily: theme.font },
    })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${printCode(value, deeper)},`),
    ...scale('x', panel.x),
    ...scale('y', panel.y),
    "r: { type: 'identity' },",
    "color: { type: 'identity' },",
    `marks: [\n${marks.map((mark) => `${deeper}  ${mark},`).join('\n')}\n${deeper}],`,
    '...options,',
  ];
  return `Plot.plot({\n${lines.map((line) => `${deeper}${line}`).join('\n')}\n${indent}})`;
}
