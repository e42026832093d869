import { escapeControls } from '@bits-per-sample/core';
import { type Face, sentence } from '../options/sentence.ts';
import type { Plan } from '../plan/planShape.ts';
import { columns, wrap } from './layout.ts';
import { escapeMarkdown, table } from './markdownParts.ts';
import { planSections, refusalText } from './planSections.ts';
import { titleOf } from './titleOf.ts';
import { finiteJson } from './toJson.ts';

/** How a plan is printed. */
export interface PlanScreenOptions {
  /** Columns of the terminal. Default 80; lines are never wider than 100. */
  readonly width?: number;
  /** Whether to colour with ANSI codes. Default false. */
  readonly color?: boolean;
  /** How options are named. Default `'terminal'`. */
  readonly face?: Face;
}

/**
 * A plan as a page for a terminal: the pass rate now and ahead, what things cost, what nobody can tell.
 *
 * @param told any plan.
 * @param options `width` in columns, default 80; `color`: ANSI codes, default false; `face`: how options are
 *   named, default `'terminal'`.
 * @returns the text.
 *
 * @example
 * ```ts
 * const p = await plan([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * renderPlan(p).split('\n')[2]; // => 'Pass rate'
 * ```
 */
export function renderPlan(
  told: Plan,
  { width = 80, color = false, face = 'terminal' }: PlanScreenOptions = {},
): string {
  const made = escapeControls(told);
  const limit = Math.min(100, width);
  const bold = (text: string): string => (color ? `\u001b[1m${text}\u001b[22m` : text);
  const say = (text: string): string[] =>
    wrap(sentence(text, face), limit - 3).map((line, i) => `${i === 0 ? ' ' : '   '}${line}`);
  return `${[
    ...wrap(`plan   ${titleOf(made.files)}`, limit).map(bold),
    ...made.warnings.flatMap(({ message }) => [
      '',
      ...wrap(`!! ${sentence(message, face)}`, limit).map(bold),
    ]),
    ...planSections(made).flatMap(({ title, before, rows, after, refused }) => [
      '',
      bold(title),
      ...before.flatMap(say),
      ...columns(rows).map((line) => `   ${line}`),
      ...[...after, ...refused.map(refusalText)].flatMap(say),
    ]),
  ].join('\n')}\n`;
}

/**
 * A plan as GitHub-flavoured Markdown.
 *
 * @param made any plan.
 * @param options `face`: how options are named; default `'library'`.
 * @returns the text.
 *
 * @example
 * ```ts
 * const p = await plan([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * renderPlanMarkdown(p).slice(0, 7); // => '## Plan'
 * ```
 */
export function renderPlanMarkdown(
  made: Plan,
  { face = 'library' }: { readonly face?: Face } = {},
): string {
  const list = (texts: readonly string[]): string =>
    texts.map((text) => `- ${escapeMarkdown(sentence(text, face))}`).join('\n');
  const blocks = [
    `## Plan: ${escapeMarkdown(titleOf(made.files))}`,
    ...made.warnings.map(({ message }) => `**${escapeMarkdown(sentence(message, face))}**`),
    ...planSections(made).flatMap(({ title, before, rows, after, refused }) => [
      `### ${escapeMarkdown(title)}`,
      list(before),
      rows.length === 0 ? '' : table([['', ''], ...rows]),
      list([...after, ...refused.map(refusalText)]),
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/**
 * A plan as JSON text; what is not finite becomes null.
 *
 * @param made any plan.
 * @returns the text.
 *
 * @example
 * ```ts
 * const p = await plan([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * JSON.parse(planJson(p)).schema; // => 'bits-per-sample/plan/1'
 * ```
 */
export const planJson = (made: Plan): string => finiteJson(made);
