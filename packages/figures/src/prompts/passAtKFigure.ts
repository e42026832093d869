import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { layCurves } from '../parts/layCurves.ts';
import { intervalName, type Measured, meaningOf } from '../parts/measured.ts';
import { leftOut, number, place } from '../parts/wording.ts';

/** Two models on the same prompts, as `compareCapability` returns them. */
export interface CapabilityCurves {
  /** Attempts allowed, ≥ 1, rising; shape [ks]. */
  readonly ks: ArrayLike<number>;
  /** pass@k of the base model; shape [ks]. */
  readonly base: readonly Measured[];
  /** pass@k of the trained model; shape [ks]. */
  readonly trained: readonly Measured[];
  /** Where one curve overtakes the other. */
  readonly crossings?: readonly {
    /** The first k at which the other model is ahead or level. */
    readonly k: Measured;
    /** Which model is ahead after it. */
    readonly overtakes: 'base' | 'trained';
    /** Whether the crossing is beyond chance. */
    readonly certified: boolean;
  }[];
  /** What the curves allow to say. */
  readonly verdict?: string;
  /** Prompts left out because one model has no attempts. */
  readonly unpaired?: number;
}

const names = ['Before', 'After'] as const;

/** A verdict of `compareCapability` in the words of the picture; others as they are. */
const inWords = (verdict: string): string =>
  verdict.replace(/^trained (?=ahead)/, 'after ').replace(/^base (?=ahead)/, 'before ');

/** Powers of two, at most nine. */
function powers(most: number): number[] {
  const all = Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, i) => 2 ** i);
  return all.filter((_, i) => i % Math.ceil(all.length / 9) === 0);
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Does the base catch up with more tries: pass@k before and after training, over the attempts
 * allowed.
 *
 * Training that only sharpens is ahead at k = 1 and behind at large k, where the base model still
 * finds answers that the trained one gave up. The rule marks where the curves cross, the shade how
 * far that place is known. No crossing within these attempts does not mean none.
 *
 * @param comparison curves, crossings and verdict.
 * @returns a figure.
 * @throws {DomainError} columns of different length, a k below 1, or no k at which both models
 *   have a value.
 *
 * @see Yue et al. (2025), arXiv:2504.13837; Chen et al. (2021), arXiv:2107.03374 (pass@k)
 *
 * @example
 * ```ts
 * const at = (value: number) => ({ value, lower: value - 0.05, upper: value + 0.05, level: 0.95 });
 * const figure = passAtKFigure({
 *   ks: [1, 8, 64],
 *   base: [0.2, 0.5, 0.9].map(at),
 *   trained: [0.5, 0.6, 0.7].map(at),
 *   crossings: [{ k: { value: 20, lower: 8, upper: 64, level: 0.95 }, overtakes: 'base', certified: true }],
 * });
 * figure.findings[0].text; // => 'At k = 1 pass@k is 0.2 before and 0.5 after; at k = 64 0.9 and 0.7'
 * figure.findings[1].text; // => 'At k = 20 (8 to 64) before overtakes, beyond chance'
 * ```
 */
export function passAtKFigure(comparison: CapabilityCurves): Figure {
  const fn = 'passAtKFigure';
  checkShape(fn, 'comparison', comparison, {
    ks: 'numbers',
    base: ['measured'],
    trained: ['measured'],
    'crossings?': [{ k: 'measured', overtakes: 'text' }],
    'verdict?': 'text',
    'unpaired?': 'number',
  });
  const { ks, base, trained, verdict, unpaired = 0 } = comparison;
  const crossings = (comparison.crossings ?? []).filter(
    ({ k }) => k.value >= 1 && k.value < Infinity,
  );
  for (const [name, side] of Object.entries({ base, trained }))
    if (side.length !== ks.length)
      throw new DomainError(fn, name, `of length ${ks.length}`, side.length);
  const rows = Array.from(ks, (k, i) => ({ k, base: base[i]!, trained: trained[i]! }));
  for (const { k } of rows) if (!(k >= 1)) throw new DomainError(fn, 'ks', '≥ 1', k);
  const both = rows
    .filter((row) => !Number.isNaN(row.base.value + row.trained.value))
    .sort((a, b) => a.k - b.k);
  const [first, last] = [both[0], both.at(-1)];
  if (!first || !last)
    throw new DomainError(fn, 'ks', 'with one at which both models have a value', 'none');

  const size = { width: 680, height: 360 };
  const meaning = meaningOf('pass@k', [...base, ...trained]);
  const side = (name: string, of: readonly Measured[]) => ({
    name,
    x: ks,
    y: of.map(({ value }) => value),
    lower: of.map(({ lower }) => lower ?? NaN),
    upper: of.map(({ upper }) => upper ?? NaN),
  });
  const laid = layCurves([side(names[0], base), side(names[1], trained)], {
    fn,
    xType: 'log',
    xFormat: 'number',
    size,
    within: [0, 1],
    meaning,
    fields: ['ks', 'value'],
    words: { series: 'model', x: 'attempts', y: 'pass@k' },
  });
  const ends = ({ base: b, trained: t }: (typeof both)[number]) => ({
    base: b.value,
    trained: t.value,
  });
  const findings: FigureFinding[] = [
    {
      text: `At k = ${place(first.k)} pass@k is ${number(first.base.value)} before and ${number(first.trained.value)} after${last === first ? '' : `; at k = ${place(last.k)} ${number(last.base.value)} and ${number(last.trained.value)}`}`,
      numbers: {
        firstK: first.k,
        ...ends(first),
        lastK: last.k,
        lastBase: last.base.value,
        lastTrained: last.trained.value,
      },
    },
  ];
  for (const { k, overtakes, certified } of crossings) {
    const known = k.lower! > 1 && k.upper! < Infinity;
    findings.push({
      text: `At k = ${place(k.value)}${known ? ` (${place(k.lower!)} to ${place(k.upper!)})` : ''} ${overtakes === 'base' ? 'before' : 'after'} overtakes, ${certified ? 'beyond chance' : 'which may be chance'}`,
      numbers: { k: k.value, ...(known && { lower: k.lower!, upper: k.upper! }) },
    });
  }
  if (crossings.length === 0 && comparison.crossings)
    findings.push({
      text: `The estimated curves do not cross within ${place(last.k)} attempts`,
      numbers: { k: last.k },
    });
  const marked = crossings.filter(({ certified }) => certified);
  const crossing = meaningOf(
    'k of the crossing',
    marked.map(({ k }) => k),
  );
  const most = rows.reduce((top, { k }) => Math.max(top, k), 1);
  const rules: FigureLayer[] =
    marked.length > 0
      ? [
          {
            mark: 'rule',
            data: 'crossings',
            x: 'k',
            label: 'The curves cross, beyond chance',
            style: { role: 'fg', dash: 'dashed', width: 1.5 },
          },
        ]
      : [];
  return finishFigure({
    id: 'pass-at-k',
    title: 'One of k tries succeeds, before and after',
    subtitle: findings[0]!.text,
    findings,
    size,
    caption: [
      ...(laid.layers[0]!.mark === 'band' ? [`Bands: ${intervalName(meaning)}s.`] : []),
      ...(verdict === undefined ? [] : [`Verdict: ${inWords(verdict)}.`]),
      'Nothing is said beyond the attempts that were made: what leads here may be overtaken later.',
      ...leftOut('Prompts without attempts of both models', unpaired),
      ...laid.remarks,
    ],
    data: {
      ...laid.data,
      ...(marked.length > 0 && {
        crossings: {
          k: {
            type: 'number',
            label: 'k of the crossing',
            values: marked.map(({ k }) => k.value),
          },
        },
      }),
    },
    scales: {
      x: {
        ...laid.x,
        ticks: powers(most).map((at) => ({ at, label: place(at) })),
        label: 'attempts allowed, k',
        format: 'number',
      },
      y: { ...laid.y, label: 'pass@k', format: 'number' },
      color: {
        ...laid.color,
        roles: laid.names.map((name) => (name === names[0] ? 'series-2' : 'series-1')),
      },
    },
    layers: [...rules, ...laid.layers],
    zones: marked.flatMap(({ k }) =>
      k.lower! > 1 && k.upper! < Infinity
        ? [
            {
              axis: 'x',
              from: k.lower!,
              to: k.upper!,
              role: 'neutral',
              label: `Where they cross, ${intervalName(crossing)}`,
            } as const,
          ]
        : [],
    ),
  });
}
