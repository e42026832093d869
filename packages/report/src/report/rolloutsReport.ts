import { isDictionary, type Table } from '@bits-per-sample/core';
import { judgedSample } from '../causes/judgedSample.ts';
import { neverPaid } from '../causes/neverPaid.ts';
import { readCut } from '../causes/readCut.ts';
import { readParts } from '../causes/readParts.ts';
import { readEvaluation } from '../evaluation/readEvaluation.ts';
import { logged, loggedMean, type ReportLogged } from '../now/logged.ts';
import { loggedColumns } from '../now/loggedColumns.ts';
import { promptsOf, whyNoPrompts } from '../trials/promptsOf.ts';
import { countsOf, type Groups, readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { type Tally, tallyClasses } from '../trials/tally.ts';
import { readAdvice } from './advice.ts';
import { type AskedGroups, askedGroups, observations } from './askedGroups.ts';
import { cellsOf, readBits, zoneOf } from './bits.ts';
import type { BuildOptions } from './buildOptions.ts';
import { categorySpread } from './categorySpread.ts';
import { warnAboutDependence } from './dependence.ts';
import { mayBeFiltered } from './filtered.ts';
import { findings } from './findings.ts';
import { histogram } from './histogram.ts';
import { keepGroups } from './keptGroups.ts';
import { readLive } from './live.ts';
import { meanRewards } from './meanRewards.ts';
import { metricSummaries } from './metricSummaries.ts';
import { readNoiseScale } from './noiseScale.ts';
import { defined, sum } from './numbers.ts';
import { ofOneKind } from './ofOneKind.ts';
import { passAtKLadder } from './passAtKLadder.ts';
import { readPassRate } from './passRate.ts';
import { promptTable } from './promptTable.ts';
import { rateMeans } from './rateMeans.ts';
import { readSurprise } from './readSurprise.ts';
import { commonSize, countGroups, countWaste, describeReward, readTokens } from './reportGroups.ts';
import type { Report } from './reportShape.ts';
import { sliceByCategory, sliceBySteps } from './slices.ts';
import { supervisedBits } from './supervisedBits.ts';
import { tokenBits } from './tokenBits.ts';
import { warnAboutGroups, warnAboutPrompts, warnAboutRewards } from './warnAbout.ts';
import { warnAboutCut } from './warnAboutCut.ts';
import { warnAboutParts } from './warnAboutParts.ts';
import { warnAboutSuccess } from './warnAboutSuccess.ts';
import { ADVICE, NUMBERS, WASTE, type Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

/** What can be judged of a run's groups. */
interface Judged {
  readonly tally: Tally;
  readonly graded: boolean;
  /** Most groups hold a single rollout, so that grouping failed. */
  readonly ungrouped: boolean;
  /** There are groups of two or more, and they can be trusted to be groups. */
  readonly judged: boolean;
}

// long: each number once, in the order in which one needs the other
/** The report of a log of rollouts or of counts. */
export function rolloutsReport(
  source: ReportSource,
  { rule, kind, level = 0.95, norms, question = 'sample', errors }: BuildOptions,
  warnings: Warnings,
): Report {
  const table = ofOneKind(source.groups, kind, warnings);
  const gradedSuccess = rule === undefined && isGraded(source, table);
  const prompts = promptsOf(source, table);
  const parts = readParts(table, { prompts, level });
  const neverRight = rule === undefined ? neverPaid(parts)?.name : undefined;
  const groups = readGroups(table, {
    rule,
    rewardValues: source.rewardValues,
    gradedSuccess,
    neverRight,
  });
  const facts = judge(groups);
  const { tally, graded, judged } = facts;
  const known = sum(groups.attempts);
  const missing = sum(groups.missing);
  warnAboutParts(parts, table, groups, warnings);
  const cutting = readCut(table, groups);
  const cut = cutting?.cut;
  warnAboutCut(cutting, warnings);
  if (rule === undefined) warnAboutSuccess(source, gradedSuccess, warnings);
  const means = meanRewards(source.notes ?? [], groups, level, warnings);
  if (means === undefined) {
    const unscored = known === 0 ? tokenBits(table) : undefined;
    const rewards = { known, missing, errors: source.errors ?? 0, unscored };
    warnAboutRewards(groups, rule, rewards, warnings);
    warnAboutGroups(groups, tally, source.input, facts.ungrouped, warnings);
  }
  const metrics = source.metrics ?? [];
  const said = logged(loggedColumns(metrics));
  const asks = { question, level };
  const asked =
    graded || !judged
      ? null
      : keptGroups(askedGroups(groups, prompts, { ...asks, least: 2 }), said, warnings);
  const groupSize = commonSize(groups);
  const rates = asked === null ? undefined : rateMeans(asked, errors, groupSize);
  const verdicts = { success: groups.success, neverRight: neverRight !== undefined };
  const bits = {
    ...readBits(asked, rates?.bits, supervisedBits(groups, prompts, level), warnings),
    surprise: readSurprise(source, { table, level, ...verdicts }, warnings),
  };
  if (means === undefined) warnUnjudged(facts, known, warnings);
  if (asked !== null) warnAboutDependence(asked, warnings);
  const wasteKnown = judged && asked?.kept !== true;
  const length = loggedMean(said, 'length');
  const tokens = readTokens(groups, wasteKnown, known + missing, warnings, length);
  const live = readLive(asked, { groupSize, share: rates?.live }, warnings);
  const advice = readAdvice(asked, { live, lives: rates?.lives ?? [] }, warnings);
  const noise = readNoiseScale(metrics, norms, { level, unit: 'prompt groups' }, warnings);
  const steps = sliceBySteps(groups);
  const byGroup = table.columns.prompt === undefined || source.prompts?.method === 'group';
  const severalSteps = steps.length > 1;
  warnAboutPrompts(whyNoPrompts(source), { asked, byGroup, severalSteps }, warnings);
  // over the same groups as the bits, where there are any
  const rated = asked ?? askedGroups(groups, prompts, { ...asks, least: 1 });
  const report: Omit<Report, 'findings' | 'prompts'> = {
    schema: 'bits-per-sample/report/3',
    input: { ...source.input, missing },
    rollouts: known + missing,
    groups: countGroups(groups, tally, judged, asked?.promptCount ?? null),
    reward: describeReward(groups, table),
    success: groups.success,
    passRate: means?.passRate ?? (graded || known === 0 ? null : readPassRate(rated, errors)),
    parts,
    ...(cut !== undefined && { cut }),
    question,
    verdicts: errors ?? { falsePass: 0, falseFail: 0 },
    bits,
    signal: rates ? (defined(rates.signal) as Report['signal']) : null,
    live,
    wasted: countWaste(groups, tally, wasteKnown),
    tokens,
    histogram: asked && histogram(asked.counts),
    zone: means?.zone ?? (asked && zoneOf(asked.counts)),
    advice,
    noise,
    passAtK: graded ? [] : passAtKLadder(countsOf(groups, 1)),
    counts: graded ? [] : cellsOf(countsOf(groups, 1)),
    steps,
    categories: sliceByCategory(groups, prompts),
    jaggedness: categorySpread(groups, { prompts, byGroup }, level),
    metrics: metricSummaries(metrics),
    logged: said,
    now: null,
    evaluation: readEvaluation(table, groups, prompts, {
      ...asks,
      sample: () => judgedSample(source, table, groups),
    }),
    warnings: warnings.list,
  };
  const whole = withPrompts({ ...report, findings: findings(report) }, () =>
    prompts === undefined ? null : promptTable(groups, prompts),
  );
  if (asked !== null) keepGroups(whole, asked);
  return whole;
}

/** Whether the log's own flag of success is something else: neither 0 nor 1 in many rollouts. */
function isGraded({ oddSuccesses = 0 }: ReportSource, { columns }: Table): boolean {
  const flags = columns.success_n;
  if (flags === undefined || isDictionary(flags)) return oddSuccesses > 0;
  return oddSuccesses > 0.1 * (sum(flags) + oddSuccesses);
}

function judge(groups: Groups): Judged {
  const tally = tallyClasses(groups);
  const graded = groups.success.source === 'none';
  const ungrouped = tally.singleton > (tally.total - tally.unscored) / 2;
  return { tally, graded, ungrouped, judged: tally.judged > 0 && !ungrouped };
}

/** The groups, and whether those with one verdict were taken out before. */
function keptGroups(asked: AskedGroups, said: ReportLogged, warnings: Warnings): AskedGroups {
  const groupsPerPrompt = asked.counts.attempts.length / observations(asked);
  const counted = loggedMean(said, 'dead');
  const kept = mayBeFiltered(asked.counts, { groupsPerPrompt, counted }, warnings);
  return { ...asked, kept };
}

function warnUnjudged({ judged, ungrouped }: Judged, known: number, warnings: Warnings): void {
  if (judged || ungrouped) return;
  warnings[known === 0 ? 'note' : 'alarm'](
    'no-groups',
    'No group has two known rewards, so which of them agree cannot be told.',
    ...(known === 0 ? NUMBERS : NUMBERS.filter((field) => field !== 'passRate')),
    ...ADVICE,
    ...WASTE,
    'groups.liveShare',
    'passAtK',
  );
}
