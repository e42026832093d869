import { formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import { type LoggedMean, type LoggedPart, loggedMean, type ReportLogged } from './logged.ts';
import { lossWarnings } from './lossWarnings.ts';
import type { MetricSummary } from './metricSummaries.ts';
import type { MetricWarning } from './metricWarning.ts';

/** What a log of metrics does say, the causes first, and how it is easily misread. */
export function metricWarnings(
  said: ReportLogged,
  summaries: readonly MetricSummary[],
): MetricWarning[] {
  if (said.objective !== 'rollouts') return lossWarnings(said, summaries, []);
  const causes = [...cutWarnings(said), ...partWarnings(said)];
  const dead = deadWarnings(said, summaries);
  return [...causes, ...dead, ...rewardWarnings(said), ...lossWarnings(said, summaries, causes)];
}

/** Share of answers cut off that is worth a change. */
const CUT = 0.05;
/** Share cut off above which nothing else about the reward can be judged. */
const MOSTLY_CUT = 0.5;
/** Steps before something that never varied is called a finding. */
const STEPS = 20;

const over = ({ n }: LoggedMean): string => formatPlural(n, 'logged step');

const severityOf = ({ n }: LoggedMean): 'alarm' | 'note' => (n >= STEPS ? 'alarm' : 'note');

/** Answers that were cut off at the length limit, as the means say. */
function cutWarnings(said: ReportLogged): MetricWarning[] {
  const [cut, length] = [loggedMean(said, 'cut'), loggedMean(said, 'length')];
  if (cut === undefined || cut.mean < CUT) return [];
  const long = length === undefined ? '' : `, mean length ${formatPlain(length.mean)}`;
  const message = `${formatPercent(cut.mean)} of the answers hit the length limit${long} (${cut.key}, mean over ${over(cut)}). An answer that is cut before its result cannot be right. → Raise ${limitOf(cut.key)} by half, until fewer than 5 % are cut, or ask for shorter answers.`;
  return [{ code: 'answers-cut', message, severity: 'alarm' }];
}

/** What the limit is called where that column is logged. */
const limitOf = (key: string): string =>
  /completions\//.test(key)
    ? 'the limit (TRL: max_completion_length)'
    : /response_length\//.test(key)
      ? 'the limit (verl: data.max_response_length)'
      : 'the limit';

function partWarnings(said: ReportLogged): MetricWarning[] {
  const functions = said.parts.filter(({ key }) => /(?:^|\/)rewards\//.test(key));
  const paid = (how: LoggedPart['paid']) => functions.filter((part) => part.paid === how);
  const [never, always, sometimes] = [paid('never'), paid('always'), paid('sometimes')];
  const mostlyCut = (loggedMean(said, 'cut')?.mean ?? 0) >= MOSTLY_CUT;
  const list: MetricWarning[] = [];
  if (never.length > 0) {
    const alone =
      sometimes.length === 0 ? '' : ` What the rewards tell comes from ${listed(sometimes)} alone.`;
    const [fewest] = [...never].sort((a, b) => a.n - b.n);
    const first = mostlyCut
      ? 'Raise the length limit first: while most answers are cut, no verifier sees a result. Then grade'
      : 'Grade';
    list.push({
      code: 'part-never-paid',
      message: `${listed(never)} ${never.length === 1 ? 'is' : 'are'} 0 at every one of ${over(fewest!)}: never paid.${alone} → ${first} ten answers by hand. If some are right, the parser or the verifier is broken; if none is, start from easier prompts or from SFT on worked answers.`,
      severity: severityOf(fewest!),
    });
  }
  for (const part of always)
    list.push({
      code: 'part-always-paid',
      message: `${part.name} is ${formatPlain(part.mean)} at every one of ${over(part)}: it pays every answer alike, and gives no gradient. → Drop it, or make it ask for more.`,
      severity: severityOf(part),
    });
  return list;
}

/** 'a', 'a and b', 'a, b and c'. */
const listed = (parts: readonly LoggedPart[]): string => {
  const names = parts.map(({ name }) => name);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

function deadWarnings(said: ReportLogged, summaries: readonly MetricSummary[]): MetricWarning[] {
  const { deadOfBatch } = said;
  const dead = loggedMean(said, 'dead');
  const live = loggedMean(said, 'live');
  const solved = loggedMean(said, 'solved');
  const failed = loggedMean(said, 'failed');
  const list: MetricWarning[] = [];
  const say = (code: string, message: string, loud: boolean): void => {
    list.push({ code, message, severity: loud ? 'alarm' : 'note' });
  };
  if (dead !== undefined && deadOfBatch)
    say(
      'batch-scaled-std',
      `${dead.key} is ${dead.first === dead.mean ? formatPlain(dead.mean) : '0 or 1'} at every one of ${over(dead)}${dead.first === dead.mean ? '' : `, ${formatPlain(dead.mean)} on average`}. With scale_rewards="group" or "none" that is the share of groups with equal rewards; with scale_rewards="batch" it describes the whole batch and hides dead groups. The log does not say which was set.`,
      dead.mean > 0,
    );
  else if (dead !== undefined)
    say(
      'dead-groups-logged',
      `${dead.key} averages ${formatPlain(dead.mean)} over ${over(dead)}: about ${formatPercent(dead.mean)} of the groups had equal rewards, and no gradient from the reward.`,
      dead.mean >= LOUD,
    );
  if (live !== undefined) {
    const rest = [
      solved === undefined ? '' : `${formatPercent(solved.mean)} were all right`,
      failed === undefined ? '' : `${formatPercent(failed.mean)} all wrong`,
    ].filter((text) => text !== '');
    say(
      'live-groups-logged',
      `${formatPercent(live.mean)} of the groups were live, with a contrast in their rewards${rest.length === 0 ? '' : `; ${rest.join(' and ')}`} (${live.key}, mean over ${over(live)}).`,
      live.mean <= 1 - LOUD,
    );
  }
  const spread = named(summaries, 'reward_std');
  if (spread && dead === undefined && spread.zeroShare > 0)
    say(
      'reward-std-zero',
      `${spread.key} is 0 in ${formatPercent(spread.zeroShare)} of ${formatPlural(spread.n, 'logged step')}: there every group was dead. It says nothing about single groups in the other steps; newer TRL logs frac_reward_zero_std for that.`,
      true,
    );
  const gradient = named(summaries, 'grad_norm');
  if (gradient && spread && spread.zeroShare > gradient.zeroShare)
    say(
      'dead-is-not-still',
      `${gradient.key} is 0 in ${formatPercent(gradient.zeroShare)} of the steps only: without a gradient from the reward, another term of the loss (such as KL) still moves the weights, so a dead group is not a step without an update.`,
      false,
    );
  return list;
}

/** Share of dead groups that is told before all else. */
const LOUD = 0.25;

const named = (summaries: readonly MetricSummary[], name: string): MetricSummary | undefined =>
  summaries.find(({ key }) => key === name || key === `train/${name}`);

function rewardWarnings(said: ReportLogged): MetricWarning[] {
  const reward = loggedMean(said, 'reward');
  if (reward === undefined) return [];
  const { key, mean, first, last } = reward;
  if (mean === 0 && first === 0 && last === 0 && reward.n >= 3) {
    const message = `${key} averages 0 over ${over(reward)}. If no reward is negative, nothing was ever paid, and group-relative training had nothing to learn from. → Grade ten answers by hand before anything else.`;
    return [{ code: 'reward-zero', message, severity: severityOf(reward) }];
  }
  const message =
    reward.n === 1
      ? `${key} is ${formatPlain(mean)} at the one step that was logged.`
      : `${key} averages ${formatPlain(mean)} over ${over(reward)}: ${formatPlain(first)} at the first, ${formatPlain(last)} at the last.`;
  return [{ code: 'reward-logged', message, severity: 'note' }];
}
