import {
  type FigureFormat,
  type FigureLayer,
  type FigureTick,
  formatValue,
} from '@bits-per-sample/core';
import { axisTicks, textWidth } from '@bits-per-sample/plot';

/** The last point of a line that is to be named there. */
export interface LineEnd {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Share of the width of a plot that the names take, with some air; at most half: longer ones are cut. */
export const labelShare = (names: readonly string[], width: number): number =>
  Math.min(
    0.5,
    (Math.max(...names.map((name) => textWidth(name, 12))) * 1.08 + 14) / Math.max(1, width - 76),
  );

/** Names to the right of the ends of lines, pushed apart where they would touch. */
export function endLabels(
  ends: readonly LineEnd[],
  /** Where a value stands between bottom (0) and top (1). */
  place: (y: number) => number,
  height: number,
): readonly FigureLayer[] {
  const room = height - 70;
  const gap = 15;
  const sorted = ends
    .map((end) => {
      const share = Math.min(Math.max(place(end.y), 0), 1);
      return { ...end, at: room * (1 - (Number.isNaN(share) ? 0.5 : share)) };
    })
    .sort((a, b) => a.at - b.at);
  const at = sorted.map((end) => end.at);
  for (let i = 1; i < at.length; i++) at[i] = Math.max(at[i]!, at[i - 1]! + gap);
  at[at.length - 1] = Math.min(at.at(-1)!, room - 6);
  for (let i = at.length - 2; i >= 0; i--) at[i] = Math.min(at[i]!, at[i + 1]! - gap);
  return sorted.map(({ name, x, y, at: wanted }, i) => ({
    mark: 'text',
    x: { datum: x },
    y: { datum: y },
    text: { datum: name },
    color: { datum: name },
    style: { anchor: 'start', shift: [7, at[i]! - wanted] },
  }));
}

/** Ticks of an axis that goes on beyond its data, where the names stand: of the data alone. */
export function dataTicks(
  type: 'linear' | 'log',
  [from, to]: readonly [number, number],
  length: number,
  format: FigureFormat,
): readonly FigureTick[] {
  const { values, step } = axisTicks(type, from, to, length);
  return values.map((at) => ({ at, label: formatValue(at, format, { step }) }));
}
