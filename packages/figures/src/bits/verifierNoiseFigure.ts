import {
  DomainError,
  type Figure,
  type FigureFinding,
  formatPercent,
  formatValue,
} from '@bits-per-sample/core';
import { binaryEntropy, noisyVerifierInformation } from '@bits-per-sample/info';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { number } from '../parts/wording.ts';

/** What {@link verifierNoiseFigure} shows. */
export interface VerifierNoiseFigureOptions {
  /** Pass rate of the prompts, in (0, 1). Default 0.1. */
  readonly passRate?: number;
  /** Error rates of both kinds, 2 to 12 different numbers in [0, 1]. Default 0 to 50 %. */
  readonly rates?: readonly number[];
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What a verifier that errs leaves of the bits: information of its verdict about correctness, for
 * each rate of false passes and false failures.
 *
 * On hard prompts false passes drown the signal, false failures hardly matter, because most answers
 * are wrong anyway; on easy prompts it is the other way round. Where both rates sum to one the
 * verdict says nothing, beyond that it says the opposite, and to one who knows it that is again
 * information.
 *
 * @param data pass rate and error rates.
 * @returns a figure.
 * @throws {DomainError} a pass rate outside (0, 1), or error rates that are not 2 to 12 different
 *   numbers in [0, 1].
 *
 * @see {@link @bits-per-sample/info!noisyVerifierInformation | noisyVerifierInformation}
 *
 * @example
 * ```ts
 * const figure = verifierNoiseFigure({ passRate: 0.02 });
 * figure.findings[1].text; // => 'At an error rate of 5 % false passes alone leave 58 % of it, false failures alone 92 %'
 * ```
 */
export function verifierNoiseFigure(data: VerifierNoiseFigureOptions = {}): Figure {
  const fn = 'verifierNoiseFigure';
  checkShape(fn, 'data', data, { 'passRate?': 'number', 'rates?': 'numbers' });
  const { passRate = 0.1, rates = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5] } = data;
  if (!(passRate > 0 && passRate < 1)) throw new DomainError(fn, 'passRate', 'in (0, 1)', passRate);
  const sorted = [...rates].sort((a, b) => a - b);
  const sound = sorted.every((rate) => rate >= 0 && rate <= 1);
  if (!sound || sorted.length < 2 || sorted.length > 12 || new Set(sorted).size < sorted.length)
    throw new DomainError(fn, 'rates', '2 to 12 different numbers in [0, 1]', sorted.join(', '));
  const ceiling = binaryEntropy(passRate);
  const bits = (falsePositive: number, falseNegative: number) =>
    noisyVerifierInformation(passRate, { falsePositive, falseNegative });
  const cells = sorted.flatMap((failure) =>
    sorted.map((pass) => ({ failure, pass, bits: bits(pass, failure) })),
  );
  const name = (rate: number) => formatValue(rate, 'percent');
  const example = sorted.find((rate) => rate >= 0.05) ?? sorted.at(-1)!;
  const [passes, failures] = [bits(example, 0) / ceiling, bits(0, example) / ceiling];
  const findings: FigureFinding[] = [
    {
      text: `At a pass rate of ${formatValue(passRate, 'probability')} a perfect verifier tells at most ${number(ceiling)} ${ceiling === 1 ? 'bit' : 'bits'} per rollout`,
      numbers: { passRate, bits: ceiling },
    },
    {
      text: `At an error rate of ${name(example)} false passes alone leave ${formatPercent(passes)} of it, false failures alone ${formatPercent(failures)}`,
      numbers: { rate: example, passes, failures },
    },
  ];
  const columns = {
    pass: textColumn(
      'false passes',
      cells.map((cell) => name(cell.pass)),
    ),
    failure: textColumn(
      'false failures',
      cells.map((cell) => name(cell.failure)),
    ),
  };
  return finishFigure({
    id: 'verifier-noise',
    title: 'What a verifier that errs leaves of the bits',
    subtitle: findings.map(({ text }) => text).join('. '),
    findings,
    caption: [
      'Errors at random, the same for every answer. A policy that finds what the verifier lets pass is not at random, and it learns that instead.',
    ],
    data: {
      cells: {
        ...columns,
        bits: numberColumn(
          'bits left',
          cells.map((cell) => cell.bits),
          'bits',
        ),
        share: numberColumn(
          'share of the bits of a perfect verifier',
          cells.map((cell) => cell.bits / ceiling),
        ),
      },
      labels: {
        ...columns,
        text: textColumn(
          'bits left',
          cells.map((cell) => formatValue(cell.bits < 5e-4 ? 0 : cell.bits, 'bits', { digits: 2 })),
        ),
      },
    },
    scales: {
      x: {
        type: 'band',
        domain: sorted.map(name),
        label: 'wrong answers that pass',
        format: 'number',
      },
      y: {
        type: 'band',
        domain: sorted.map(name),
        label: 'right answers that fail',
        format: 'number',
      },
      value: {
        type: 'linear',
        domain: [0, ceiling],
        label: 'bits remaining',
        format: 'bits',
      },
    },
    layers: [
      { mark: 'cell', data: 'cells', x: 'pass', y: 'failure', value: 'bits' },
      { mark: 'text', data: 'labels', x: 'pass', y: 'failure', text: 'text' },
    ],
    size: { width: 660, height: 100 + 36 * sorted.length },
  });
}
