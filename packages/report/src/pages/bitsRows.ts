import { formatShort } from '@bits-per-sample/core';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import type { NumberRow, RowOf } from './numberRow.ts';
import { plusMinus } from './plusMinus.ts';

/**
 * Bits of verdicts that err beside those about being right: as equal answers tell, or as the caller
 * says how they err.
 */
function correctness(row: RowOf, report: Report, current: NowHeadline): NumberRow[] {
  const given = report.verdicts.informedness < 1;
  const [label, name] = given
    ? (['     of the verdicts themselves', 'verdicts'] as const)
    : (['     of these about being right', 'correctness'] as const);
  if ([current, report].every(({ bits }) => bits[name] === null)) return [];
  return row(label, ({ bits: { [name]: bits } }) =>
    bits === null ? '–' : plusMinus(bits, 'bits'),
  );
}

/** What a bit costs, where lengths are known. */
function tokens(row: RowOf, current: NowHeadline): NumberRow[] {
  const cost = ({ tokens, bits: { perRollout }, rollouts }: NowHeadline): number =>
    (tokens.total ?? Number.NaN) / ((rollouts ?? Number.NaN) * (perRollout?.value ?? Number.NaN));
  if (!Number.isFinite(cost(current))) return [];
  return row('   Tokens per bit, at least', (headline) =>
    Number.isFinite(cost(headline)) ? formatShort(cost(headline)) : '–',
  );
}

/** What stands below the bits of a run. */
export const bitsRows = { correctness, tokens };
