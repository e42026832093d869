import type { Dictionary, Table } from '@bits-per-sample/core';
import { type JudgedSample, judgedSample } from '../causes/judgedSample.ts';
import { type CutReading, readCut } from '../causes/readCut.ts';
import { readParts } from '../causes/readParts.ts';
import { readTeacher } from '../dense/readTeacher.ts';
import { readTurns } from '../dense/readTurns.ts';
import { loggedMean, type ReportLogged } from '../now/logged.ts';
import type { Question } from '../options/question.ts';
import { isRightPart } from '../trials/isRightPart.ts';
import { promptsOf } from '../trials/promptsOf.ts';
import { countsOf, type Groups, readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { type Tally, tallyClasses } from '../trials/tally.ts';
import { readAdvice } from './advice.ts';
import { type AskedGroups, askedGroups, observations } from './askedGroups.ts';
import { cellsOf, readBits, zoneOf } from './bits.ts';
import type { BuildOptions } from './buildOptions.ts';
import { warnAboutDependence } from './dependence.ts';
import { mayBeFiltered } from './filtered.ts';
import { histogram } from './histogram.ts';
import { readLive } from './live.ts';
import { meanRewards } from './meanRewards.ts';
import { defined, sum } from './numbers.ts';
import { readPassRate } from './passRate.ts';
import { rateMeans } from './rateMeans.ts';
import { readCorrectness } from './readCorrectness.ts';
import { readGraded } from './readGraded.ts';
import { readSurprise } from './readSurprise.ts';
import { commonSize, countGroups, countWaste, readTokens } from './reportGroups.ts';
import type { NowHeadline, Report } from './reportShape.ts';
import type { Rightness } from './rightnessOf.ts';
import { supervisedBits } from './supervisedBits.ts';
import { tokenBits } from './tokenBits.ts';
import { warnAboutGroups, warnAboutRewards } from './warnAbout.ts';
import { ADVICE, NUMBERS, WASTE, type Warnings } from './warnings.ts';

/** How groups are judged, the same for the whole run and for a part of it. */
export interface Judging extends Rightness {
  readonly level: number;
  readonly question: Question;
  readonly errors: BuildOptions['errors'];
  /** What metrics beside the rollouts say. */
  readonly said: ReportLogged;
}

/** The numbers of some groups, and what they were made of. */
export interface RolloutNumbers {
  readonly headline: NowHeadline;
  readonly cut: CutReading | undefined;
  /** Sampled rollouts of these groups. */
  readonly sample: JudgedSample;
  readonly groups: Groups;
  /** The groups that pass rates are of; null where they cannot be told. */
  readonly asked: AskedGroups | null;
  readonly prompts: Dictionary | undefined;
  /** Rollouts without a reward. */
  readonly missing: number;
}

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
/**
 * The numbers of a run, or of some of its steps.
 *
 * @param source what was read.
 * @param table its groups, or some of them.
 * @param judging how they are judged.
 * @param warnings what is to be told, and the reason for every null.
 */
export function rolloutNumbers(
  source: ReportSource,
  table: Table,
  { rule, gradedSuccess, neverRight, level, question, errors, said }: Judging,
  warnings: Warnings,
): RolloutNumbers {
  const prompts = promptsOf(source, table);
  const parts = readParts(table, { prompts, level });
  const { rewardValues } = source;
  const groups = readGroups(table, { rule, rewardValues, gradedSuccess, neverRight });
  const facts = judge(groups);
  const { tally, graded, judged } = facts;
  const known = sum(groups.attempts);
  const missing = sum(groups.missing);
  const cut = readCut(table, groups);
  const sample = judgedSample(source, table, groups);
  const teacher = readTeacher(table, { prompts, sample, level });
  const means = meanRewards(source.notes ?? [], groups, level, warnings);
  if (means === undefined) {
    const unscored = known === 0 ? tokenBits(table) : undefined;
    const right = parts.find(
      ({ name, paid, min, max }) => isRightPart(name) && paid !== null && max > min,
    )?.name;
    const rewards = { known, missing, errors: source.errors ?? 0, unscored, right, teacher };
    warnAboutRewards(groups, rule, rewards, warnings);
    warnAboutGroups(groups, tally, source.input, facts.ungrouped, warnings);
  }
  const asks = { question, level };
  const asked =
    graded || !judged
      ? null
      : keptGroups(askedGroups(groups, prompts, { ...asks, least: 2 }), said, warnings);
  const groupSize = commonSize(groups);
  const rates = asked === null ? undefined : rateMeans(asked, errors, groupSize);
  const verdicts = { success: groups.success, neverRight: neverRight !== undefined };
  // over the same groups as the bits, where there are any
  const rated = asked ?? askedGroups(groups, prompts, { ...asks, least: 1 });
  const passRate = means?.passRate ?? (graded || known === 0 ? null : readPassRate(rated, errors));
  const told = readBits(asked, rates?.bits, supervisedBits(groups, prompts, level), warnings);
  const bits = {
    ...told,
    verdicts: rates ? (defined(rates.verdicts) as Report['bits']['verdicts']) : null,
    correctness: readCorrectness(told.perRollout, { sample, errors, passRate }, warnings),
    surprise: readSurprise(source, { table, level, ...verdicts }, warnings),
  };
  if (means === undefined) warnUnjudged(facts, known, warnings);
  if (asked !== null) warnAboutDependence(asked, warnings);
  const wasteKnown = judged && asked?.kept !== true;
  const length = loggedMean(said, 'length');
  const tokens = readTokens(groups, wasteKnown, known + missing, warnings, length);
  const live = readLive(asked, { groupSize, share: rates?.live }, warnings);
  const advice = readAdvice(asked, { live, lives: rates?.lives ?? [], neverRight }, warnings);
  const headline: NowHeadline = {
    rollouts: known + missing,
    groups: countGroups(groups, tally, judged, asked?.promptCount ?? null),
    success: groups.success,
    passRate,
    parts,
    bits,
    graded: means === undefined && known > 0 ? readGraded(table, groups, { sample, level }) : null,
    signal: rates ? (defined(rates.signal) as Report['signal']) : null,
    live,
    wasted: countWaste(groups, tally, wasteKnown),
    tokens,
    histogram: asked && histogram(asked.counts),
    zone: means?.zone ?? (asked && zoneOf(asked.counts)),
    advice,
    counts: graded ? [] : cellsOf(countsOf(groups, 1)),
    teacher,
    turns: readTurns(sample, level),
  };
  return { headline, cut, sample, groups, asked, prompts, missing };
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
