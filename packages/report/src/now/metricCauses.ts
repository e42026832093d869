import { formatList, formatPercent, formatPlain } from '@bits-per-sample/core';
import { isRightPart } from '../trials/isRightPart.ts';
import { type LoggedMean, type LoggedPart, loggedMean, type ReportLogged } from './logged.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { meanAt } from './metricChange.ts';
import { limitOf } from './metricCut.ts';
import { lengthUnit, loggedSteps, metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** Share of answers cut off that is worth a change. */
const CUT = 0.05;
/** Of sums of shares. */
const TOLERANCE = 1e-6;
/** Share cut off that is a fault of the run, and not of its hardest prompts alone. */
const MANY_CUT = 0.2;
/** Share cut off above which nothing else about the reward can be judged. */
const MOSTLY_CUT = 0.5;
/** Share of groups without a contrast that is worth a change. */
const DEAD = 0.75;
/** Steps before something that never varied is called a finding. */
const STEPS = 20;

/** What the columns of a log of means tell of causes, the most telling first. */
export function metricCauses(
  columns: LoggedColumns,
  said: ReportLogged,
  { trends, from }: { readonly trends: readonly NowFinding[]; readonly from: number | null },
): NowFinding[] {
  if (said.objective !== 'rollouts') return [];
  const told = (code: string): boolean =>
    trends.some((trend) => trend.code === code && trend.state === 'active');
  const parts = partCauses(said);
  return [
    ...parts.filter(({ code }) => code === 'part-never-paid'),
    ...(parts.some(({ code }) => code === 'part-never-paid') ? [] : zeroReward(said)),
    ...(told('cut-rises') ? [] : cutCauses(columns, said, from)),
    ...(told('less-live') || told('used-up') ? [] : deadCauses(said)),
    ...parts.filter(({ code }) => code === 'part-always-paid'),
  ];
}

const cause = (
  found: Pick<NowFinding, 'code' | 'metric' | 'severity' | 'now' | 'fact' | 'meaning' | 'change'>,
  { key, n, mean }: LoggedMean,
): NowFinding => ({
  ...found,
  state: 'active',
  seen: null,
  onset: null,
  before: null,
  evidence: { column: key, steps: n, wholeRun: mean },
});

const severityOf = ({ n }: LoggedMean): 'alarm' | 'note' => (n >= STEPS ? 'alarm' : 'note');

/** A part that says whether answers are right, or all of them: alarm. Shape alone: ask. */
function severityOfNever(
  fewest: LoggedPart,
  never: readonly LoggedPart[],
  sometimes: readonly LoggedPart[],
): NowFinding['severity'] {
  const loud = severityOf(fewest);
  const matters = sometimes.length === 0 || never.some(({ name }) => isRightPart(name));
  return loud === 'alarm' && !matters ? 'ask' : loud;
}

/** Its mean now, where the current window has one. */
const nowOf = ({ now, mean }: LoggedMean): number => now ?? mean;

function cutCauses(columns: LoggedColumns, said: ReportLogged, from: number | null): NowFinding[] {
  const [cut, length] = [loggedMean(said, 'cut'), loggedMean(said, 'length')];
  const series = columns.of('cut');
  if (cut === undefined || series === undefined) return [];
  const window = meanAt(series, { from: from ?? -Infinity, to: Infinity });
  // at least, by three standard errors, where there are steps enough to know them
  const least = window === undefined ? nowOf(cut) : window.mean - 3 * window.standardError;
  if (least < CUT - TOLERANCE) return [];
  const long =
    length === undefined
      ? ''
      : `, mean length ${metricValue('length', nowOf(length))} ${lengthUnit(length.key)}`;
  return [
    cause(
      {
        code: 'answers-cut-off',
        metric: 'cut',
        severity: nowOf(cut) < MANY_CUT ? 'ask' : 'alarm',
        now: nowOf(cut),
        fact: `${formatPercent(nowOf(cut))} of the answers are cut off at the length limit${long}`,
        meaning: `An answer that is cut before its result cannot be right. ${cut.key}: ${formatPercent(cut.mean)} over ${loggedSteps(cut.n)}.`,
        change: `Raise ${limitOf(cut.key)} by half, until fewer than 5 % are cut, or ask for shorter answers.`,
      },
      cut,
    ),
  ];
}

function partCauses(said: ReportLogged): NowFinding[] {
  const functions = said.parts.filter(({ key }) => /(?:^|\/)rewards\//.test(key));
  const paid = (how: LoggedPart['paid']) => functions.filter((part) => part.paid === how);
  const [never, always, sometimes] = [paid('never'), paid('always'), paid('sometimes')];
  const mostlyCut = (loggedMean(said, 'cut')?.mean ?? 0) >= MOSTLY_CUT;
  const names = (parts: readonly LoggedPart[]) => formatList(parts.map(({ name }) => name));
  const [fewest] = [...never].sort((a, b) => a.n - b.n);
  const list: NowFinding[] = [];
  if (fewest !== undefined) {
    const one = never.length === 1;
    const quoted = formatList(never.map(({ name }) => `\`${name}\``));
    const first = mostlyCut
      ? 'Raise the length limit first: while most answers are cut, no verifier sees a result. Then grade'
      : 'Grade';
    list.push(
      cause(
        {
          code: 'part-never-paid',
          metric: `part:${fewest.name}`,
          severity: severityOfNever(fewest, never, sometimes),
          now: 0,
          fact: `${quoted} ${one ? 'was' : 'were'} never paid: 0 at every one of ${loggedSteps(fewest.n)}`,
          meaning: `${sometimes.length === 0 ? '' : `What the rewards tell comes from ${names(sometimes)} alone. `}So far ${names(never)} ${one ? 'gives' : 'give'} no gradient.`,
          change: never.some(({ name }) => isRightPart(name))
            ? `${first} ten answers by hand. If some are right, the parser or the verifier is broken; if none is, start from easier prompts or from SFT on worked answers.`
            : `${first} ten answers by hand. If some ought to be paid, its code is broken; if none, ask for it in the prompt or drop it.`,
        },
        fewest,
      ),
    );
  }
  for (const part of always)
    list.push(
      cause(
        {
          code: 'part-always-paid',
          metric: `part:${part.name}`,
          severity: 'note',
          now: part.mean,
          fact: `\`${part.name}\` is ${formatPlain(part.mean)} at every one of ${loggedSteps(part.n)}`,
          meaning: 'It pays every answer alike, and gives no gradient.',
          change: 'Drop it, or make it ask for more.',
        },
        part,
      ),
    );
  return list;
}

function zeroReward(said: ReportLogged): NowFinding[] {
  const reward = loggedMean(said, 'reward');
  if (reward === undefined || reward.n < 3) return [];
  if (reward.mean !== 0 || reward.first !== 0 || reward.last !== 0) return [];
  return [
    cause(
      {
        code: 'reward-zero',
        metric: 'reward',
        severity: severityOf(reward),
        now: 0,
        fact: `\`${reward.key}\` averages 0 over ${loggedSteps(reward.n)}`,
        meaning:
          'If no reward is negative, nothing was ever paid, and a group baseline leaves no gradient.',
        change: 'Grade ten answers by hand before anything else.',
      },
      reward,
    ),
  ];
}

/** Groups whose rewards are equal: three of four now, or more. */
function deadCauses(said: ReportLogged): NowFinding[] {
  const [dead, logged] = [loggedMean(said, 'dead'), loggedMean(said, 'live')];
  const told = logged ?? dead;
  if (told === undefined || (told === dead && said.deadOfBatch)) return [];
  const live = told === dead ? 1 - nowOf(told) : nowOf(told);
  if (live > 1 - DEAD) return [];
  const [solved, failed] = [loggedMean(said, 'solved'), loggedMean(said, 'failed')];
  const rest = [
    ...(solved === undefined ? [] : [`${formatPercent(nowOf(solved))} are all right`]),
    ...(failed === undefined ? [] : [`${formatPercent(nowOf(failed))} all wrong`]),
  ];
  return [
    cause(
      {
        code: 'few-live',
        metric: 'live',
        severity: 'ask',
        now: live,
        fact: `${formatPercent(live)} of the groups are live`,
        meaning: `In the others all rewards are equal, and a group baseline leaves no gradient.${rest.length === 0 ? '' : ` Of all groups ${rest.join(' and ')}.`} ${told.key}: ${metricValue(told.role, told.mean)} over ${loggedSteps(told.n)}.`,
        change:
          'All right: draw those prompts less often, or harder ones. All wrong: easier prompts, hints, or more rollouts per prompt.',
      },
      told,
    ),
  ];
}
