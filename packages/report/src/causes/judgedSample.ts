import type { Table } from '@bits-per-sample/core';
import { areEvaluations } from '../trials/areEvaluations.ts';
import { distinct } from '../trials/distinct.ts';
import type { Groups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { type SampledField, type SampledGroup, sampledFields } from '../trials/rolloutSample.ts';

/** A sampled group with its verdicts. */
export interface JudgedGroup {
  readonly step: number;
  /** Its prompt, as the report tells prompts apart; a name of its own where it does not. */
  readonly prompt: string;
  readonly size: number;
  /** 1 for a right answer, 0 for a wrong one; NaN where that is not known. */
  readonly verdicts: readonly number[];
  /** A field of its i-th rollout; NaN where it is not known. */
  readonly at: (field: SampledField, i: number) => number;
}

/** Sampled rollouts of some groups. */
export interface JudgedSample {
  readonly groups: readonly JudgedGroup[];
  /** Whether they are of evaluations: nothing is learned from those. */
  readonly evaluation: boolean;
  /** Whether all rollouts of these groups are in it. */
  readonly whole: boolean;
  /** Fields that some rollout has. */
  readonly fields: ReadonlySet<SampledField>;
  /** What verdicts are of: `'part'`, the part of the reward that says what is right. */
  readonly verdict: 'part' | 'success' | 'none';
}

const NONE: JudgedSample = {
  groups: [],
  evaluation: false,
  whole: true,
  fields: new Set(),
  verdict: 'none',
};

/**
 * The sampled rollouts of the steps and of the kind that a table of sums holds, judged as its
 * groups are; without a flag or a rule by the part of the reward that says what is right, where there
 * is one of two values.
 */
export function judgedSample(
  { sample, prompts, groups: all }: Pick<ReportSource, 'sample' | 'prompts' | 'groups'>,
  table: Table,
  groups: Groups,
): JudgedSample {
  if (sample === undefined || table.rowCount === 0) return NONE;
  const evaluation = areEvaluations(table);
  const steps = distinct(groups.step);
  const among = sample.groups.filter(
    (group) => group.evaluation === evaluation && steps.has(group.step),
  );
  const isSaid = groups.success.source === 'log' || groups.success.source === 'option';
  const right = isSaid || !sample.has('right') ? undefined : twoValues(among);
  const byPrompt = all.columns.prompt !== undefined && prompts?.method !== 'group';
  const nameOf = ({ run, step, group, prompt }: SampledGroup): string => {
    if (prompts?.method !== 'unknown' && !byPrompt) return group;
    const named = prompts?.method === 'unknown' ? undefined : prompt;
    return named ?? `\0${run}\0${step}\0${group}`;
  };
  const own = verdictOf(groups);
  const judge = right === undefined ? (own ?? unjudged) : isHigh('right', right.high);
  return {
    evaluation,
    whole: sample.whole,
    fields: new Set(
      sampledFields.filter((field) =>
        among.length === sample.groups.length
          ? sample.has(field)
          : among.some((group) => hasField(group, field)),
      ),
    ),
    verdict: right !== undefined ? 'part' : own === undefined ? 'none' : 'success',
    groups: among.map((group) => {
      const { step, size, at } = group;
      const verdicts: number[] = [];
      for (let i = 0; i < size; i++) verdicts.push(judge(group, i));
      return { step, prompt: nameOf(group), size, verdicts, at };
    }),
  };
}

function hasField(group: SampledGroup, field: SampledField): boolean {
  for (let i = 0; i < group.size; i++) if (!Number.isNaN(group.at(field, i))) return true;
  return false;
}

/** The two values of the part that says what is right; undefined when it takes more, or fewer. */
function twoValues(groups: readonly SampledGroup[]): { high: number } | undefined {
  const seen = new Set<number>();
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const x = group.at('right', i);
      if (!Number.isNaN(x)) seen.add(x);
      if (seen.size > 2) return undefined;
    }
  return seen.size === 2 ? { high: Math.max(...seen) } : undefined;
}

const unjudged = (): number => Number.NaN;

/** Whether a field has the higher of its two values. */
const isHigh =
  (field: SampledField, high: number | undefined) =>
  (group: SampledGroup, i: number): number => {
    const x = group.at(field, i);
    return Number.isNaN(x) ? x : Number(x === high);
  };

/** How a rollout is judged, by the rule of its groups; undefined without one. */
function verdictOf({ success, values }: Groups) {
  const high = values?.at(-1);
  switch (success.source) {
    case 'log':
    case 'option':
      return (group: SampledGroup, i: number): number => group.at('success', i);
    case 'zero-one':
      return (group: SampledGroup, i: number): number => group.at('reward', i);
    case 'two-valued':
      return isHigh('reward', high);
    default:
      return undefined;
  }
}
