import {
  type Estimate,
  escapeControls,
  formatBits,
  formatCount,
  formatPercent,
  formatPlural,
} from '@bits-per-sample/core';
import { type Face, sentence } from '../options/sentence.ts';
import type { Compared, DrawShares, Replay } from '../replay/replayShape.ts';
import { columns, wrap } from './layout.ts';
import { finiteJson } from './toJson.ts';

/**
 * A replay as a terminal page: what would have been drawn, what that is worth, and what the log
 * cannot say.
 *
 * @param told what `replay` found.
 * @param options `width` in columns, default 80; `face`: how options are named, default `'terminal'`.
 * @returns the page.
 *
 * @example
 * ```ts
 * const rows = [0, 1].map((step) => ({ step, group: 'a', reward: 1 }));
 * renderReplay(await replay(rows)).startsWith('goldilocks on 2 groups of 1 prompt'); // => true
 * ```
 */
export function renderReplay(
  told: Replay,
  { width = 80, face = 'terminal' }: { readonly width?: number; readonly face?: Face } = {},
): string {
  const replay = escapeControls(told);
  const { strategy, log, effective, draws, drawn } = replay;
  const lines = (text: string): string[] => wrap(sentence(text, face), Math.min(width, 100));
  const row = (name: string, { recorded, replayed, difference }: Compared, show: Show) => [
    name,
    shown(recorded, show),
    shown(replayed, show),
    shown(difference, (x) => signed(x, show === formatPercent ? points : show)),
  ];
  const unknown = [replay.liveShare, replay.passRate, replay.bitsPerRollout]
    .map(({ replayed: { method } }) => /^undefined: (.*)/s.exec(method)?.[1])
    .filter((reason) => reason !== undefined);
  return `${[
    ...lines(
      `${strategy.kind} on ${formatPlural(log.groups, 'group')} of ${formatPlural(log.prompts, 'prompt')} in ${formatPlural(log.steps, 'step')}; compared are the ${formatPlural(log.compared, 'group')} after the first step.`,
    ),
    '',
    ...columns([
      ['', 'recorded', 'replayed', 'difference'],
      row('groups that are live', replay.liveShare, formatPercent),
      row('pass rate', replay.passRate, formatPercent),
      row('bits per rollout', replay.bitsPerRollout, formatBits),
    ]),
    '',
    ...[...new Set(unknown)].flatMap((reason) => lines(`I cannot tell: ${reason}.`)),
    ...(log.compared === 0
      ? ['']
      : [
          ...lines(
            `Effective sample: ${formatCount(effective.groups)} groups, ${formatCount(effective.prompts)} prompts. ${replay.propensities === 'logged' ? 'Recorded propensities as logged.' : `Mean weight ${shown(replay.meanWeight, (x) => x.toFixed(2))}; 1 when the log was drawn uniformly, as assumed.`}`,
          ),
          '',
          'Draws, by what the prompt did when it was last drawn',
          ...columns([
            ['', 'recorded', 'replayed'],
            ...KINDS.map(([kind, name]) => [
              name,
              formatPercent(draws.recorded[kind]),
              formatPercent(draws.replayed[kind]),
            ]),
          ]),
          ...lines(
            `Of its own ${formatPlural(drawn.groups, 'draw')} of ${formatPlural(drawn.prompts, 'prompt')}, the log holds ${formatCount(drawn.inLog)} in the same step.`,
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

const signed = (x: number, show: Show): string =>
  `${x === 0 ? '' : x < 0 ? '−' : '+'}${show(Math.abs(x))}`;

/** `62 % [58 %, 66 %]`, or a question mark. */
function shown({ value, lower, upper }: Estimate, show: Show): string {
  return Number.isNaN(value) ? '?' : `${show(value)} [${show(lower)}, ${show(upper)}]`;
}

/**
 * A replay as JSON text; what is not finite becomes null.
 *
 * @param replay what `replay` found.
 * @returns the text.
 *
 * @example
 * ```ts
 * const rows = [0, 1].map((step) => ({ step, group: 'a', reward: 1 }));
 * JSON.parse(replayJson(await replay(rows))).log.steps; // => 2
 * ```
 */
export const replayJson = (replay: Replay): string => finiteJson(replay);
