import { DomainError, type FigureFinding, formatList, formatValue } from '@bits-per-sample/core';
import { boundsOf, type Measured } from '../parts/measured.ts';
import { number } from '../parts/wording.ts';

/** The bits of a run, as `bitsLedger` of the capability package returns them. */
export interface LedgerEntries {
  /** The lines: received, gained; then what is drawn for comparison. */
  readonly entries: readonly {
    /** `received` and `gained` are the two sides; others stand beside them. */
    readonly id: string;
    /** What the line says. */
    readonly label: string;
    /** Amount, undefined with the reason as its method where it cannot be told. */
    readonly bits: Measured;
  }[];
  /** Unit of the bits. Default `bits`. */
  readonly unit?: string;
}

/** Bits left after each stage, from the entropy of the reward to what was learned. */
export interface LedgerStages {
  /** The stages, in order. */
  readonly stages: readonly {
    /** What happened, e.g. `after groups all alike`. */
    readonly stage: string;
    /** Bits left after it, ≥ 0; NaN where nobody knows. */
    readonly bits: number | Measured;
  }[];
  /** Unit of the bits. Default `bits per rollout`. */
  readonly unit?: string;
}

const most = 30;
/** What a bar stands for. */
export const kinds = ['left', 'lost', 'more', 'beside'] as const;
type Kind = (typeof kinds)[number];
/** A bar of a line; a line may have two. */
interface Bar {
  readonly line: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** A line that has a number. */
export interface Line {
  readonly id: string;
  readonly line: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** A ledger ready to be drawn. */
export interface LedgerShape {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly bars: readonly Bar[];
  readonly texts: readonly string[];
  readonly names: Readonly<Record<Kind, string>>;
  readonly measured: readonly Measured[];
  readonly findings: readonly FigureFinding[];
  readonly caption: readonly string[];
  readonly unit: string;
}

/** Refuses too few or too many lines and equal names. */
function checkLines(what: string, names: readonly string[], known: number): void {
  const fn = 'bitsLedgerFigure';
  if (names.length < 2 || names.length > most)
    throw new DomainError(fn, what, `2 to ${most}`, names.length);
  if (new Set(names).size < names.length)
    throw new DomainError(fn, what, 'of different names', names.join(', '));
  if (known < 2) throw new DomainError(fn, what, 'with at least two numbers', known);
}

/** The two sides of a run, and what stands beside them. */
export function fromEntries({ entries, unit = 'bits' }: LedgerEntries): LedgerShape {
  const finite = entries.filter(({ bits }) => Number.isFinite(bits.value));
  checkLines(
    'entries',
    entries.map(({ label }) => label),
    finite.length,
  );
  const lines = finite.map(({ id, label, bits }, i) => ({
    id,
    line: label,
    ...boundsOf('bitsLedgerFigure', `entries[${i}].bits`, bits),
  }));
  const bars = lines.map(
    ({ id, line, value }): Bar => ({
      line,
      kind: id === 'received' || id === 'gained' ? 'left' : 'beside',
      from: 0,
      to: value,
    }),
  );
  const findings: FigureFinding[] = [
    {
      text: lines.map(({ line, value }) => `${number(value)} ${unit} ${line}`).join('; '),
      numbers: Object.fromEntries(lines.map(({ id, value }) => [id, value])),
    },
  ];
  const reason = ({ value, method }: Measured) =>
    value === Infinity ? 'without bound' : (method?.replace('undefined: ', '') ?? 'unknown');
  const lost = entries.filter(({ bits }) => !Number.isFinite(bits.value));
  return {
    title: 'Bits of the rewards, bits of the gain',
    lines,
    bars,
    findings,
    unit,
    measured: finite.map(({ bits }) => bits),
    texts: lines.map(({ value }) => number(value)),
    names: {
      left: 'Received, gained',
      lost: '',
      more: '',
      beside: 'For comparison',
    },
    caption: [
      'Received and gained are no balance: the gain counts every prompt apart, and one rule of a few bits can solve many.',
      ...lost.map(({ label, bits }) => `Not shown: ${label} (${reason(bits)}).`),
    ],
  };
}

/** What is left after each stage. */
export function fromStages({ stages, unit = 'bits per rollout' }: LedgerStages): LedgerShape {
  const measured = stages.map(({ bits }) => (typeof bits === 'number' ? { value: bits } : bits));
  const all = measured.map((bits, i) => ({
    id: `stage ${i + 1}`,
    line: stages[i]!.stage,
    ...boundsOf('bitsLedgerFigure', `stages[${i}].bits`, bits),
  }));
  for (const [i, { value }] of all.entries())
    if (value < 0) throw new DomainError('bitsLedgerFigure', `stages[${i}].bits`, '≥ 0', value);
  const lines = all.filter(({ value }) => !Number.isNaN(value));
  checkLines(
    'stages',
    stages.map(({ stage }) => stage),
    lines.length,
  );
  const before = lines.map((line, i) => lines[i - 1]?.value ?? line.value);
  const change = lines.map(({ value }, i) => value - before[i]!);
  const loss = Math.min(...change);
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const share = last.value / first.value;
  const isShare = Number.isFinite(share);
  const findings: FigureFinding[] = [
    {
      text: `Of ${number(first.value)} ${unit} ${number(last.value)} are left${isShare ? `, ${formatValue(share, 'percent', { digits: 2 })}` : ''}`,
      numbers: { first: first.value, last: last.value, ...(isShare && { share }) },
    },
    ...(loss < 0
      ? [
          {
            text: `Most is lost at: ${lines[change.indexOf(loss)]!.line}, ${number(-loss)} ${unit}`,
            numbers: { loss: -loss },
          },
        ]
      : []),
  ];
  const gains = lines.filter((_, i) => change[i]! > 0).map(({ line }) => line);
  const unknown = all.filter(({ value }) => Number.isNaN(value)).map(({ line }) => line);
  return {
    title: 'Where the bits go',
    lines,
    findings,
    unit,
    measured,
    texts: lines.map(({ value }) => `${number(value)} left`),
    bars: lines.flatMap(({ line, value }, i): Bar[] => {
      const left: Bar = { line, kind: 'left', from: 0, to: value };
      const kind = change[i]! < 0 ? 'lost' : 'more';
      return change[i] === 0 ? [left] : [left, { line, kind, from: value, to: before[i]! }];
    }),
    names: { left: 'Left', lost: 'Lost at this stage', more: 'More than before', beside: '' },
    caption: [
      'What a stage leaves is an upper bound, not what is learned. The order of the stages decides which of them a shared loss is put down to.',
      ...(gains.length > 0
        ? [
            `More is left than before, which no stage can do: ${formatList(gains)}. The two numbers differ by noise or in what they measure.`,
          ]
        : []),
      ...(unknown.length > 0 ? [`Without a number, not shown: ${formatList(unknown)}.`] : []),
    ],
  };
}
