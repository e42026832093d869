import type { Figure, FigureScale, FigureValue } from '@bits-per-sample/core';
import type { AxisScale } from '../scale/axisScale.ts';
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

/** An axis with the labels that can be read. */
export function resolveAxis(
  scale: FigureScale,
  axis: AxisScale,
  length: number,
  horizontal: boolean,
): ResolvedAxis {
  const label = scale.unit === undefined ? scale.label : `${scale.label} (${scale.unit})`;
  return {
    type: axis.type,
    label,
    domain: axis.domain,
    ticks: legible(axis.ticks, axis, length, horizontal),
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
