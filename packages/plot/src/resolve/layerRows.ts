import type { Figure, FigureChannel, FigureLayer, FigureValue } from '@bits-per-sample/core';

/** The value of a channel, row by row. */
export function readChannel(
  figure: Figure,
  layer: FigureLayer,
  channel: FigureChannel,
): (row: number) => FigureValue | null {
  if (typeof channel === 'object') return () => channel.datum;
  const values = figure.data[layer.data!]![channel]!.values;
  return (row) => values[row] ?? null;
}

/** The rows of a layer's data that a panel shows; one row when every channel is a datum. */
export function* layerRows(
  figure: Figure,
  layer: FigureLayer,
  panel: string | undefined,
): Generator<number> {
  const data = layer.data === undefined ? undefined : figure.data[layer.data]!;
  const used = [layer.x, layer.y, layer.x2, layer.y2, layer.text].some(
    (c) => typeof c === 'string',
  );
  const length = data && used ? (Object.values(data)[0]?.values.length ?? 0) : 1;
  const facet = panel === undefined ? undefined : data?.[figure.facet!.field]?.values;
  for (let row = 0; row < length; row++) if (facet === undefined || facet[row] === panel) yield row;
}
