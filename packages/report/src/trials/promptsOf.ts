import { type Dictionary, dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { ReportSource } from './reportSource.ts';

/** Why prompts cannot be told apart; undefined when they can. */
export function whyNoPrompts({
  prompts,
  groups,
}: Pick<ReportSource, 'prompts' | 'groups'>): string | undefined {
  if (prompts?.method !== 'unknown') return undefined;
  return groups.rowCount === 0 ? 'the log holds no groups' : prompts.detail;
}

/**
 * The prompt of each group: an identity across steps, runs and models. A group is a prompt at a
 * step, and where the log names nothing but groups, and they are no numbers within a step, their
 * names are the prompts'.
 *
 * @param source what was read.
 * @param table its groups, or some of them.
 * @returns codes and names, shape [groups]; code −1 where the log names none. Undefined when
 *   prompts cannot be told apart.
 */
export function promptsOf(
  { prompts, groups }: Pick<ReportSource, 'prompts' | 'groups'>,
  table: Table = groups,
): Dictionary | undefined {
  const { prompt, group } = table.columns;
  if (prompts?.method === 'unknown') return undefined;
  const column = prompt !== undefined && prompts?.method !== 'group' ? prompt : group;
  if (column === undefined) return undefined;
  return isDictionary(column) ? column : dictionary(Array.from(column, (x) => String(x)));
}

/**
 * The same for what cannot do without.
 *
 * @throws {ReportError} `'prompts-unknown'`: the log does not tell prompts apart.
 */
export function needPrompts(
  source: Pick<ReportSource, 'prompts' | 'groups'>,
  what: string,
): Dictionary {
  // of no groups all prompts are known: what calls this has better words for an empty log
  const prompts = source.groups.rowCount === 0 ? dictionary([]) : promptsOf(source);
  if (prompts === undefined)
    throw new ReportError(
      'prompts-unknown',
      `${what} needs prompts that are known across steps, and the log does not tell them apart: ${whyNoPrompts(source) ?? 'it names no groups'}. \`promptId: COLUMN\` names what identifies a prompt, \`prompt: COLUMN\` its text.`,
      { field: 'promptId' },
    );
  return prompts;
}
