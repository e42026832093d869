import { type ResolvedFigure, type ResolvedLegendEntry, textWidth } from '@bits-per-sample/plot';
import type { Json } from './seriesLayers.ts';

/** Swatches as shapes in a square from −1 to 1, so that no dash or width of a mark reaches them. */
const area = 'M-0.8,-0.65L0.8,-0.65L0.8,0.65L-0.8,0.65Z';
const point = 'M-0.45,0A0.45,0.45,0,1,1,0.45,0A0.45,0.45,0,1,1,-0.45,0';

/** Texts are laid out in Helvetica's widths; other fonts are up to that much wider. */
export const wider = 1.15;
const rowHeight = 20;

/** A line of 18 px, or its dashes, as outlines. */
function stroke([on = 18, off = 0]: readonly number[]): string {
  const path: string[] = [];
  for (let from = 0; from < 18; from += on + off) {
    const [a, b] = [from, Math.min(from + on, 18)].map((px) => (px / 9 - 1).toFixed(3));
    path.push(`M${a},-0.14L${b},-0.14L${b},0.14L${a},0.14Z`);
  }
  return path.join('');
}

function shape({ swatch, dash }: ResolvedLegendEntry): string {
  if (swatch === 'line') return stroke(dash);
  return swatch === 'point' ? point : area;
}

/** The colour with the opacity in it: an opacity of its own would be a second legend. */
function fill({ swatch, color, opacity }: ResolvedLegendEntry): string {
  const alpha = swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1;
  return alpha === 1
    ? color
    : color +
        Math.round(alpha * 255)
          .toString(16)
          .padStart(2, '0');
}

/**
 * Entries per row such that every row fits, also where Vega has no canvas and guesses 0.8 em
 * per letter, which moves every column but the first.
 */
function columns(legend: readonly ResolvedLegendEntry[], width: number): number {
  const real = legend.map(({ label }) => textWidth(label, 12) * wider + 42);
  const guess = legend.map(({ label }) => [...label].length * 9.6 + 42);
  for (let n = legend.length; n > 1; n--) {
    const column = (widths: readonly number[], c: number) =>
      Math.max(...widths.filter((_, i) => i % n === c));
    let end = column(real, n - 1);
    for (let c = 0; c < n - 1; c++) end += Math.max(column(real, c), column(guess, c));
    if (end <= width) return n;
  }
  return 1;
}

/** Layers without data that carry the legend and the ramp, and the height these take. */
export function legendLayers(
  { legend, ramp, size, theme }: ResolvedFigure,
  { x, y }: { readonly x: number; readonly y: number },
): { readonly layers: readonly Json[]; readonly height: number } {
  const perRow = columns(legend, size.width - 24);
  const height = rowHeight * Math.ceil(legend.length / perRow);
  const domain = legend.map((entry) => entry.label);
  const at = (up: number) => ({ orient: 'none', legendX: x, legendY: y - up });
  const mark = { type: 'point', filled: true, opacity: 1, aria: false };
  const rampHeight = ramp ? 46 : 0;
  const layers: Json[] = [];
  if (legend.length > 0)
    layers.push({
      data: { values: [] },
      mark,
      encoding: {
        fill: {
          field: '_entry',
          type: 'nominal',
          scale: { domain, range: legend.map(fill) },
          legend: {
            title: null,
            direction: 'horizontal',
            columns: perRow,
            ...at(height + rampHeight),
            symbolOpacity: 1,
            symbolSize: 320,
            symbolStrokeWidth: 0,
            columnPadding: 18,
            rowPadding: 2,
            clipHeight: 18,
          },
        },
        shape: { field: '_entry', type: 'nominal', scale: { domain, range: legend.map(shape) } },
      },
    });
  if (ramp) {
    const stops = ramp.colors.map((_, i) => i / (ramp.colors.length - 1));
    const [low, high] = ramp.ends.map((end) => JSON.stringify(end));
    layers.push({
      data: { values: [] },
      mark,
      encoding: {
        color: {
          field: '_shade',
          type: 'quantitative',
          scale: { domain: stops, range: ramp.colors, interpolate: 'rgb' },
          legend: {
            title: ramp.label,
            type: 'gradient',
            direction: 'horizontal',
            ...at(rampHeight),
            values: [0, 1],
            gradientLength: 140,
            gradientThickness: 12,
            gradientOpacity: 1,
            labelExpr: `datum.value < 0.5 ? ${low} : ${high}`,
            labelOverlap: false,
            titleColor: theme.roles.fg,
          },
        },
      },
    });
  }
  return { layers, height: height + rampHeight };
}
