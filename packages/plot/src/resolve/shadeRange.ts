import type { Figure } from '@bits-per-sample/core';
import { axisScale } from '../scale/axisScale.ts';
import { layerRows, readChannel } from './layerRows.ts';

/** Ends of the value scale in data space. */
export function shadeRange(figure: Figure): readonly [number, number] {
  const value = figure.scales.value!;
  const values = function* () {
    for (const layer of figure.layers) {
      if (layer.value === undefined) continue;
      const read = readChannel(figure, layer, layer.value);
      for (const row of layerRows(figure, layer, undefined)) yield read(row);
    }
  };
  const scale = axisScale(value, values());
  return [scale.fromAxis(scale.domain[0]) as number, scale.fromAxis(scale.domain[1]) as number];
}
