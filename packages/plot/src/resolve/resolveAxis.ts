import type { Figure, FigureScale, FigureValue } from '@bits-per-sample/core';
import type { AxisScale } from '../scale/axisScale.ts';
import { cutText } from '../text/cutText.ts';
import { textWidth } from '../text/textWidth.ts';
import { layerRows, readChannel } from './layerRows.ts';
import type { ResolvedAxis, ResolvedTick } from './resolved.ts';

/** Drops labels that would touch their left (or lower) neighbour. */
function legible(
  ticks: readonly ResolvedTick[],
  axis: AxisScale,
  length: number,
  horizontal: boolean,
): readonly ResolvedTick[] {
  const px = length / Math.abs(axis.domain[1] - axis.domain[0]);
  // other fonts are wider than the one that is measured
  const half = (tick: ResolvedTick) => (horizontal ? textWidth(tick.label, 12.8) / 2 + 4 : 8);
  const kept: ResolvedTick[] = [];
  for (const tick of [...ticks].sort((a, b) => a.at - b.at)) {
    const last = kept.at(-1);
    if (last === undefined || (tick.at - last.at) * px >= half(last) + half(tick)) kept.push(tick);
  }
  return kept;
}

/** Room for the words of an axis. */
export interface AxisRoom {
  /** Px from end to end. */
  readonly length: number;
  readonly horizontal: boolean;
  /** Px for the title, and for a label where each has the same. */
  readonly title: number;
  readonly label?: number;
}

/** Least px of a name below its place; where names are closer, some are left out. */
const shortest = 64;

/** Px for a label: the names below a list share its length. */
function labelRoom({ type, ticks }: AxisScale, { length, horizontal, label }: AxisRoom): number {
  if (label !== undefined) return label;
  const isList = type === 'band' || type === 'ordinal';
  return horizontal && isList ? Math.max(shortest, length / ticks.length - 8) : Infinity;
}

/** An axis with the labels that can be read, cut to their room. */
export function resolveAxis(scale: FigureScale, axis: AxisScale, room: AxisRoom): ResolvedAxis {
  const label = scale.unit === undefined ? scale.label : `${scale.label} (${scale.unit})`;
  // other fonts are wider than the one that is measured
  const cut = (text: string, px: number) => cutText(text, 12, px / 1.15);
  const widest = labelRoom(axis, room);
  const ticks = axis.ticks.map((tick) => ({ ...tick, label: cut(tick.label, widest) }));
  return {
    type: axis.type,
    label: cut(label, room.title),
    domain: axis.domain,
    ticks: legible(ticks, axis, room.length, room.horizontal),
  };
}

/** Every value a panel shows on one axis; bars also show their base. */
export function* axisValues(
  figure: Figure,
  side: 'x' | 'y',
  panel: string | undefined,
): Generator<FigureValue | null> {
  for (const layer of figure.layers) {
    if (layer.mark === 'text') continue;
    for (const channel of [layer[side], layer[`${side}2`]]) {
      if (channel === undefined) continue;
      const read = readChannel(figure, layer, channel);
      for (const row of layerRows(figure, layer, panel)) yield read(row);
    }
    const base =
      side === 'y'
        ? layer.mark === 'hist' || (layer.mark === 'bar' && figure.scales.y.type !== 'band')
        : layer.mark === 'bar' && figure.scales.y.type === 'band';
    if (base && layer[`${side}2`] === undefined) yield 0;
  }
}
