import { isDictionary, type Table } from '@bits-per-sample/core';
import { meanPassRate, type PassRateMixture, passRateMixture } from '@bits-per-sample/info';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { forFitting } from '../trials/hugeGroups.ts';
import { promptsOf, whyNoPrompts } from '../trials/promptsOf.ts';
import { countsOf, type Groups, readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { type Tally, tallyClasses } from '../trials/tally.ts';
import { readAdvice, survivorBias } from './advice.ts';
import { passRateBands } from './bands.ts';
import { cellsOf, readBits, zoneOf } from './bits.ts';
import type { BuildOptions } from './buildOptions.ts';
import { categorySpread } from './categorySpread.ts';
import { findings } from './findings.ts';
import { histogram } from './histogram.ts';
import { logged, loggedMean } from './logged.ts';
import { meanRewards } from './meanRewards.ts';
import { metricSummaries } from './metricSummaries.ts';
import { neverPaid } from './neverPaid.ts';
import { readNoiseScale } from './noiseScale.ts';
import { defined, sum } from './numbers.ts';
import { ofOneKind } from './ofOneKind.ts';
import { passAtKLadder } from './passAtKLadder.ts';
import { promptTable } from './promptTable.ts';
import { readCut } from './readCut.ts';
import { readParts } from './readParts.ts';
import { countGroups, countWaste, describeReward, readTokens } from './reportGroups.ts';
import type { Report } from './reportShape.ts';
import { sliceByCategory, sliceBySteps } from './slices.ts';
import { supervisedBits } from './supervisedBits.ts';
import { tokenBits } from './tokenBits.ts';
import { warnAboutGroups, warnAboutPrompts, warnAboutRewards } from './warnAbout.ts';
import { warnAboutParts } from './warnAboutParts.ts';
import { warnAboutSuccess } from './warnAboutSuccess.ts';
import { ADVICE, NUMBERS, WASTE, type Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

/** What can be judged of a run's groups. */
interface Judged {
  readonly groups: Groups;
  readonly tally: Tally;
  readonly graded: boolean;
  /** Most groups hold a single rollout, so that grouping failed. */
  readonly ungrouped: boolean;
  /** There are groups of two or more, and they can be trusted to be groups. */
  readonly judged: boolean;
  /** Groups of two or more known rewards. */
  readonly repeated: GroupCounts;
  readonly mixture: PassRateMixture | null;
}

/** The report of a log of rollouts or of counts. */
export function rolloutsReport(
  source: ReportSource,
  { rule, kind, level = 0.95, norms }: BuildOptions,
  warnings: Warnings,
): Report {
  const table = ofOneKind(source.groups, kind, warnings);
  const gradedSuccess = rule === undefined && isGraded(source, table);
  const parts = readParts(table);
  const groups = readGroups(table, {
    rule,
    rewardValues: source.rewardValues,
    gradedSuccess,
    neverRight: rule === undefined ? neverPaid(parts)?.name : undefined,
  });
  const facts = judge(groups);
  const { tally, graded, judged, repeated, mixture } = facts;
  const known = sum(groups.attempts);
  const missing = sum(groups.missing);
  const unscored = known === 0 ? tokenBits(table) : undefined;
  const rewards = { known, missing, errors: source.errors ?? 0, unscored };
  warnAboutParts(parts, table, groups, warnings);
  const cut = readCut(table, groups, warnings);
  if (rule === undefined) warnAboutSuccess(source, gradedSuccess, warnings);
  const means = meanRewards(source.notes ?? [], groups, level, warnings);
  if (means === undefined) {
    warnAboutRewards(groups, rule, rewards, warnings);
    warnAboutGroups(groups, tally, source.input, facts.ungrouped, warnings);
  }
  const survivors = survivorBias(groups, tally, mixture, warnings);
  const wasteKnown = judged && !survivors;
  const scored = countsOf(groups, 1);
  // over the same groups as the bits, where there are any
  const rated = judged ? repeated : scored;
  const passRate =
    means?.passRate ?? (graded || known === 0 ? null : defined(meanPassRate(rated, { level })));
  const bits = readBits(
    graded || !judged ? null : repeated,
    supervisedBits(groups, level),
    level,
    warnings,
  );
  if (means === undefined) warnUnjudged(facts, known, warnings);
  const said = logged(source.metrics ?? []);
  const length = loggedMean(said, 'length');
  const tokens = readTokens(groups, wasteKnown, known + missing, warnings, length);
  const advice = readAdvice(mixture, groups, survivors, warnings);
  const ofGroups = { level, unit: 'prompt groups' } as const;
  const noiseScale = readNoiseScale(source.metrics ?? [], norms, ofGroups, warnings);
  warnAboutPrompts(whyNoPrompts(source), warnings);
  const prompts = promptsOf(source, table);
  const byGroup = table.columns.prompt === undefined || source.prompts?.method === 'group';
  const report: Omit<Report, 'findings' | 'prompts'> = {
    schema: 'bits-per-sample/report/2',
    input: { ...source.input, missing },
    rollouts: known + missing,
    groups: countGroups(groups, tally, judged),
    reward: describeReward(groups, table),
    success: groups.success,
    passRate,
    parts,
    ...(cut !== undefined && { cut }),
    bits,
    wasted: countWaste(groups, tally, wasteKnown),
    tokens,
    histogram: graded || !judged ? null : histogram(repeated),
    zone: means?.zone ?? (graded || !judged ? null : zoneOf(repeated)),
    advice,
    noise: { bands: bandsOf(mixture, survivors, advice.current.groupSize), ...noiseScale },
    passAtK: graded ? [] : passAtKLadder(scored),
    counts: graded ? [] : cellsOf(scored),
    steps: sliceBySteps(groups),
    categories: sliceByCategory(groups),
    jaggedness: categorySpread(groups, { prompts, byGroup }, level),
    metrics: metricSummaries(source.metrics ?? []),
    logged: said,
    warnings: warnings.list,
  };
  return withPrompts({ ...report, findings: findings(report) }, () =>
    prompts === undefined ? null : promptTable(groups, prompts),
  );
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
  const repeated = countsOf(groups, 2);
  return {
    groups,
    tally,
    graded,
    ungrouped,
    judged: tally.judged > 0 && !ungrouped,
    repeated,
    mixture:
      graded || ungrouped || repeated.attempts.length === 0
        ? null
        : passRateMixture(forFitting(repeated)),
  };
}

function warnUnjudged({ judged, ungrouped }: Judged, known: number, warnings: Warnings): void {
  if (judged || ungrouped) return;
  warnings[known === 0 ? 'note' : 'alarm'](
    'no-groups',
    'No group has two known rewards, so what was wasted cannot be told.',
    ...(known === 0 ? NUMBERS : NUMBERS.filter((field) => field !== 'passRate')),
    ...ADVICE,
    ...WASTE,
    'groups.liveShare',
    'passAtK',
  );
}

const bandsOf = (
  mixture: PassRateMixture | null,
  survivors: boolean,
  groupSize: number | null,
): Report['noise']['bands'] =>
  mixture === null || survivors || !(mixture.a + mixture.b > 0)
    ? []
    : passRateBands(mixture, groupSize);
