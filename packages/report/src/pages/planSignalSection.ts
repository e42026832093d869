import { formatShort, formatValue } from '@bits-per-sample/core';
import type { Plan, PlanAdapter, PlanSignal } from '../plan/planShape.ts';
import type { PlanSection } from './planSection.ts';

/** A rollout beside an example, in one unit. */
export function planSignalSection({ signals, costs }: Plan): Omit<PlanSection, 'refused'> {
  const currency = costs.prices?.currency ?? 'money';
  return {
    id: 'signals',
    title: signals.some(({ kind }) => kind === 'at least')
      ? 'Bits of rewards, teachers and examples'
      : 'Bits of a rollout and of an example',
    before: [],
    rows: signals.map((signal) => [signal.name, signalText(signal, currency)]),
    after:
      signals.length === 0
        ? []
        : [
            [
              'At most: what rewards tell whoever knows how often each comes.',
              ...KINDS.flatMap(([kind, words]) =>
                signals.some((signal) => signal.kind === kind) ? [words] : [],
              ),
              'Which trains faster these numbers do not say.',
            ].join(' '),
          ],
  };
}

/** What bits of a kind are, and are not. */
const KINDS: readonly (readonly [PlanSignal['kind'], string])[] = [
  [
    'at least',
    "At least: what the teacher's probabilities say beyond the student's, of the tokens that are logged. A bound from above and one from below do not say which is larger.",
  ],
  [
    'absorbed',
    'Absorbed: what an example got likelier by. They are of one unit and not of one use: most bits of an example are of its wording.',
  ],
];

const number = (x: number): string => formatValue(x, 'number', { digits: 3 });

function signalText({ kind, bits, tokens, flops, dollars }: PlanSignal, currency: string): string {
  const { value, lower, upper } = bits;
  const range = Number.isNaN(lower) ? '' : ` (${number(lower)} to ${number(upper)})`;
  const per = [
    ...(tokens === null ? [] : [`${number(value / tokens)} a token`]),
    ...(flops === null ? [] : [`${number(value / (flops / 1e15))} a PFLOP`]),
    ...(dollars === null ? [] : [`${number(value / dollars)} a ${currency}`]),
  ];
  const main = `${kind === 'absorbed' ? '' : `${kind} `}${number(value)}${range} bits${kind === 'absorbed' ? ' absorbed' : ''}`;
  return [main, ...per].join(', ');
}

const VERDICT: Readonly<Record<PlanAdapter['verdict'], string>> = {
  'not the limit': 'Far fewer bits came than were seen to fit: its size is not the limit.',
  open: 'Whether its size is the limit is open.',
  'not all can be kept':
    'More bits came than it can hold: not all can be kept. Offers are not needs: 13 parameters were enough to learn what 320,000 bits of rewards had offered.',
  unknown: 'How many bits came the log does not tell.',
};

/** What the adapters can hold. */
export function planAdapterSection({ adapter }: Plan): Omit<PlanSection, 'refused'> {
  const size = (bits: number): string => `${formatShort(Math.round(bits))} bits`;
  return {
    id: 'adapter',
    title: 'What the adapters hold',
    before: [],
    rows:
      adapter === null
        ? []
        : [
            ['holds at most, 16 bits a parameter', size(adapter.storageBits)],
            ['facts that were seen to fit, 2 bits a parameter', size(adapter.knowledgeBits)],
            ...(adapter.rewardBits === null
              ? []
              : ([['rewards so far told at most', size(adapter.rewardBits)]] as const)),
            ...(adapter.exampleBits === null
              ? []
              : ([['examples gave up', size(adapter.exampleBits)]] as const)),
          ],
    after: adapter === null ? [] : [VERDICT[adapter.verdict]],
  };
}
