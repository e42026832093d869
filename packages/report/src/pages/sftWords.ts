import { type Estimate, formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { ReportSft, SftDrop, SftSource, SftVerdict } from '../sft/sftShape.ts';

/** A number of bits to so many places. */
const digits = (x: number, places: number): string =>
  x
    .toFixed(places)
    .replace(/^-(0(?:\.0*)?)$/, '$1')
    .replace('-', '−');

/** Places that the width of an interval leaves, two digits of half of it. */
const placesOf = (width: number): number =>
  width > 0 && Number.isFinite(width)
    ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(width / 2))))
    : 2;

/** `18.0 ± 5.8`: no finer than the interval. */
function bitsText({ value, lower, upper }: Estimate<string>): string {
  if (Number.isNaN(lower)) return `${sizeText(value)}, no interval`;
  const places = placesOf(upper - lower);
  return `${digits(value, places)} ± ${digits((upper - lower) / 2, places)}`;
}

/** Bits without an interval, to three digits. */
function sizeText(x: number | null): string {
  if (x === null || Number.isNaN(x)) return '–';
  return digits(x, x === 0 ? 0 : Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(x))))));
}

/** What was read: `1,200 examples of 5 sources, scored before and after`. */
export function sftRead({ examples, sources, scored, scores }: ReportSft, format: string): string {
  const names = new Set(sources.map(({ name }) => name));
  const of = names.size > 1 ? ` of ${formatPlural(names.size, 'source')}` : '';
  const [least, most] = scores;
  const times =
    least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  const how =
    scored === 'once'
      ? 'scored once'
      : scored === 'before and after'
        ? 'scored before and after'
        : `scored ${times} times${scored === 'in training' ? ', as they were trained on' : ''}`;
  return `${formatPlural(examples, 'example')}${of}, ${how} (${format})`;
}

/** A number of the first screen. */
export interface SftNumber {
  readonly name: string;
  readonly value: string;
  readonly beside: string;
}

/** What is told first: bits absorbed per example and per token, and what is left. */
export function sftNumbers(sft: ReportSft): SftNumber[] {
  const { absorbed, trained, heldOut, before, end, memorised, acrossSources, refusal } = sft;
  if (refusal !== null)
    return before === null
      ? []
      : [
          {
            name: 'Bits that an example costs',
            value: sizeText(before),
            beside: 'not what it taught',
          },
        ];
  const rows: SftNumber[] = [];
  const add = (name: string, drop: SftDrop | null): void => {
    if (drop === null) return;
    const main = drop.perExample ?? drop.perToken;
    if (main === null) return;
    const token = drop.perExample === null ? '' : drop.perToken;
    const beside = token ? `${sizeText(token.value)} per token` : '';
    rows.push({ name, value: bitsText(main), beside });
  };
  const per = absorbed.perExample === null ? 'token' : 'example';
  if (trained === null || heldOut === null) add(`Bits absorbed per ${per}`, absorbed);
  else {
    add(`Bits absorbed per ${per}, trained on`, trained);
    add(`Bits absorbed per ${per}, held out`, heldOut);
  }
  if (memorised !== null)
    rows.push({
      name: `Memorised, bits per ${memorised.unit === 'bits/token' ? 'token' : 'example'}`,
      value: bitsText(memorised),
      beside: 'trained on less held out',
    });
  if (acrossSources !== null)
    rows.push({
      name: 'For other sources like these',
      value: bitsText(acrossSources),
      beside: `per ${per}`,
    });
  if (before !== null)
    rows.push({
      name: 'Bits of an example at first',
      value: sizeText(before),
      beside: shareOf(absorbed, before),
    });
  if (end !== null)
    rows.push({
      name: 'Left, bits per token',
      value: sizeText(end.left),
      beside: end.last === null ? '' : `last pass ${bitsText(end.last)}`,
    });
  return rows;
}

const shareOf = ({ perExample }: SftDrop, before: number): string =>
  perExample === null ? '' : `${formatPercent(perExample.value / before)} of it went`;

const DOES: Readonly<Record<SftVerdict, string>> = {
  teaches: 'teaches',
  'nothing more': 'nothing more',
  forgets: 'FORGETS',
  'cannot tell': 'cannot tell',
};

const nameOf = ({ name, split }: SftSource): string =>
  `${name ?? 'all'}${split === 'eval' ? ', held out' : ''}`;

/** The sources as a table, its head first; one source alone is no table. */
export function sftSourceRows({ sources }: ReportSft): string[][] {
  if (sources.length < 2) return [];
  const tokens = sources.some(({ tokens: n }) => n !== null);
  const last = sources.some((source) => source.last !== null);
  return [
    [
      'source',
      ' ',
      'examples',
      'bits absorbed',
      ...(tokens ? ['per token', 'left'] : []),
      ...(last ? ['last pass'] : []),
    ],
    ...sources.map((source) => {
      const { absorbed, left } = source;
      const main = absorbed.perExample ?? absorbed.perToken;
      return [
        nameOf(source),
        DOES[source.verdict],
        formatCount(absorbed.examples),
        main === null ? '–' : bitsText(main),
        ...(tokens ? [sizeText(absorbed.perToken?.value ?? null), sizeText(left)] : []),
        ...(last ? [source.last === null ? '–' : bitsText(source.last)] : []),
      ];
    }),
  ];
}

/** What the numbers mean and what to do, as sentences. */
export function sftSentences(sft: ReportSft): string[] {
  const { sources, end, refusal, heldOut, trained, scores } = sft;
  if (refusal !== null) return [];
  const told = sources.filter(({ name }) => name !== null);
  const of = (verdict: SftVerdict, among = told): string[] => [
    ...new Set(among.filter((source) => source.verdict === verdict).map(({ name }) => name!)),
  ];
  const trainedOn = told.filter(({ split }) => split !== 'eval');
  const idle = of('nothing more', trainedOn);
  const worse = of('forgets');
  const unsure = of('cannot tell', trainedOn).filter((name) => !worse.includes(name));
  const pass = scores[1] > 2 ? 'in the last pass' : 'in this training';
  return [
    'Absorbed is what an example got likelier by. Of examples that were trained on it is learned and memorised together; of held-out ones it is learned.',
    ...(idle.length > 0
      ? [
          `${listed(idle)} ${idle.length === 1 ? 'teaches' : 'teach'} nothing more ${pass}: at most 2 % of what ${idle.length === 1 ? 'its' : 'their'} examples still cost. More passes over ${idle.length === 1 ? 'it' : 'them'} cost the same and change little; what RL or another source would do with the budget this log cannot tell.`,
        ]
      : []),
    ...(worse.length > 0
      ? [
          `${listed(worse)} got less likely: the model forgets there. Mix such examples in, lower the learning rate, or accept it.`,
        ]
      : []),
    ...(unsure.length > 0 && sources.length > 1
      ? [`Of ${listed(unsure)} these examples are too few, or differ too much, to tell.`]
      : []),
    ...(trained !== null && heldOut === null
      ? ['No example was held out: what was learned and what was memorised cannot be told apart.']
      : []),
    ...(end === null
      ? []
      : [
          `What is left is no fault by itself: labels that the model cannot foresee cost bits for ever. They reach the gradient as noise, whose size (1 − Σ t² per token, t the chances of the labels) does not fall while the signal does; so at the end more examples per batch, or a lower rate, and not more passes.`,
        ]),
  ];
}

const listed = (names: readonly string[]): string =>
  names.length < 3
    ? names.join(' and ')
    : `${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;

/** For whom the intervals hold. */
export const sftFooter = ({ absorbed, refusal }: ReportSft): string => {
  const mean = absorbed.perExample ?? absorbed.perToken;
  return refusal !== null || mean === null
    ? ''
    : `±: ${formatPercent(mean.level)}, for examples like these.`;
};
