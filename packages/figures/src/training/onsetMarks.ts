import type {
  Figure,
  FigureData,
  FigureNote,
  FigureScale,
  FigureZone,
} from '@bits-per-sample/core';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { dataTicks } from '../parts/endLabels.ts';
import { place } from '../parts/wording.ts';
import { onsetName, onsetRole, type RunOnset } from './runOnset.ts';

/** How onsets are drawn, and the axis with room for their names. */
export interface OnsetMarks extends Pick<Figure, 'layers' | 'data'> {
  readonly zones: readonly FigureZone[];
  readonly annotations: readonly FigureNote[];
  readonly y: Pick<FigureScale, 'type' | 'domain' | 'ticks'>;
}

/** Rows of names above the data, and the share of the height that each takes. */
const [mostRows, row] = [3, 0.085];

/**
 * A line for each onset with its interval shaded, and `step 40` at the head of the line, above the
 * data.
 *
 * @param onsets what began when.
 * @param y ends of the axis of the data, how it is printed, and its height in px.
 */
export function onsetMarks(
  onsets: readonly RunOnset[],
  y: {
    readonly domain: readonly [number, number];
    readonly format: 'percent' | 'number';
    readonly height: number;
  },
): OnsetMarks {
  const [bottom, top] = y.domain;
  const rows = Math.min(onsets.length, mostRows);
  if (rows === 0)
    return {
      layers: [],
      data: {},
      zones: [],
      annotations: [],
      y: { type: 'linear', domain: y.domain },
    };
  const head = top + ((top - bottom) * rows * row) / (1 - rows * row);
  const line = (i: number): number => head - ((i % rows) + 0.5) * row * (head - bottom);
  return {
    layers: [
      {
        mark: 'rule',
        data: 'onsets',
        x: 'since',
        color: 'finding',
        style: { dash: 'dashed', width: 1.75 },
      },
    ],
    data: { onsets: columns(onsets) },
    zones: onsets.flatMap(zone),
    annotations: onsets.map((onset, i) => note(onset, line(i))),
    y: {
      type: 'linear',
      domain: [bottom, head],
      ticks: dataTicks('linear', [bottom, top], y.height, y.format),
    },
  };
}

/** A row for each line; of an onset without a step of its own, both its ends. */
function columns(onsets: readonly RunOnset[]): FigureData {
  const lines = onsets.flatMap((onset) =>
    (onset.step === undefined ? [onset.low, onset.high] : [onset.step]).map((at) => ({
      ...onset,
      name: onsetName(onset),
      at,
    })),
  );
  const numbers = (label: string, field: 'at' | 'low' | 'high') =>
    numberColumn(
      label,
      lines.map((one) => one[field]),
    );
  return {
    finding: textColumn(
      'finding',
      lines.map(({ name }) => name),
    ),
    since: numbers('since step', 'at'),
    low: numbers('earliest', 'low'),
    high: numbers('latest', 'high'),
  };
}

const zone = (onset: RunOnset): FigureZone[] =>
  onset.low < onset.high
    ? [
        {
          axis: 'x',
          from: onset.low,
          to: onset.high,
          label: onsetName(onset),
          role: onsetRole(onset),
        },
      ]
    : [];

const note = ({ step, low, high }: RunOnset, y: number): FigureNote =>
  step === undefined
    ? { x: (low + high) / 2, y, text: `steps ${place(low)} to ${place(high)}` }
    : { x: step, y, text: `step ${place(step)}`, anchor: 'start', shift: [5, 0] };
