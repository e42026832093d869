import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatList,
  formatValue,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { type Curve, layCurves } from '../parts/layCurves.ts';
import { number, numbered, place } from '../parts/wording.ts';

/** What pictures of learning curves show. */
export interface CurvesFigureOptions<C> {
  /** One curve per contender, scenario and student. */
  readonly curves: readonly C[];
  /** A score to be reached, drawn as a rule. */
  readonly target?: number;
  /** What is on the vertical axis. Default `mean pass rate`. */
  readonly score?: string;
  /** What the bands mean. Default: the lowest and the highest of the seeds. */
  readonly interval?: {
    /** Nominal coverage, in (0, 1]; 1 is a range. */
    readonly level: number;
    /** What it is about. Default `mean over seeds`. */
    readonly of?: string;
    /** How it was made. Default `bootstrap`. */
    readonly method?: string;
  };
}

interface CurvesShape {
  readonly fn: string;
  readonly id: string;
  readonly title: string;
  readonly xType: 'linear' | 'log';
  /** What is spent. */
  readonly quantity: string;
  readonly caption: string;
}

type Named = Omit<Curve, 'name' | 'panel' | 'y'> & {
  readonly contender: string;
  readonly scenario?: string;
  readonly student?: string;
  readonly mean: ArrayLike<number>;
};

/** Refuses what are no curves over a column of that name. */
export const checkCurves = (fn: string, options: object, x: 'rollouts' | 'flops') =>
  checkShape(fn, 'data', options, {
    curves: [
      {
        contender: 'text',
        'scenario?': 'text',
        'student?': 'text',
        [x]: 'numbers',
        mean: 'numbers',
        'lower?': 'numbers',
        'upper?': 'numbers',
      },
    ],
    'target?': 'number',
    'score?': 'text',
    'interval?': { level: 'number', 'of?': 'text', 'method?': 'text' },
  });

// long: one picture from its numbers to its words, read from top to bottom
/** Score over what was spent, in panels. */
export function curvesFigure(
  curves: readonly Named[],
  { target, score = 'mean pass rate', interval }: Omit<CurvesFigureOptions<never>, 'curves'>,
  { fn, id, title, xType, quantity, caption }: CurvesShape,
): Figure {
  if (target !== undefined && !Number.isFinite(target))
    throw new DomainError(fn, 'target', 'a finite number', target);
  const students = new Set(curves.map((curve) => curve.student)).size;
  const panelOf = ({ scenario, student }: Named) =>
    [scenario, students > 1 ? student : undefined].filter((name) => name !== undefined).join(', ');
  const scenarios = new Set(curves.map(panelOf)).size;
  const rows = Math.ceil(scenarios / 3);
  const size = { width: scenarios > 1 ? 760 : 680, height: scenarios > 1 ? 40 + 240 * rows : 360 };
  const {
    level,
    of = 'mean over seeds',
    method = 'bootstrap',
  } = interval ?? {
    level: 1,
    of: 'seeds',
    method: 'lowest and highest',
  };
  const values = curves.flatMap((curve) => Array.from(curve.mean).filter(Number.isFinite));
  const unit = values.every((value) => value >= 0 && value <= 1);
  const xFormat = xType === 'log' ? 'number' : 'si';
  const laid = layCurves(
    curves.map((curve) => ({
      ...curve,
      name: curve.contender,
      y: curve.mean,
      panel: scenarios > 1 ? panelOf(curve) || 'other' : undefined,
    })),
    {
      fn,
      xType,
      xFormat,
      size,
      words: { series: 'contender', panel: 'scenario', x: quantity, y: score },
      fields: [xType === 'log' ? 'flops' : 'rollouts', 'mean'],
      ...(unit && { within: [0, 1] }),
      include: target === undefined ? [] : [target],
      meaning: { kind: 'interval', level, of, method },
    },
  );
  const spent = (x: number) => `${xType === 'log' ? number(x) : place(x)} ${quantity}`;
  const panels = laid.panels.length > 0 ? laid.panels : [undefined];
  const findings = panels.flatMap((panel): FigureFinding[] => {
    const where = panel === undefined ? '' : `${panel}: `;
    const ends = laid.curves
      .filter((curve) => curve.panel === panel)
      .map(({ name, points }) => ({
        name,
        last: points.findLast(({ y }) => !Number.isNaN(y))!,
        hit: target === undefined ? undefined : points.find(({ y }) => y >= target),
      }))
      .sort((a, b) => b.last.y - a.last.y);
    const [first, second] = ends;
    const apart = second && first!.last.lower > second.last.upper;
    const together = second && first!.last.lower <= second.last.upper;
    const order = together
      ? '; the bands of the first two overlap'
      : apart
        ? '; the band of the first lies above that of the second'
        : '';
    const same = ends.every(({ last }) => last.x === first!.last.x);
    const scores = ends.map(
      ({ name, last }, i) =>
        `${name}${i === 0 ? ' has' : ''} ${number(last.y)}${same ? '' : ` (${spent(last.x)})`}`,
    );
    const start = panel === undefined ? ['After', 'At'] : ['after', 'at'];
    return [
      {
        text: `${where}${same ? `${start[0]} ${spent(first!.last.x)}` : `${start[1]} the end`} ${formatList(few(scores))}${order}`,
        numbers: {
          ...numbered(
            'score',
            ends.map(({ last }) => last.y),
          ),
          ...numbered(
            'spent',
            ends.map(({ last }) => last.x),
          ),
        },
      },
      ...(target === undefined
        ? []
        : [
            {
              text: `${where}${panel === undefined ? 'A' : 'a'} ${score} of ${number(target)} is ${reached(ends, spent)}`,
              numbers: {
                target,
                ...numbered(
                  'spent',
                  ends.flatMap(({ hit }) => hit?.x ?? []),
                ),
              },
            },
          ]),
    ];
  });
  return finishFigure({
    id,
    title,
    subtitle: findings[0]!.text,
    findings,
    size,
    caption: [
      ...(laid.layers.some(({ mark }) => mark === 'band' || mark === 'segment')
        ? [
            level === 1
              ? `Bands: ${method} of the ${of}.`
              : `Bands: ${formatValue(level, 'percent')} intervals (${of}, ${method}), each for one place alone.`,
          ]
        : []),
      caption,
      ...laid.remarks,
    ],
    data: laid.data,
    scales: {
      x: { ...laid.x, label: quantity, format: xFormat },
      y: { ...laid.y, label: score, format: 'number' },
      color: laid.color,
    },
    layers: [
      ...(target === undefined
        ? []
        : [
            {
              mark: 'rule',
              y: { datum: target },
              label: `Target: ${number(target)}`,
              style: { role: 'muted', dash: 'dotted', width: 1.75 },
            } satisfies FigureLayer,
          ]),
      ...laid.layers,
    ],
    ...(laid.panels.length > 0 && {
      facet: { field: 'panel', domain: laid.panels, columns: Math.min(3, laid.panels.length) },
    }),
  });
}

function reached(
  ends: readonly { readonly name: string; readonly hit: { readonly x: number } | undefined }[],
  spent: (x: number) => string,
): string {
  const hits = ends.filter(({ hit }) => hit).sort((a, b) => a.hit!.x - b.hit!.x);
  const misses = ends.filter(({ hit }) => !hit).map(({ name }) => name);
  return [
    ...(hits.length > 0
      ? [`reached by ${formatList(hits.map(({ name, hit }) => `${name} after ${spent(hit!.x)}`))}`]
      : []),
    ...(misses.length > 0 ? [`not reached by ${formatList(few(misses))}`] : []),
  ].join('; ');
}

/** The first three and the last, when there are many. */
const few = (texts: readonly string[]) =>
  texts.length <= 5 ? texts : [...texts.slice(0, 3), '…', texts.at(-1)!];
