import { readStaleness } from '../causes/readStaleness.ts';
import { readEvaluation } from '../evaluation/readEvaluation.ts';
import { logged } from '../now/logged.ts';
import { loggedColumns } from '../now/loggedColumns.ts';
import { metricsBeside } from '../now/metricsBeside.ts';
import { whyNoPrompts } from '../trials/promptsOf.ts';
import { countsOf } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { categorySpread } from './categorySpread.ts';
import { findings } from './findings.ts';
import { hasSeveralRuns } from './hasSeveralRuns.ts';
import { keepGroups } from './keptGroups.ts';
import { metricSummaries } from './metricSummaries.ts';
import { readNoiseScale } from './noiseScale.ts';
import { ofOneKind } from './ofOneKind.ts';
import { passAtKLadder } from './passAtKLadder.ts';
import { promptTable } from './promptTable.ts';
import { readNow } from './readNow.ts';
import { reportEstimator } from './reportEstimator.ts';
import { describeReward } from './reportGroups.ts';
import type { Report } from './reportShape.ts';
import type { ReportVerdicts, VerdictShares } from './reportVerdicts.ts';
import { rightnessOf } from './rightnessOf.ts';
import { type Judging, type RolloutNumbers, rolloutNumbers } from './rolloutNumbers.ts';
import { sliceByCategory, sliceBySteps } from './slices.ts';
import { warnAboutPrompts } from './warnAbout.ts';
import { warnAboutDense } from './warnAboutDense.ts';
import { warnAboutSuccess } from './warnAboutSuccess.ts';
import type { Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

/** The report of a log of rollouts or of counts. */
export function rolloutsReport(
  source: ReportSource,
  { rule, kind, level = 0.95, norms, question = 'sample', errors, estimator }: BuildOptions,
  warnings: Warnings,
): Report {
  const table = ofOneKind(source.groups, kind, warnings);
  const metrics = source.metrics ?? [];
  const columns = loggedColumns(metrics, source.input.missingByColumn);
  const said = logged(columns);
  const right = rightnessOf(source, table, rule);
  const judging: Judging = { ...right, level, question, errors, said };
  if (rule === undefined) warnAboutSuccess(source, right.gradedSuccess, warnings);
  const whole = rolloutNumbers(source, table, judging, warnings);
  const { headline, cut, sample, groups, asked, prompts, missing } = whole;
  const noise = readNoiseScale(metrics, norms, { level, unit: 'prompt groups' }, warnings);
  const steps = sliceBySteps(groups);
  const byGroup = table.columns.prompt === undefined || source.prompts?.method === 'group';
  const severalSteps = steps.length > 1;
  warnAboutPrompts(whyNoPrompts(source), { asked, byGroup, severalSteps }, warnings);
  const graded = groups.success.source === 'none';
  if (hasSeveralRuns(table) && severalSteps)
    warnings.alarm(
      'several-runs',
      'The log holds several runs: the numbers are of all of them together, and nothing is said of changes over their steps. `where: { run: NAME }` takes one.',
    );
  const told = readNow(source, table, { judging, whole, columns });
  warnAboutDense(headline, warnings);
  const now = { ...told, trends: metricsBeside(told.trends, columns) };
  const facts: Omit<Report, 'findings' | 'prompts'> = {
    schema: 'bits-per-sample/report/3',
    input: { ...source.input, missing },
    ...headline,
    reward: describeReward(groups, table),
    ...(cut !== undefined && { cut: cut.cut }),
    question,
    verdicts: withInformedness(errors),
    staleness: stalenessOf(whole, level, warnings),
    estimator: reportEstimator(estimator, sample.groups),
    now,
    noise,
    passAtK: graded ? [] : passAtKLadder(countsOf(groups, 1)),
    steps,
    categories: sliceByCategory(groups, prompts),
    jaggedness: categorySpread(groups, { prompts, byGroup }, level),
    metrics: metricSummaries(metrics, now.wholeRun ? null : now.from),
    logged: now.wholeRun ? said : logged(columns, now.from),
    evaluation: readEvaluation(table, groups, prompts, {
      question,
      level,
      format: source.input.format,
      sample,
    }),
    warnings: warnings.list,
  };
  const report = withPrompts({ ...facts, findings: findings(facts) }, () =>
    prompts === undefined ? null : promptTable(groups, prompts),
  );
  if (asked !== null) keepGroups(report, asked);
  return report;
}

/** What the age of rollouts costs; null where none is logged. */
function stalenessOf(
  { sample }: RolloutNumbers,
  level: number,
  warnings: Warnings,
): Report['staleness'] {
  const staleness = readStaleness(sample, level);
  if (staleness === null)
    warnings.detail(
      'no-lag',
      'How old the policy was that sampled each rollout is not logged (`lag: COLUMN` names it).',
      'staleness',
    );
  return staleness;
}

/** How often verdicts are wrong, 0 where nothing is said of it, and what is left of them. */
function withInformedness(
  { falsePass, falseFail }: VerdictShares = { falsePass: 0, falseFail: 0 },
): ReportVerdicts {
  return { falsePass, falseFail, informedness: 1 - falsePass - falseFail };
}
