import type { Crossing } from '@bits-per-sample/capability';
import {
  type Estimate,
  formatBits,
  formatCount,
  formatPercent,
  formatPlain,
  formatPlural,
} from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import type { ComparisonPicture } from '../pictures/pagePicture.ts';

/** A part of the comparison, as sentences and a table; every renderer prints the same. */
export interface ComparisonSection {
  /** Anchor, and the picture that belongs here. */
  readonly id: ComparisonPicture['section'];
  /** Heading. */
  readonly title: string;
  /** Sentences. */
  readonly text: readonly string[];
  /** Rows with a head; empty when there is nothing to tabulate. */
  readonly rows: readonly (readonly string[])[];
}

/** The comparison in four parts: curves, prompts, categories, bits. */
export function comparisonSections(comparison: Comparison): ComparisonSection[] {
  return [
    curves(comparison),
    prompts(comparison),
    ...(comparison.categories.length > 0 ? [categories(comparison)] : []),
    ...(comparison.categories.some(({ reach: k }) => k !== null) ? [reach(comparison)] : []),
    ledger(comparison),
  ];
}

/** The verdict in one sentence. */
export function verdictText({ curves: { verdict, ks, difference } }: Comparison): string {
  const known = ks.filter((_, l) => !Number.isNaN(difference[l]!.value));
  const all =
    known.length === 1 ? `k = ${known[0]}` : `every k from ${known[0]} to ${known.at(-1)}`;
  /** The k at which a lead is clearest. */
  const ahead = (sign: 1 | -1) => {
    const clear = (l: number) => (sign === 1 ? difference[l]!.lower : -difference[l]!.upper);
    const leads = ks.flatMap((_, l) => (clear(l) > 0 ? [l] : []));
    return leads.length === 0
      ? undefined
      : ks[leads.reduce((a, l) => (clear(l) > clear(a) ? l : a))];
  };
  if (verdict === 'certified crossing')
    return `Certified crossing: the trained model is ahead at k = ${ahead(1)}, the base model at k = ${ahead(-1)}, both beyond chance.`;
  if (verdict === 'trained ahead throughout')
    return `The trained model is ahead at ${all}, beyond chance.`;
  if (verdict === 'base ahead throughout')
    return `The base model is ahead at ${all}, beyond chance.`;
  const [up, down] = [ahead(1), ahead(-1)];
  const part =
    up !== undefined
      ? `the trained model is ahead at k = ${up} beyond chance, but not at every k`
      : down !== undefined
        ? `the base model is ahead at k = ${down} beyond chance, but not at every k`
        : 'no difference at any k is beyond chance';
  return `Not certified: ${part}. Whether the curves cross is open.`;
}

function curves(comparison: Comparison): ComparisonSection {
  const { ks, base, trained, difference, crossings } = comparison.curves;
  const few = new Set(shownKs(ks));
  const { mcnemar } = comparison;
  const listed = [...crossings].sort((a, b) => Number(b.certified) - Number(a.certified));
  return {
    id: 'curves',
    title: 'One of k tries succeeds',
    text: [
      verdictText(comparison),
      ...listed.slice(0, 4).map(crossingText),
      ...(crossings.length > 4
        ? [`${crossings.length - 4} more places where the estimated curves cross.`]
        : []),
      ...(mcnemar === null
        ? []
        : [
            `Single samples: ${formatPlural(mcnemar.trainedOnly, 'prompt')} solved by the trained model only, ${mcnemar.baseOnly} by the base only; McNemar p = ${formatPlain(mcnemar.pValue)} (mid-p ${formatPlain(mcnemar.midP)}).`,
          ]),
    ],
    rows: [
      ['k', 'base', 'trained', 'difference'],
      ...ks.flatMap((k, l) =>
        few.has(k)
          ? [[String(k), share(base[l]!), share(trained[l]!), points(difference[l]!)]]
          : [],
      ),
    ],
  };
}

/** Powers of two and the ends, unless few were asked for. */
function shownKs(ks: readonly number[]): number[] {
  if (ks.length <= 12) return [...ks];
  return ks.filter((k, l) => Number.isInteger(Math.log2(k)) || l === ks.length - 1);
}

function crossingText({ k, overtakes, certified }: Crossing): string {
  const from = k.lower;
  const to = k.upper === Infinity ? 'beyond the attempts' : String(k.upper);
  return `At k = ${k.value} the ${overtakes} model overtakes (${from} to ${to}; ${certified ? 'certified' : 'not certified'}).`;
}

function prompts({ classes, prompts: total }: Comparison): ComparisonSection {
  const title = 'Elicited or new, prompt by prompt';
  if (classes === null)
    return {
      id: 'prompts',
      title,
      text: [
        'One attempt per prompt does not tell what a model can do (`epsilon: P` asks anyway).',
      ],
      rows: [],
    };
  const { latent, novel, undetermined, expected, epsilon } = classes;
  const cell = (x: number) => x.toFixed(1);
  const rate = formatPlain(Number(epsilon.toPrecision(3)));
  return {
    id: 'prompts',
    title,
    text: [
      `Of ${formatPlural(total, 'prompt')} ${formatCount(latent)} ${latent === 1 ? 'was' : 'were'} latent in the base, ${formatCount(novel)} ${novel === 1 ? 'is' : 'are'} novel and ${formatCount(undetermined)} undetermined (a model can do a prompt from a pass rate of ${rate} on; \`epsilon\` sets it).`,
      ...(novel === 0
        ? [
            `To call a prompt novel, ${formatPlural(classes.failuresToExclude, 'failure')} of the base would be needed at this rate.`,
          ]
        : []),
    ],
    rows: [
      ['prompts expected', 'trained can', 'trained cannot'],
      ['base can', cell(expected.both), cell(expected.baseOnly)],
      ['base cannot', cell(expected.trainedOnly), cell(expected.neither)],
    ],
  };
}

function categories({ categories: all, spread }: Comparison): ComparisonSection {
  const text: string[] = [];
  if (spread !== null) {
    const { spread: sd, verdict, gained, lost, concentration } = spread;
    text.push(
      Number.isNaN(sd.value)
        ? `Whether gains differ between categories cannot be told: ${reason(sd)}.`
        : verdict === 'jagged'
          ? `Jagged: beyond noise, true gains differ by ${formatPercent(sd.value)} (${formatPercent(sd.lower)} to ${formatPercent(sd.upper)}) between categories, as a standard deviation.`
          : `Not certified jagged: noise may explain all differences between gains (spread at most ${formatPercent(sd.upper)}).`,
    );
    const names = (list: readonly string[]) =>
      list.length === 0 ? 'none' : list.slice(0, 8).join(', ') + (list.length > 8 ? ', …' : '');
    text.push(`Gained beyond chance: ${names(gained)}. Lost: ${names(lost)}.`);
    if (!Number.isNaN(concentration.value))
      text.push(
        `The gain is concentrated as if in ${formatPlain(Number(concentration.value.toPrecision(2)))} of ${formatPlural(concentration.n, 'category', 'categories')}.`,
      );
  }
  const sorted = [...all].sort((a, b) => b.gain.value - a.gain.value);
  return {
    id: 'categories',
    title: 'By category, one try',
    text,
    rows: [
      ['category', 'prompts', 'base', 'trained', 'gain'],
      ...sorted.map(({ name, prompts: n, base, trained, gain }) => [
        name,
        String(n),
        share(base, false),
        share(trained, false),
        points(gain),
      ]),
    ],
  };
}

/** What each category can still find in many tries: elicited or new is judged per category. */
function reach({ categories: all }: Comparison): ComparisonSection {
  const known = all.flatMap(({ name, reach: found, classes }) =>
    found === null ? [] : [{ name, classes, ...found }],
  );
  const most = Math.max(...known.map(({ k }) => k));
  const named = (test: (row: (typeof known)[number]) => boolean) => {
    const names = known.filter(test).map(({ name }) => name);
    return names.length === 0 ? 'none' : names.slice(0, 8).join(', ');
  };
  return {
    id: 'reach',
    title: `By category, one of ${formatCount(most)} tries`,
    text: [
      `Within reach of the trained model and not of the base before: ${named(({ difference }) => difference.lower > 0)}. Given up: ${named(({ difference }) => difference.upper < 0)}. Certified crossing: ${named(({ verdict }) => verdict === 'certified crossing')}.`,
    ],
    rows: [
      ['category', 'base', 'trained', 'difference', 'new', 'lost'],
      ...[...known]
        .sort((a, b) => b.difference.value - a.difference.value)
        .map(({ name, base, trained, difference, classes }) => [
          name,
          share(base, false),
          share(trained, false),
          points(difference),
          classes?.trainedOnly.toFixed(1) ?? '–',
          classes?.baseOnly.toFixed(1) ?? '–',
        ]),
    ],
  };
}

function ledger({ ledger: { entries, gainPerBit, verdict } }: Comparison): ComparisonSection {
  const ratio = Number.isNaN(gainPerBit.value)
    ? `What the gain cost cannot be told: ${reason(gainPerBit)}.`
    : `Bits gained per bit received: ${formatPlain(Number(gainPerBit.value.toPrecision(2)))}${range(gainPerBit, (x) => formatPlain(Number(x.toPrecision(2))))}; ${
        verdict === 'beyond these rewards'
          ? 'these rewards cannot explain the gain: it was latent in the base or came from elsewhere'
          : 'these rewards may explain the gain, which proves nothing'
      }.`;
  return {
    id: 'ledger',
    title: 'What the bits bought',
    text: [ratio],
    rows: [
      ['bits per prompt', 'value', 'from', 'to'],
      ...entries.map(({ label, bits: amount }) => [
        label,
        ...[amount.value, amount.lower, amount.upper].map((x) =>
          Number.isNaN(x) ? 'cannot tell' : amountText(x),
        ),
      ]),
    ],
  };
}

const amountText = (x: number): string =>
  x === Infinity ? '∞' : x < 0 ? `−${formatBits(-x)}` : formatBits(x);

const reason = ({ method }: Estimate): string => method.replace('undefined: ', '');

function range({ lower, upper }: Estimate, print: (x: number) => string): string {
  if (Number.isNaN(lower)) return '';
  return ` (${print(lower)} to ${upper === Infinity ? '∞' : print(upper)})`;
}

/** `18.0 % (16.1–20.0)`. */
function share(estimate: Estimate, withRange = true): string {
  const { value, lower, upper } = estimate;
  if (Number.isNaN(value)) return 'cannot tell';
  const number = (x: number) => (100 * x).toFixed(1);
  const ends = withRange && !Number.isNaN(lower) ? ` (${number(lower)}–${number(upper)})` : '';
  return `${number(value)} %${ends}`;
}

/** `+7.9 (4.0 to 11.8)`, in points. */
function points({ value, lower, upper }: Estimate): string {
  if (Number.isNaN(value)) return 'cannot tell';
  const number = (x: number) => `${x > 0 ? '+' : x < 0 ? '−' : ''}${Math.abs(100 * x).toFixed(1)}`;
  return `${number(value)}${Number.isNaN(lower) ? '' : ` (${number(lower)} to ${number(upper)})`}`;
}
