import type { FigureScale } from '@bits-per-sample/core';

/** Scales that place numbers. */
export type NumberType = Exclude<FigureScale['type'], 'ordinal' | 'band'>;

/** What an axis can reach: differences stay finite, dates exist. */
export const reach: Record<NumberType, readonly [number, number]> = {
  linear: [-1e300, 1e300],
  symlog: [-1e300, 1e300],
  time: [-8.64e15, 8.64e15],
  log: [1e-300, 1e300],
  logit: [1e-15, 1 - 1e-15],
};
