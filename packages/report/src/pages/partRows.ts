import { formatPercent } from '@bits-per-sample/core';
import { neverPaid } from '../causes/neverPaid.ts';
import type { ReportPart } from '../causes/readParts.ts';
import type { NowHeadline } from '../report/reportShape.ts';
import { isRightPart } from '../trials/isRightPart.ts';
import type { NumberRow, RowOf } from './numberRow.ts';
import { plusMinus } from './plusMinus.ts';

/** Parts that get a line each; the one that says what is right is among them. */
const MOST = 4;

/** The parts of a reward that has several, the one that says what is right first. */
function shownParts({ parts }: Pick<NowHeadline, 'parts'>): readonly ReportPart[] {
  if (parts.length < 2) return [];
  const rank = ({ name }: ReportPart): number => Number(!isRightPart(name));
  return [...parts].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

/** Lines of live groups, bits and pay, part by part. */
export function partRows(current: NowHeadline, row: RowOf) {
  const parts = shownParts(current);
  const never = neverPaid(current.parts);
  const own = (name: string, of: (part: ReportPart) => string) => (headline: NowHeadline) => {
    const part = headline.parts.find((other) => other.name === name);
    return part === undefined ? '–' : of(part);
  };
  const each = (
    label: (name: string, i: number) => string,
    of: (part: ReportPart) => string,
  ): NumberRow[] => parts.flatMap(({ name }, i) => row(label(name, i), own(name, of)));
  return {
    live: each((name) => `     by ${called(name)}`, liveText),
    /** In place of the bits of the sum where what says what is right never paid. */
    bits: each(
      (name, i) =>
        i === 0 && never !== undefined
          ? `3  Bits per rollout, at most: of ${called(name)}`
          : `     of ${called(name)}`,
      bitsText,
    ),
    /** In place of the pass rate where what says what is right never paid. */
    paid:
      never === undefined
        ? []
        : each((name, i) => `${i === 0 ? '4  Paid: ' : '         '}${called(name)}`, paidText),
    never: never?.name,
  };
}

/** A part without a name is called by its place in the list. */
const called = (name: string): string => (/^\d+$/.test(name) ? `part ${name}` : name);

const liveText = ({ liveShare }: ReportPart): string =>
  liveShare === null ? '–' : formatPercent(liveShare);

function bitsText({ bits }: ReportPart): string {
  if (bits === null) return 'more than two values';
  return bits.value === 0 ? '0 seen' : plusMinus(bits, 'bits');
}

function paidText({ paid, mean }: ReportPart): string {
  if (paid !== null) return paid.value === 0 ? '0 %' : plusMinus(paid, 'percent');
  return `mean ${Number(mean.toPrecision(3))}`;
}
