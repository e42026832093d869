import { SchemaError } from '@bits-per-sample/core';
import { checkMapping } from './checkMapping.ts';
import type { TrialMapping } from './trialMapping.ts';

/** Names of columns of steps, without `_`, `-` and case. */
const STEP = /^(?:global|train|training|trainer)?(?:step|iteration)$/;

/** Which columns of trials are keys, and what they are of. */
export interface TrialKeys {
  /** `run`, where runs are told apart. */
  readonly run: readonly string[];
  /** `step`, where there is one. */
  readonly step: readonly string[];
  /** `group_0`, `group_1`, …: together the name of the group. */
  readonly group: readonly string[];
  /** `prompt_0`, …; those of the group where it is named by its prompt; none without prompts. */
  readonly prompt: readonly string[];
  /** `category`, where there is one. */
  readonly category: readonly string[];
  /** `kind`, where there is one. */
  readonly kind: readonly string[];
}

/**
 * The keys of the trials of a mapping.
 *
 * @param mapping which columns hold what.
 * @returns names of columns of `trialsSql`, by what they are of.
 * @throws {SchemaError} nothing that names the groups.
 *
 * @example
 * ```ts
 * trialKeys({ promptId: ['task', 'seed'], reward: ['r'] }).prompt; // => ['group_0', 'group_1']
 * trialKeys({ group: ['g'], prompt: 'question', reward: ['r'] }).prompt; // => ['prompt_0']
 * ```
 */
export function trialKeys(mapping: TrialMapping): TrialKeys {
  checkMapping('trialKeys', mapping);
  const { group, promptId, prompt, run, category, kind } = mapping;
  const prompts = promptId?.length ?? (prompt === undefined ? 0 : 1);
  const own = group !== undefined && group.length > 0;
  const names = (stem: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `${stem}_${i}`);
  const groups = names('group', own ? group.length : prompts);
  if (groups.length === 0)
    throw new SchemaError(
      { file: 'the mapping' },
      'a group, a promptId or a prompt',
      'nothing that names the groups',
    );
  return {
    run: run === undefined ? [] : ['run'],
    step: stepPath(mapping) === undefined ? [] : ['step'],
    group: groups,
    prompt: own ? names('prompt', prompts) : groups,
    category: category === undefined ? [] : ['category'],
    kind: kind === undefined ? [] : ['kind'],
  };
}

/** The column of the step: a step that makes part of the groups is the step. */
export const stepPath = ({ step, group = [] }: TrialMapping): string | undefined =>
  step ?? group.find((path) => STEP.test(path.toLowerCase().replace(/[\s_.-]/g, '')));
