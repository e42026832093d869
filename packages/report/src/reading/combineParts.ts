import { formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import { mergeNotes, mergePromptIdentities, type PromptIdentity } from '@bits-per-sample/logs';
import { describeLogs } from '../trials/describeLogs.ts';
import type { Keep } from '../trials/keep.ts';
import { type FileSums, mergeFiles } from '../trials/mergeFiles.ts';
import type { ReportNote, ReportSource } from '../trials/reportSource.ts';
import { checkUsable } from './checkUsable.ts';
import type { FilesAs } from './filesAs.ts';
import { joinHistories } from './joinHistories.ts';
import { mergeExamples } from './mergeExamples.ts';
import { mergePromptTables } from './mergePromptTables.ts';
import type { ReadPart } from './readPart.ts';

/** What is not read, or does not count. */
interface LeftAside {
  /** A line per kind of file that is no log. */
  readonly left: readonly string[];
  /** How many these are. */
  readonly leftFiles: number;
  /** Names of files that hold what others hold. */
  readonly repeated: readonly string[];
  /** Which copy counts of a step that a later file rolled out again. */
  readonly keep: Keep | undefined;
  /** What the places of the files tell. */
  readonly notes: readonly ReportNote[];
}

/** Several files are one run. */
export async function combineParts(
  { parts, notes: ofFiles, pooled }: FilesAs,
  { left, leftFiles, repeated, keep, notes: ofPlaces }: LeftAside,
): Promise<ReportSource> {
  // an empty file beside a log of metrics makes it no log of rollouts
  const trials = parts.filter(
    ({ groups, summary }) =>
      groups !== null && groups.rowCount + summary.skipped + summary.duplicates > 0,
  );
  const logged = parts.filter(({ metrics }) => metrics.length > 0);
  const scored = parts.filter(({ examples }) => examples !== undefined);
  const [used = parts] = [trials, scored, logged].filter(({ length }) => length > 0);
  const summaries = used.map(({ summary }) => summary);
  checkUsable(trials.map(({ summary }) => summary));
  const notes: ReportNote[] = [
    ...ofPlaces,
    ...ofFiles,
    ...mergeNotes(summaries.flatMap((summary) => summary.notes)),
  ];
  if (repeated.length > 0)
    notes.push({
      code: 'same-source',
      message: `${formatPlural(repeated.length, 'source')} ${repeated.length === 1 ? 'holds' : 'hold'} the very bytes of another one and ${repeated.length === 1 ? 'is' : 'are'} not counted again: ${listed(repeated)}.`,
      severity: 'alarm',
    });
  if (trials.length > 0 && scored.length > 0)
    notes.push({
      code: 'examples-left-out',
      severity: 'alarm',
      message: `${formatPlural(scored.length, 'file')} of scored examples ${scored.length === 1 ? 'stands' : 'stand'} beside rollouts and ${scored.length === 1 ? 'is' : 'are'} left out: report them alone, or set them beside in a plan (\`examples: LOG\`).`,
    });
  if (leftFiles > 0)
    notes.push({
      code: 'files-left-out',
      message: `${formatPlural(leftFiles, 'file')} ${leftFiles === 1 ? 'is' : 'are'} no log this can read: ${left.join('; ')}.`,
    });
  const merged = await mergeFiles(withSuccesses(trials), keep);
  const { groups, confident, sample } = merged;
  notes.push(...merged.notes);
  const examples = used === scored ? await mergeExamples(scored, notes) : undefined;
  if (notes.some(({ code }) => code === 'evaluation-overwrote') && isEvaluation(groups))
    notes.push({
      code: 'evaluations-only',
      severity: 'alarm',
      message:
        'Every file of completions was written over by an evaluation: there is no rollout of training in them, and all numbers are of evaluations.',
    });
  return {
    groups,
    promptTable: mergePromptTables(
      trials.flatMap(({ summary: { promptTable } }) => promptTable ?? []),
    ),
    confident,
    sample,
    input: describeLogs(used),
    rewardValues: union([
      ...summaries.map(({ rewardValues }) => rewardValues),
      // missing rewards that count as failures are 0
      ...(parts.some(({ filled }) => filled > 0) ? [[0]] : []),
    ]),
    errors: parts.reduce((total, { errors }) => total + errors, 0),
    filled: parts.reduce((total, { filled }) => total + filled, 0),
    oddSuccesses: parts.reduce((total, { oddSuccesses }) => total + oddSuccesses, 0),
    metrics: joinHistories(parts, notes),
    ...(examples && { examples }),
    notes,
    prompts: promptsOf(
      // a file without groups (perplexities, for one) says nothing of prompts
      (trials.some(hasGroups) ? trials.filter(hasGroups) : trials).map(
        ({ summary }) => summary.prompts,
      ),
      groups,
      pooled,
    ),
  };
}

const hasGroups = ({ groups }: ReadPart): boolean => groups !== null && groups.rowCount > 0;

/** Whether every group is of an evaluation. */
const isEvaluation = ({ columns: { kind } }: Table): boolean =>
  kind !== undefined &&
  isDictionary(kind) &&
  kind.codes.every((code) => kind.values[code] === 'eval');
/**
 * The sums of several files, of which some have a flag of success and others none: rewards of 0 and
 * 1 are that flag.
 */
function withSuccesses(parts: readonly ReadPart[]): FileSums[] {
  const flagged = parts.some(({ groups }) => groups?.columns.success_n !== undefined);
  return parts.flatMap(({ groups, inOrder, confident, sample, summary: { rewardValues } }) => {
    if (groups === null) return [];
    const { success_n, reward_n, reward_sum } = groups.columns;
    const isFlag = rewardValues?.every((x) => x === 0 || x === 1) === true;
    if (!flagged || success_n !== undefined || !isFlag || !reward_n || !reward_sum)
      return { groups, inOrder, confident, sample };
    const columns = { ...groups.columns, success_n: reward_n, success_sum: reward_sum };
    const asFlags = confident?.map((rollout) => ({ ...rollout, success: rollout.reward }));
    const named = { confident: asFlags, sample: sample?.flagged() };
    return { groups: { ...groups, columns }, inOrder, ...named };
  });
}

const listed = (names: readonly string[], separator = ', '): string =>
  `${names.slice(0, 3).join(separator)}${names.length > 3 ? `${separator}…` : ''}`;

/** How prompts are told apart in the sums: a label that split groups is not there any more. */
function promptsOf(
  identities: readonly PromptIdentity[],
  groups: Table,
  pooled: boolean,
): PromptIdentity {
  const [first] = identities;
  // numbers that are the same groups in every file name prompts as well as in one file
  const byGroup = pooled && identities.every(({ method }) => method === 'group');
  const merged =
    byGroup && first !== undefined
      ? { ...first, numbered: identities.every(({ numbered }) => numbered) }
      : mergePromptIdentities(identities);
  const labelled = merged.method === 'explicit id' || merged.method === 'prompt text';
  return labelled && groups.columns.prompt === undefined && groups.rowCount > 0
    ? { ...merged, method: 'unknown', detail: 'rollouts of one group name different prompts' }
    : merged;
}

function union(lists: readonly (readonly number[] | null)[]): number[] | null {
  if (lists.some((list) => list === null)) return null;
  const values = [...new Set(lists.flatMap((list) => list ?? []))].sort((a, b) => a - b);
  return values.length > 64 ? null : values;
}
