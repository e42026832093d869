import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatList,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { dataTicks, labelShare } from '../parts/endLabels.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { boundsOf, intervalName, type Measured, meaningOf } from '../parts/measured.ts';
import { leftOut, number } from '../parts/wording.ts';

/** A contender's line of a regret table, as a bench makes it. */
export interface RegretRow {
  /** Strategy that was run. */
  readonly contender: string;
  /** What it lost to the reference in each world. */
  readonly cells: readonly {
    /** World it was run in. */
    readonly scenario: string;
    /** Learner it was run with. */
    readonly student?: string;
    /** Loss, undefined (NaN) where it was not run. */
    readonly regret: Measured;
  }[];
}

/** What {@link regretFigure} shows. */
export interface RegretFigureOptions {
  /** One row per contender. */
  readonly rows: readonly RegretRow[];
  /** What regret is measured against; its own row is not drawn. Default `oracleGreedy`. */
  readonly reference?: string;
}

const mostContenders = 40;

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Which curriculum is safe: regret of each strategy in every scenario, sorted by the worst one.
 *
 * A strategy that wins on average may ruin the run that is not average. Read the diamond: what it
 * costs where it does worst, with the interval of that number. Strategies whose diamonds have
 * overlapping intervals are not told apart.
 *
 * @param data rows of a regret table, and the name of the reference.
 * @returns a figure.
 * @throws {DomainError} no row with a regret, more than 40 contenders, one twice in the same
 *   scenario, or an infinite regret.
 *
 * @example
 * ```ts
 * const at = (value: number) => ({ value, lower: value - 0.01, upper: value + 0.01, level: 0.95 });
 * const figure = regretFigure({
 *   rows: [
 *     { contender: 'target', cells: [{ scenario: 'easy', regret: at(0.01) }, { scenario: 'drifting', regret: at(0.3) }] },
 *     { contender: 'uniform', cells: [{ scenario: 'easy', regret: at(0.1) }, { scenario: 'drifting', regret: at(0.12) }] },
 *   ],
 * });
 * figure.findings[0].text; // => 'uniform is safest: its worst regret is 0.12 (0.11 to 0.13), in drifting'
 * ```
 */
export function regretFigure(data: RegretFigureOptions): Figure {
  const fn = 'regretFigure';
  checkShape(fn, 'data', data, {
    rows: [
      { contender: 'text', cells: [{ scenario: 'text', 'student?': 'text', regret: 'measured' }] },
    ],
    'reference?': 'text',
  });
  const { rows, reference = 'oracleGreedy' } = data;
  const students = new Set(rows.flatMap(({ cells }) => cells.map(({ student }) => student))).size;
  const all = rows.flatMap(({ contender, cells }, i) =>
    contender === reference
      ? []
      : cells.map(({ scenario, student, regret: measured }, j) => ({
          strategy: contender,
          measured,
          scenario: students > 1 && student !== undefined ? `${scenario}, ${student}` : scenario,
          ...boundsOf(fn, `rows[${i}].cells[${j}].regret`, measured),
        })),
  );
  const known = all.filter(({ value }) => !Number.isNaN(value));
  const names = [...new Set(known.map(({ strategy }) => strategy))];
  const scenarios = [...new Set(known.map(({ scenario }) => scenario))];
  if (names.length < 1 || names.length > mostContenders)
    throw new DomainError(
      fn,
      'rows',
      `1 to ${mostContenders} contenders with a regret`,
      names.length,
    );
  const keys = known.map(({ strategy, scenario }) => `${strategy} in ${scenario}`);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice) throw new DomainError(fn, 'rows', 'with each contender once per scenario', twice);

  const sorted = names
    .map((name) => {
      const own = known.filter(({ strategy }) => strategy === name);
      return {
        name,
        runs: own.length,
        worst: own.reduce((a, b) => (b.value > a.value ? b : a)),
        best: own.reduce((a, b) => (b.value < a.value ? b : a)),
      };
    })
    .sort((a, b) => a.worst.value - b.worst.value);
  const [safest, second] = sorted;
  const range = ({ lower, upper }: { lower: number; upper: number }) =>
    Number.isNaN(lower) ? '' : ` (${number(lower)} to ${number(upper)})`;
  const numbersOf = ({ value, lower, upper }: { value: number; lower: number; upper: number }) => ({
    regret: value,
    ...(!Number.isNaN(lower) && { lower, upper }),
  });
  const together = second && safest!.worst.upper >= second.worst.lower;
  const findings: FigureFinding[] = [
    {
      text: `${safest!.name} is safest: its worst regret is ${number(safest!.worst.value)}${range(safest!.worst)}, in ${safest!.worst.scenario}${together ? `; its interval overlaps that of ${second.name}` : ''}`,
      numbers: numbersOf(safest!.worst),
    },
  ];
  const last = sorted.at(-1)!;
  if (last !== safest)
    findings.push({
      text: `${last.name} risks most: ${number(last.worst.value)}${range(last.worst)}, in ${last.worst.scenario}`,
      numbers: numbersOf(last.worst),
    });
  const partial = sorted.filter(({ runs }) => runs < scenarios.length).map(({ name }) => name);

  const ends = sorted.map(({ worst }) => (Number.isNaN(worst.upper) ? worst.value : worst.upper));
  const lows = known.map(({ value }) => value);
  const [from, to] = [Math.min(0, ...sorted.map(({ best }) => best.value)), Math.max(0, ...ends)];
  const span = to - from || 1;
  const width = 700;
  const left = labelShare(names, width);
  const share = labelShare(scenarios, width * (1 - left));
  const right = from + span / (1 - share);
  const meaning = meaningOf(
    'regret, mean over seeds',
    known.map((row) => row.measured),
  );
  const column = <T>(of: readonly T[], label: string, value: (row: T) => number) =>
    numberColumn(label, of.map(value));
  const worst = sorted.map((row) => row.worst);
  const y = 'strategy';
  const layers: FigureLayer[] = [
    {
      mark: 'rule',
      x: { datum: 0 },
      label: `As good as ${reference}`,
      style: { role: 'muted', dash: 'dashed', width: 1.5 },
    },
    {
      mark: 'segment',
      data: 'strategies',
      x: 'best',
      x2: 'worst',
      y,
      y2: y,
      style: { role: 'muted', width: 1.5, opacity: 0.6 },
    },
    {
      mark: 'point',
      data: 'scenarios',
      x: 'regret',
      y,
      label: 'Each scenario',
      style: { role: 'muted', size: 3.5 },
    },
    {
      mark: 'segment',
      data: 'strategies',
      x: 'lower',
      x2: 'upper',
      y,
      y2: y,
      label: `Its ${intervalName(meaning)}`,
      ...(meaning && { meaning }),
      style: { role: 'series-2', width: 5, opacity: 0.35 },
    },
    {
      mark: 'point',
      data: 'strategies',
      x: 'worst',
      y,
      label: 'Worst scenario',
      style: { role: 'series-2', size: 6, symbol: 'diamond' },
    },
    {
      mark: 'text',
      data: 'strategies',
      x: 'end',
      y,
      text: 'scenario',
      style: { role: 'fg', anchor: 'start', shift: [9, 0] },
    },
  ];
  const bounded = worst.some(({ lower }) => !Number.isNaN(lower));
  return finishFigure({
    id: 'regret',
    title: 'Which curriculum is safe',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      `Regret: score lost to ${reference}, which is not the best possible, so that it may be negative.`,
      ...(bounded
        ? ['The interval is that of the worst scenario alone, as if it had not been picked.']
        : []),
      ...(partial.length > 0 ? [`Not run in every scenario: ${formatList(partial)}.`] : []),
      ...leftOut('Rows without a regret', all.length - known.length),
    ],
    data: {
      strategies: {
        strategy: textColumn('strategy', names.length > 0 ? sorted.map(({ name }) => name) : []),
        scenario: textColumn(
          'worst scenario',
          worst.map(({ scenario }) => scenario),
        ),
        worst: column(worst, 'worst regret', (row) => row.value),
        lower: column(worst, 'lower', (row) => row.lower),
        upper: column(worst, 'upper', (row) => row.upper),
        best: column(sorted, 'best regret', (row) => row.best.value),
        end: numberColumn('end of the line', ends),
      },
      scenarios: {
        strategy: textColumn(
          'strategy',
          known.map((row) => row.strategy),
        ),
        scenario: textColumn(
          'scenario',
          known.map((row) => row.scenario),
        ),
        regret: numberColumn('regret', lows),
      },
    },
    scales: {
      x: {
        type: 'linear',
        domain: [from - 0.02 * span, right],
        label: 'regret',
        format: 'number',
        ticks: dataTicks('linear', [from, from + span], width * (1 - left) * (1 - share), 'number'),
      },
      y: {
        type: 'band',
        domain: sorted.map(({ name }) => name),
        label: 'strategy',
        format: 'number',
      },
    },
    layers: bounded ? layers : layers.filter(({ x2 }) => x2 !== 'upper'),
    size: { width, height: 100 + 26 * names.length },
  });
}
