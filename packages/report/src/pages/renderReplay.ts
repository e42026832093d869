import type { Estimate } from '@bits-per-sample/core';
import type { Compared, DrawShares, Replay } from '../replay/replayLog.ts';
import { bits, count, percent, plural } from '../report/format.ts';
import { columns, wrap } from './layout.ts';

/**
 * A replay as a terminal page: what would have been drawn, what that is worth, and what the log
 * cannot say.
 *
 * @param replay what `replayLog` found.
 * @param options columns of the terminal.
 */
export function renderReplay(replay: Replay, { width = 80 }: { width?: number } = {}): string {
  const { strategy, log, effective, draws, drawn } = replay;
  const lines = (text: string): string[] => wrap(text, Math.min(width, 100));
  const row = (name: string, { recorded, replayed, difference }: Compared, show: Show) => [
    name,
    shown(recorded, show),
    shown(replayed, show),
    shown(difference, (x) => signed(x, show === percent ? points : show)),
  ];
  const unknown = [replay.liveShare, replay.passRate, replay.bitsPerRollout]
    .map(({ replayed: { method } }) => /^undefined: (.*)/s.exec(method)?.[1])
    .filter((reason) => reason !== undefined);
  return `${[
    ...lines(
      `${strategy.kind} on ${plural(log.groups, 'group')} of ${plural(log.prompts, 'prompt')} in ${plural(log.steps, 'step')}; compared are the ${plural(log.compared, 'group')} after the first step.`,
    ),
    '',
    ...columns([
      ['', 'recorded', 'replayed', 'difference'],
      row('groups that are live', replay.liveShare, percent),
      row('pass rate', replay.passRate, percent),
      row('bits per rollout', replay.bitsPerRollout, bits),
    ]),
    '',
    ...[...new Set(unknown)].flatMap((reason) => lines(`I cannot tell: ${reason}.`)),
    ...(log.compared === 0
      ? ['']
      : [
          ...lines(
            `Effective sample: ${count(effective.groups)} groups, ${count(effective.prompts)} prompts. ${replay.propensities === 'logged' ? 'Recorded propensities as logged.' : `Mean weight ${shown(replay.meanWeight, (x) => x.toFixed(2))}; 1 when the log was drawn uniformly, as assumed.`}`,
          ),
          '',
          'Draws, by what the prompt did when it was last drawn',
          ...columns([
            ['', 'recorded', 'replayed'],
            ...KINDS.map(([kind, name]) => [
              name,
              percent(draws.recorded[kind]),
              percent(draws.replayed[kind]),
            ]),
          ]),
          ...lines(
            `Of its own ${plural(drawn.groups, 'draw')} of ${plural(drawn.prompts, 'prompt')}, the log holds ${count(drawn.inLog)} in the same step.`,
          ),
          '',
        ]),
    'What a log cannot say',
    ...replay.limits.flatMap((limit) => lines(`- ${limit}`)),
  ].join('\n')}\n`;
}

type Show = (x: number) => string;

const KINDS: readonly (readonly [keyof DrawShares, string])[] = [
  ['unseen', 'not drawn yet'],
  ['failed', 'unsolved every time'],
  ['between', 'solved sometimes'],
  ['solved', 'solved every time'],
];

/** Percentage points. */
const points: Show = (x) => `${(100 * x).toFixed(1)} pt`;

const signed = (x: number, show: Show): string => `${x < 0 ? '−' : '+'}${show(Math.abs(x))}`;

/** `62 % [58 %, 66 %]`, or a question mark. */
function shown({ value, lower, upper }: Estimate, show: Show): string {
  return Number.isNaN(value) ? '?' : `${show(value)} [${show(lower)}, ${show(upper)}]`;
}
