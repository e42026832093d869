import { formatCount, formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import { numberFromName } from '@bits-per-sample/logs';
import type { ReportNote } from '../trials/reportSource.ts';
import type { ReadPart } from './readPart.ts';

/** What files without steps were taken for. */
export interface FilesAs {
  readonly parts: readonly ReadPart[];
  readonly notes: readonly ReportNote[];
  /** Whether a group of one file is the group of that name in the others. */
  readonly pooled: boolean;
}

/** Shares of groups from which on files hold the same ones, and hold each of them once. */
const SAME = 0.5;
const ONCE = 0.9;

/** A file whose rows name no step. */
interface LooseFile {
  readonly part: ReadPart;
  readonly groups: Table;
  /** Prompt of each group, by the group's name; '' where the log names none. */
  readonly prompts: ReadonlyMap<string, string>;
  /** Groups with a single rollout. */
  readonly single: number;
  /** Whether all rollouts are of evaluations. */
  readonly evaluation: boolean;
  readonly numbered: boolean;
}

const OTHERWISE = {
  repeats: '`files: steps` takes each file as a step',
  steps: '`files: repeats` pools the groups of all files',
} as const;

/**
 * Whether files that name no step are repetitions of one evaluation, parts of one log, or a step
 * each. Ids that come again tell it: of repetitions every file holds the same ones. Where groups
 * are numbered, and each file may count from zero, nothing tells but the caller.
 *
 * @param parts the files of a run, in order.
 * @param asked what the caller says they are.
 */
export function filesAs(
  parts: readonly ReadPart[],
  asked: 'repeats' | 'steps' | undefined,
): FilesAs {
  if (asked === 'repeats')
    return { parts: parts.map(withoutNamedStep), notes: [], pooled: parts.length > 1 };
  if (parts.length === 1) return { parts, notes: [], pooled: false };
  const loose = parts.flatMap((part) => looseFile(part) ?? []);
  const [first] = loose;
  if (first === undefined || loose.length === 1) return { parts, notes: [], pooled: false };
  const numbers = loose.map(({ part }) => numberFromName(part.name));
  const distinct = new Set(numbers).size === loose.length && !numbers.includes(undefined);
  const asSteps = (notes: readonly ReportNote[]): FilesAs => {
    const steps = new Map(
      loose.map(({ part }, i) => [part, distinct ? numbers[i]! : i + 1] as const),
    );
    return {
      parts: parts.map((part) => {
        const step = steps.get(part);
        return step === undefined ? part : withStep(part, step);
      }),
      notes,
      pooled: false,
    };
  };
  if (asked === 'steps') return asSteps([]);
  const files = formatPlural(loose.length, 'file');
  const { all, shared, cover } = overlapOf(loose);
  const once = loose.every(({ single, prompts }) => single >= ONCE * prompts.size);
  if (shared === 0) return { parts, notes: [], pooled: true };
  const note = (code: string, message: string, severity: 'alarm' | 'note'): ReportNote[] => [
    { code, message, severity },
  ];
  if (namesOthers(loose))
    return asSteps(
      note(
        'files-are-steps',
        `Groups of one name have other prompts in other files, so each of the ${files} is taken as a step.`,
        'note',
      ),
    );
  if (once && cover >= SAME)
    return {
      parts,
      notes: note(
        'files-are-repeats',
        `The same ${formatPlural(all, 'group')} come again in ${files}, once in each: the files are taken as repetitions, and their rollouts pool; ${OTHERWISE.repeats}.`,
        cover >= ONCE ? 'note' : 'alarm',
      ),
      pooled: true,
    };
  const restarts = loose.every((file) => countsFromStart(file));
  if ((restarts && !loose.every(({ evaluation }) => evaluation)) || (distinct && cover >= SAME))
    return asSteps(
      note(
        'files-are-steps',
        `${formatCount(shared)} of ${formatPlural(all, 'group')} come again in other files, and neither rows nor names say whether the ${files} are steps of a run or repetitions. Each is taken as a step, so that no two prompts are mixed; ${OTHERWISE.steps}.`,
        'alarm',
      ),
    );
  return {
    parts,
    notes: note(
      'files-are-repeats',
      `${formatCount(shared)} of ${formatPlural(all, 'group')} come again in other files, and no row says which step it is of: the rollouts of one id pool over the ${files}, as of repetitions; ${OTHERWISE.repeats}.`,
      shared <= loose.length ? 'note' : 'alarm',
    ),
    pooled: true,
  };
}

/** A file of groups that names no step; undefined for any other. */
function looseFile(part: ReadPart): LooseFile | undefined {
  const { groups } = part;
  if (groups === null || groups.rowCount === 0) return undefined;
  const { step, group, prompt, kind, reward_n, reward_missing } = groups.columns;
  if (step !== undefined && !(!isDictionary(step) && step.every(Number.isNaN))) return undefined;
  const names = textsOf(groups, group);
  const ofPrompts = textsOf(groups, prompt);
  const runs = textsOf(groups, groups.columns.run);
  const prompts = new Map<string, string>();
  let single = 0;
  for (let i = 0; i < groups.rowCount; i++) {
    prompts.set(`${runs[i] ?? ''} ${names[i] ?? ''}`, ofPrompts[i] ?? '');
    if (at(reward_n, i) + at(reward_missing, i) <= 1) single++;
  }
  const kinds = textsOf(groups, kind);
  return {
    part,
    groups,
    prompts,
    single,
    evaluation: kinds.length > 0 && kinds.every((text) => text === 'eval'),
    numbered: names.every((name) => /^\d+$/.test(name ?? '')),
  };
}

const at = (column: Table['columns'][string] | undefined, i: number): number =>
  column === undefined || isDictionary(column) ? 0 : (column[i] ?? 0);

function textsOf(
  { rowCount }: Table,
  column: Table['columns'][string] | undefined,
): (string | undefined)[] {
  if (column === undefined) return [];
  return Array.from({ length: rowCount }, (_, i) =>
    isDictionary(column) ? column.values[column.codes[i]!] : String(column[i]),
  );
}

/** Groups in all, those in several files, and the share of all that a file holds on average. */
function overlapOf(files: readonly LooseFile[]): { all: number; shared: number; cover: number } {
  const times = new Map<string, number>();
  for (const { prompts } of files)
    for (const name of prompts.keys()) times.set(name, (times.get(name) ?? 0) + 1);
  let [shared, sum] = [0, 0];
  for (const n of times.values()) {
    if (n > 1) shared++;
    sum += n;
  }
  return { all: times.size, shared, cover: sum / (files.length * times.size) };
}

/** Whether a group of one name has different prompts in different files. */
function namesOthers(files: readonly LooseFile[]): boolean {
  const known = new Map<string, string>();
  return files.some(({ prompts }) =>
    [...prompts].some(([name, prompt]) => {
      const other = known.get(name);
      known.set(name, prompt);
      return prompt !== '' && other !== undefined && other !== '' && other !== prompt;
    }),
  );
}

/** Whether a file numbers its groups from 0 or 1 on, as it may do anew in every step. */
function countsFromStart({ numbered, prompts }: LooseFile): boolean {
  if (!numbered) return false;
  const numbers = [...prompts.keys()].map(Number).sort((a, b) => a - b);
  const [start = 0] = numbers;
  return start <= 1 && numbers.every((n, i) => n === start + i);
}

function withStep(part: ReadPart, step: number): ReadPart {
  const groups = part.groups!;
  const columns = { ...groups.columns, step: new Float64Array(groups.rowCount).fill(step) };
  const confident = part.confident?.map((rollout) => ({ ...rollout, step }));
  const sample = part.sample?.named({ step });
  return { ...part, groups: { ...groups, columns }, confident, sample };
}

/** A file without the step that its name gave all of its rows. */
function withoutNamedStep(part: ReadPart): ReadPart {
  const { groups } = part;
  const step = groups?.columns.step;
  if (groups === null || step === undefined || isDictionary(step)) return part;
  const [first] = step;
  const isNamed = new RegExp(`(?<!\\d)0*${first}(?!\\d)`).test(part.name);
  if (!isNamed || !step.every((x) => x === first)) return part;
  const { step: _, ...columns } = groups.columns;
  const confident = part.confident?.map((rollout) => ({ ...rollout, step: Number.NaN }));
  const sample = part.sample?.named({ step: Number.NaN });
  return { ...part, groups: { ...groups, columns }, confident, sample };
}
