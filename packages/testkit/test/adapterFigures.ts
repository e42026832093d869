import fc from 'fast-check';
import type { Figure, FigureMark } from '../../core/src/index.ts';
import { markFigures } from './markFigures.ts';
import { sampleFigures } from './sampleFigures.ts';

/** What every adapter draws: each mark, and what each builder makes of ordinary data. */
export const adapterFigures: readonly Figure[] = [...markFigures, ...sampleFigures];

/** The figure of a name. */
export const findFigure = (id: string): Figure =>
  adapterFigures.find((figure) => figure.id === id)!;

/** Marks that libraries draw as shapes. */
export const boxed = ['line', 'step', 'band', 'point', 'bar', 'hist', 'cell', 'segment'] as const;

/** A mark on any two axes of numbers that libraries stumble over; `wild` ones are no JSON either. */
export function cruelFigure({
  wild = false,
  marks = boxed,
}: {
  readonly wild?: boolean;
  readonly marks?: readonly FigureMark[];
} = {}): fc.Arbitrary<Figure> {
  const ends = [0, 1, -1, 1e308, -1e308, 5e-324, null];
  const number = wild
    ? fc.oneof(fc.constantFrom(...ends, NaN, Infinity, -Infinity), fc.double())
    : fc.oneof(fc.constantFrom(...ends), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const rows = fc.array(fc.tuple(number, number, number, number), { maxLength: 8 });
  const type = fc.constantFrom('linear', 'log', 'symlog', 'logit', 'time', 'band');
  return fc.tuple(rows, fc.constantFrom(...marks), type, type).map(([data, mark, x, y]): Figure => {
    const column = (i: 0 | 1 | 2 | 3) =>
      ({ type: 'number', values: data.map((row) => row[i]) }) as const;
    const t = { type: 'string', values: data.map(() => 't') } as const;
    return {
      ...markFigures[0]!,
      data: { set: { a: column(0), b: column(1), c: column(2), d: column(3), t } },
      scales: {
        x: { type: x, label: 'x', format: 'number' },
        y: { type: y, label: 'y', format: 'number' },
        value: { type: 'linear', label: 'v', format: 'number' },
      },
      zones: [],
      annotations: [],
      layers: [{ mark, data: 'set', x: 'a', x2: 'b', y: 'c', y2: 'd', text: 't', value: 'a' }],
    };
  });
}
