import { formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import { mergePromptIdentities, type PromptIdentity } from '@bits-per-sample/logs';
import { describeLogs } from '../trials/describeLogs.ts';
import type { ReportNote, ReportSource } from '../trials/reportSource.ts';
import { mergeTrials } from '../trials/summariseTrials.ts';
import type { ReadPart } from './readPart.ts';

/** Several files are one run. */
export async function combineParts(
  parts: readonly ReadPart[],
  { unread, repeated }: { unread: readonly string[]; repeated: readonly string[] },
): Promise<ReportSource> {
  const trials = parts.filter(({ groups }) => groups !== null);
  const used = trials.length > 0 ? trials : parts;
  const summaries = used.map(({ summary }) => summary);
  const notes = distinctNotes(summaries.flatMap((summary) => summary.notes));
  if (repeated.length > 0)
    notes.push({
      code: 'same-source',
      message: `${formatPlural(repeated.length, 'source')} ${repeated.length === 1 ? 'holds' : 'hold'} the very bytes of another one and ${repeated.length === 1 ? 'is' : 'are'} not counted again: ${listed(repeated)}.`,
      severity: 'alarm',
    });
  if (unread.length > 0)
    notes.push({
      code: 'files-left-out',
      message: `${formatPlural(unread.length, 'file')} in the folder ${unread.length === 1 ? 'is' : 'are'} no log this can read: ${listed(unread, '; ')}`,
    });
  const groups = await mergeTrials(trials.flatMap(({ groups }) => groups ?? []));
  return {
    groups,
    input: describeLogs(used),
    rewardValues: union(summaries.map(({ rewardValues }) => rewardValues)),
    errors: parts.reduce((total, { errors }) => total + errors, 0),
    metrics: latestHistory(parts, notes),
    notes,
    prompts: promptsOf(
      trials.map(({ summary }) => summary.prompts),
      groups,
    ),
  };
}

const listed = (names: readonly string[], separator = ', '): string =>
  `${names.slice(0, 3).join(separator)}${names.length > 3 ? `${separator}…` : ''}`;

/** How prompts are told apart in the sums: a label that split groups is not there any more. */
function promptsOf(identities: readonly PromptIdentity[], groups: Table): PromptIdentity {
  const merged = mergePromptIdentities(identities);
  const labelled = merged.method === 'explicit id' || merged.method === 'prompt text';
  return labelled && groups.columns.prompt === undefined && groups.rowCount > 0
    ? { ...merged, method: 'unknown', detail: 'rollouts of one group name different prompts' }
    : merged;
}

/** Every checkpoint holds the whole history so far: of several, the longest is the run's. */
function latestHistory(parts: readonly ReadPart[], notes: ReportNote[]): readonly Table[] {
  const histories = parts.filter(({ metrics }) => metrics.length > 0);
  const lastStep = ({ metrics }: ReadPart): number => {
    const step = metrics.at(-1)?.columns.step;
    return step !== undefined && !isDictionary(step) ? (step.at(-1) ?? 0) : 0;
  };
  const [longest, ...others] = histories.sort((a, b) => lastStep(b) - lastStep(a));
  if (longest !== undefined && others.length > 0)
    notes.push({
      code: 'checkpoints',
      message: `Of ${histories.length} trainer states the longest is used, up to step ${lastStep(longest)}.`,
    });
  return longest?.metrics ?? [];
}

function distinctNotes(notes: readonly ReportNote[]): ReportNote[] {
  const byText = new Map(notes.map((note) => [`${note.code}\n${note.message}`, note]));
  return [...byText.values()];
}

function union(lists: readonly (readonly number[] | null)[]): number[] | null {
  if (lists.some((list) => list === null)) return null;
  const values = [...new Set(lists.flatMap((list) => list ?? []))].sort((a, b) => a - b);
  return values.length > 64 ? null : values;
}
