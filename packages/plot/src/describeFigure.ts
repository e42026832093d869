import {
  type Figure,
  type FigureScale,
  formatCount,
  formatList,
  formatValue,
} from '@bits-per-sample/core';
import { resolveFigure } from './resolve/resolveFigure.ts';
import { themes } from './theme.ts';

const kinds = {
  line: 'lines',
  step: 'steps',
  band: 'bands',
  point: 'points',
  bar: 'bars',
  hist: 'a histogram',
  cell: 'a heat map',
  rule: 'rules',
  segment: 'segments',
  text: 'labels',
} as const;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function axis(
  name: string,
  { label, unit, type, domain, ticks = [], format }: FigureScale,
): string {
  const title = unit === undefined || label.includes(unit) ? label : `${label} in ${unit}`;
  if (type === 'band' || type === 'ordinal') return `${name}: ${title}`;
  const plain = type === 'linear' || type === 'time' || title.includes(type);
  const scale = plain ? '' : `, ${type} scale`;
  const shown = typeof ticks[0] === 'object' ? [ticks[0], ticks.at(-1)!] : (domain ?? []);
  const ends = shown.map((end) =>
    typeof end === 'object' ? end.label : formatValue(Number(end), format),
  );
  return `${name}: ${title}${scale}${ends.length === 2 ? ` from ${ends[0]} to ${ends[1]}` : ''}`;
}

/**
 * Says in words what a figure shows, from its data: title, kind of marks, axes, series,
 * zones, findings, and how many points lie beyond an end of an axis. Builders store it as
 * the figure's `alt`, because a hand-written text goes wrong when the data change.
 *
 * @param figure a sound figure; its own `alt` is not read.
 * @returns plain text of a few sentences.
 * @throws {DomainError} the figure is not sound.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.1, 0.5] }, h: { type: 'number', values: [0.47, 1] } } },
 *   scales: {
 *     x: { type: 'linear', domain: [0, 1], label: 'pass rate', format: 'number' },
 *     y: { type: 'linear', domain: [0, 1], label: 'entropy', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'line', data: 'coin', x: 'p', y: 'h' }],
 * };
 * describeFigure(figure); // => 'A coin. Picture of lines. Horizontal: pass rate from 0 to 1. Vertical: entropy in bits from 0 to 1.'
 * ```
 */
export function describeFigure(figure: Figure): string {
  const { edges } = resolveFigure(figure, themes.light, { caller: 'describeFigure' });
  const { scales, findings = [], zones = [], facet, layers } = figure;
  const marks = [...new Set(layers.map((layer) => layer.mark))].filter((mark) => mark !== 'text');
  const parts = [
    figure.title,
    marks.length > 0
      ? `Picture of ${formatList(marks.map((mark) => kinds[mark]))}`
      : 'Empty picture',
    axis('Horizontal', scales.x),
    axis('Vertical', scales.y),
  ];
  if (scales.color) parts.push(`Series: ${formatList(scales.color.domain)}`);
  if (scales.value) parts.push(`Shade: ${scales.value.label}`);
  if (facet) parts.push(`One panel each for ${formatList(facet.domain)}`);
  for (const zone of zones) {
    const [from, to] = [zone.from, zone.to].map((end) =>
      formatValue(end, scales[zone.axis].format),
    );
    parts.push(`Shaded from ${from} to ${to}: ${zone.label}`);
  }
  parts.push(...findings.map((finding) => finding.text));
  const sides = { left: 'left', right: 'right', top: 'upper', bottom: 'lower' } as const;
  for (const [side, count] of Object.entries(edges) as [keyof typeof sides, number][])
    if (count > 0) {
      const points = count === 1 ? '1 point lies' : `${formatCount(count)} points lie`;
      parts.push(
        `${points} beyond the ${sides[side]} end of the axis and ${count === 1 ? 'is' : 'are'} drawn at that end`,
      );
    }
  return parts.map(sentence).join(' ');
}
