import type { Table } from '@bits-per-sample/core';
import { type ColumnMapping, type Log, type LogSummary, planColumns } from '@bits-per-sample/logs';
import { type TrialsQuery, whyNotSql } from '@bits-per-sample/sql';
import type { EngineRun } from '../options/engineRun.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import { withoutSplit } from '../trials/mergeTrials.ts';
import type { TrialOptions, TrialSums } from '../trials/trialSums.ts';
import { checkOrder } from './checkOrder.ts';
import { countGroups } from './countGroups.ts';
import { drawnTrials } from './drawnTrials.ts';
import { engineAccount } from './engineAccount.ts';
import { engineLabels } from './engineLabels.ts';
import { engineRelation, isJson, readRelation } from './engineRelation.ts';
import { engineSamples } from './engineSamples.ts';
import { groupSums } from './groupSums.ts';
import { heldQuery } from './heldQuery.ts';
import { needsOrder } from './needsOrder.ts';
import { placedQuery } from './placedQuery.ts';
import { PROBED, probeRows } from './probeRows.ts';
import type { PromptDraw } from './promptDraw.ts';
import { promptIdentity } from './promptIdentity.ts';
import { queryOptions } from './queryOptions.ts';
import { trialsOf } from './trials.ts';
import { trialTable } from './trialTable.ts';
import { verdictReadings } from './verdictReadings.ts';
import { withLongest } from './withLongest.ts';
import { withoutRepeats } from './withoutRepeats.ts';

/** How a run is read. */
export interface EngineOptions extends Pick<ReadingOptions, 'signal' | 'onProgress'> {
  /** Columns that were named. */
  readonly mapping: ColumnMapping;
  readonly fold: TrialOptions;
}

/** A run that an engine has reduced. */
export interface ReducedRun {
  readonly kind: Log['kind'];
  readonly summary: LogSummary;
  readonly sums: TrialSums;
}

/** A run of which all is known but its sums. */
export interface OpenedRun {
  /** How many trials there are. */
  readonly rows: number;
  /** How many groups these are of. */
  countGroups(): Promise<number>;
  /** Sums the groups of the prompts that are drawn. */
  reduce(draw: PromptDraw): Promise<ReducedRun>;
}

/**
 * Opens a run that an engine reduces, as a file is read: what its columns mean and the account of
 * its rows; then its sums, and the samples that its columns ask for.
 *
 * @throws {ReportError} `'needs-order'`: what only rows that follow each other tell.
 */
export async function openEngine(
  run: EngineRun,
  { mapping, fold, ...options }: EngineOptions,
): Promise<OpenedRun> {
  const { engine, name, source } = run;
  const asked = queryOptions(name, options);
  const found = await engineRelation(run);
  const rows = await probeRows(found, { ...asked, sparse: isJson(source) });
  const allText = 'files' in source && source.format === 'csv';
  const plan = await planColumns(rows, { name, mapping, allText });
  const why = plan.reason ?? whyNotSql({ ...plan.mapping, rollout: undefined });
  if (why !== undefined && rows.length > 0) throw needsOrder(name, why);
  if (rows.length === 0) return empty(plan.summary);
  const read = await readRelation(run, found, plan);
  const { relation, repeated } = await withoutRepeats(read, plan.mapping, asked);
  const { rule, missing } = fold;
  const asksLabels = rows.length >= PROBED;
  const plain = {
    relation,
    columns: read.columns,
    mapping: { ...plan.mapping, parts: plan.parts, labels: asksLabels ? plan.labels : [] },
    rule,
    missing,
  };
  const words = await verdictReadings({ engine, query: plain, plan, name }, asked);
  const query = { ...plain, readings: words.readings, shares: plan.shares };
  const held = await heldQuery(query, engine, source, asked);
  const whole = trialsOf(engine, held, plan);
  const hasPrompts = whole.keys.prompt.length > 0;
  const account = await engineAccount(
    { engine, query: held, plan, hasPrompts, words, repeated, allText },
    asked,
  );
  const promptTable = asksLabels
    ? await engineLabels({ engine, query: held, plan }, asked)
    : plan.summary.promptTable;
  const reduce = async ({ share, notes }: PromptDraw): Promise<ReducedRun> => {
    const trials = drawnTrials(whole, share);
    const withTexts = hasTexts(query) ? drawnTrials(trialsOf(engine, query, plan), share) : trials;
    // only sums need to know where rows stand, and to number them costs as much as a sum
    const placed = drawnTrials(trialsOf(engine, placedQuery(held, engine, source), plan), share);
    const keys = { keys: trials.keys, step: plan.step, kind: plan.rowKind };
    const raw = await groupSums(placed, asked);
    const sums = trialTable(raw, keys);
    const ordered = await checkOrder({ run, plan, read, trials: withTexts, sums, repeated }, asked);
    const { rewardValues } = account.summary;
    const samples = await engineSamples(
      { trials: withTexts, keys, raw, sums, rewardValues },
      asked,
    );
    const counted = await withLongest({ trials, keys, sums }, asked);
    const groups = await withoutSplit(reportedSums(counted));
    return {
      kind: plan.kind,
      summary: {
        ...withoutPromptTable(account.summary),
        ...(promptTable && { promptTable }),
        prompts: promptIdentity(plan, sums),
        notes: [...notes, ...account.summary.notes, ...ordered],
      },
      sums: { groups, ...account.bent, ...samples },
    };
  };
  return { rows: account.summary.rows, countGroups: () => countGroups(whole, asked), reduce };
}

/** Whether answers are logged: held rows are without them. */
const hasTexts = ({ mapping: { text, answer } }: TrialsQuery): boolean =>
  text !== undefined || answer !== undefined;

/** What the first rows say of their prompts is not said of the others. */
function withoutPromptTable({ promptTable: _, ...summary }: LogSummary): LogSummary {
  return summary;
}

const empty = (summary: LogSummary): OpenedRun => ({
  rows: 0,
  countGroups: async () => 0,
  reduce: async () => ({ kind: 'rollouts', summary, sums: NO_SUMS }),
});

/** What an empty table comes to. */
const NO_SUMS: TrialSums = {
  groups: { rowCount: 0, columns: {} },
  errors: 0,
  filled: 0,
  oddSuccesses: 0,
};

/** Sums without those that are needed on the way alone. */
function reportedSums({ rowCount, columns }: Table): Table {
  const kept = Object.entries(columns).filter(
    ([name]) => !/^(?:error|confident|place)_/.test(name),
  );
  return { rowCount, columns: Object.fromEntries(kept) };
}
