import { bitsFromNats, formatPlain, formatPlural } from '@bits-per-sample/core';
import { type LoggedMean, loggedMean, type ReportLogged } from '../now/logged.ts';
import type { NowFinding } from '../now/nowFinding.ts';
import type { MetricSummary } from './metricSummaries.ts';
import type { MetricWarning } from './metricWarning.ts';

/** A loss this far from 0 is not "near 0". */
const NEAR = 0.1;
/** Share of answers cut off beside which a loss near 0 is not what matters. */
const MOSTLY_CUT = 0.5;

/** What the loss says, by what it is a loss of. */
export function lossWarnings(
  said: ReportLogged,
  summaries: readonly MetricSummary[],
  causes: readonly NowFinding[],
): MetricWarning[] {
  const { objective } = said;
  const loss = loggedMean(said, 'nll') ?? loggedMean(said, 'loss');
  if (loss === undefined) return [];
  const note = (code: string, message: string): MetricWarning[] => [
    { code, message, severity: 'note' },
  ];
  const over = `over ${formatPlural(loss.n, 'logged step')}`;
  if (objective === 'rollouts') {
    // beside a cause that stops learning, a loss of 0 is no comfort
    const stuck = causes.some(
      ({ severity, code }) => severity === 'alarm' && code !== 'answers-cut-off',
    );
    const reward = loggedMean(said, 'reward');
    const cut = (loggedMean(said, 'cut')?.mean ?? 0) >= MOSTLY_CUT;
    const grouped = [loggedMean(said, 'dead'), loggedMean(said, 'live'), spreadOf(summaries)];
    if (grouped.every((one) => one === undefined)) return [];
    if (stuck || cut || reward === undefined || reward.mean === 0 || Math.abs(loss.mean) > NEAR)
      return [];
    return note(
      'loss-near-zero',
      `A loss near 0 (${loss.key}: first ${formatPlain(loss.first)}, mean ${formatPlain(loss.mean)}) is normal in group-relative training: advantages sum to zero in each group, and before the first update the ratio is 1. Look at the reward and the live groups instead.`,
    );
  }
  if (objective === 'pairs') {
    const right = summaries.find(({ key }) =>
      /(?:^|\/)(?:rewards\/accuracies|accuracy)$/.test(key),
    );
    const ranked =
      right === undefined ? '' : ` The share of pairs ranked right ${moved(right)} (${right.key}).`;
    return note(
      'loss-of-pairs',
      `The loss ${moved(loss)} ${over}. It is a loss of preferences, per pair of answers (KTO: per answer) and not per token, so it is no number of bits per token; with the sigmoid loss of DPO ln 2 = 0.693, 1 bit a pair, is a coin flip.${ranked}`,
    );
  }
  if (objective === 'distillation')
    return note(
      'loss-of-distillation',
      `The loss ${moved(loss)} ${over}. It is a divergence from a teacher, and not what a token costs.`,
    );
  const moves = `${loss.key} ${moved(loss)} ${over}.`;
  // no cross-entropy is negative
  if (Math.min(loss.first, loss.last, loss.mean) < 0) return note('loss-logged', moves);
  const [first, last] = [loss.first, loss.last].map((x) => formatPlain(bitsFromNats(x)));
  const bits = `${first === last ? first : `${first} to ${last}`} bits per token`;
  const absorbed =
    loss.last < loss.first
      ? ': what each token still costs. The bits absorbed are the drop summed over the tokens seen.'
      : '.';
  return note(
    'loss-in-bits',
    `${moves} Where it is a cross-entropy in nats per token (SFT, pretraining; not distillation), that is ${bits}${absorbed}${evaluated(summaries)}`,
  );
}

/** The spread of rewards that a group-relative trainer logs. */
const spreadOf = (summaries: readonly MetricSummary[]): MetricSummary | undefined =>
  summaries.find(({ key }) => /^(?:train\/)?reward_std$/.test(key));

/** From the first to the last value, in a word that is true of them. */
function moved({ n, first, last }: Pick<LoggedMean, 'n' | 'first' | 'last'>): string {
  if (n === 1) return `is ${formatPlain(last)}`;
  if (first === last) return `is ${formatPlain(last)} at the first step and at the last`;
  return `${last < first ? 'fell' : 'rose'} from ${formatPlain(first)} to ${formatPlain(last)}`;
}

function evaluated(summaries: readonly MetricSummary[]): string {
  const held = summaries.find(({ key }) =>
    /^(?:eval[_/]loss|test\/nll|val[_/]loss|validation[_/]loss)$/.test(key),
  );
  if (held === undefined) return '';
  return ` Held out, ${held.key} ${moved(held)}: ${formatPlain(bitsFromNats(held.last))} bits per token at the end.`;
}
