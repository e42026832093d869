import type { RunCurve } from '../pictures/runCurve.ts';
import { escapeHtml } from './htmlParts.ts';

/** Where something began. */
export interface TileMark {
  readonly severity: string;
  readonly from: number;
  readonly to: number;
}

/** Size in the picture's own units, and the air around the line. */
const [WIDTH, HEIGHT, AIR] = [200, 48, 4];
/** Points of a line: means of neighbours where there are more. */
const MOST = 100;

/**
 * A small line of a run: the current window shaded, and a mark where something began.
 *
 * @param curve the headline.
 * @param options ends of the vertical axis; first and last step of the window, or null; marks; what it
 *   says to those who do not see it.
 */
export function tilePicture(
  { steps, values }: Pick<RunCurve, 'steps' | 'values'>,
  {
    scale: [low, high],
    window,
    marks,
    label,
  }: {
    readonly scale: readonly [number, number];
    readonly window: { readonly from: number; readonly to: number } | null;
    readonly marks: readonly TileMark[];
    readonly label: string;
  },
): string {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const x = (step: number): number =>
    last > first
      ? AIR + ((WIDTH - 2 * AIR) * (Math.min(Math.max(step, first), last) - first)) / (last - first)
      : WIDTH / 2;
  const y = (value: number): number =>
    high > low
      ? AIR + (HEIGHT - 2 * AIR) * (1 - (Math.min(Math.max(value, low), high) - low) / (high - low))
      : HEIGHT / 2;
  const rect = (name: string, from: number, to: number): string =>
    `<rect class="${name}" x="${short(from)}" y="0" width="${short(Math.max(1.5, to - from))}" height="${HEIGHT}"/>`;
  const parts = [
    window === null ? '' : rect('window', x(startOf(window, steps)), x(window.to)),
    ...marks.map(({ severity, from, to }) =>
      rect(`mark ${severity}${to > from ? ' stretch' : ''}`, x(from), x(to)),
    ),
    `<path class="run" d="${pathOf(thinned(steps, values), x, y)}"/>`,
  ];
  return `<svg class="tile-line" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(label)}">${parts.join('')}</svg>`;
}

const short = (x: number): string => String(Math.round(10 * x) / 10);

/** A window of one step reaches half the way to the step before it. */
function startOf(
  { from, to }: { readonly from: number; readonly to: number },
  steps: readonly number[],
): number {
  const before = steps.findLast((step) => step < from);
  return from === to && before !== undefined ? (before + from) / 2 : from;
}

type Point = readonly [step: number, value: number];

/** At most so many means of neighbours; NaN where none of them has a value. */
function thinned(steps: readonly number[], values: readonly number[]): Point[] {
  const n = Math.min(MOST, steps.length);
  const at = (k: number): number => Math.round((k * steps.length) / n);
  return Array.from({ length: n }, (_, k): Point => {
    const rows = Array.from({ length: at(k + 1) - at(k) }, (_, i) => at(k) + i);
    const known = rows.filter((i) => Number.isFinite(values[i]));
    const mean = (of: readonly number[], from: readonly number[]): number =>
      of.reduce((sum, i) => sum + from[i]! / of.length, 0);
    return [mean(rows, steps), known.length === 0 ? Number.NaN : mean(known, values)];
  });
}

/** A line with gaps; a value alone is a dot. */
function pathOf(
  points: readonly Point[],
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  const known = (i: number): boolean => Number.isFinite(points[i]?.[1]);
  return points
    .flatMap(([step, value], i) => {
      if (!known(i)) return [];
      const place = `${short(x(step))} ${short(y(value))}`;
      if (known(i - 1)) return [`L${place}`];
      return [`M${place}${known(i + 1) ? '' : 'h.1'}`];
    })
    .join('');
}
