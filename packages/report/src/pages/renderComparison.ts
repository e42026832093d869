import { escapeControls, formatPlural } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';
import { isAboutReading } from '../compare/comparisonNotes.ts';
import { type Face, sentence } from '../options/sentence.ts';
import { drawComparison } from '../pictures/drawComparison.ts';
import { comparisonFooter } from './comparisonFooter.ts';
import { comparisonScreen } from './comparisonScreen.ts';
import type { ComparisonSection } from './comparisonSection.ts';
import { comparisonSections } from './comparisonSections.ts';
import { escapeHtml, htmlPage, table as htmlTable, pagePicture } from './htmlParts.ts';
import { columns, wrap } from './layout.ts';
import { escapeMarkdown, table as markdownTable } from './markdownParts.ts';
import { drawerOf, originLine, type PageOptions } from './pageOrigin.ts';
import { fileName } from './titleOf.ts';
import { finiteJson } from './toJson.ts';

const sectionsOf = (comparison: Comparison, face: Face): ComparisonSection[] =>
  comparisonSections(comparison).map((section) => ({
    ...section,
    text: section.text.map((text) => sentence(text, face)),
  }));

const titleOfBoth = ({ base, trained }: Comparison): string =>
  `${fileName(base.name)} → ${fileName(trained.name)}`;

function sourceLine({ base, trained, prompts }: Comparison): string {
  const tries = ([from, to]: readonly [number, number]) =>
    from === to ? `${from}` : `${from}–${to}`;
  const [before, after] = [tries(base.attempts), tries(trained.attempts)];
  const each =
    before === after ? `${before} tries each` : `tries: before ${before}, after ${after}`;
  return `${formatPlural(prompts, 'prompt')} in both, ${each}`;
}

/** Both names and what they have in common, in one line where there is room. */
function header(comparison: Comparison, limit: number): string[] {
  const { base, trained } = comparison;
  const [before, after] = [`before: ${base.name}`, `after: ${trained.name}`];
  const both = sourceLine(comparison);
  const line = `${before}   ${after}`;
  const whole = `${line}   ${both}`;
  if (whole.length <= limit) return [whole];
  const names = line.length <= limit ? [line] : [before, after].flatMap((one) => wrap(one, limit));
  return [...names, ...wrap(both, limit)];
}

/** How a comparison is printed. */
export interface ComparisonScreenOptions {
  /** Columns of the terminal. Default 80; lines are never wider than 100. */
  readonly width?: number;
  /** Whether to colour with ANSI codes. Default false. */
  readonly color?: boolean;
  /** How options are named. Default `'terminal'`. */
  readonly face?: Face;
  /** Whether every k and category follow. Default false. */
  readonly details?: boolean;
}

/**
 * The comparison as a page for a terminal: the first try and the most, which prompts, by category, what
 * it cost; then, if asked, every k and category.
 *
 * @param told any comparison.
 * @param options `width` in columns, default 80; `color`: ANSI codes, default false; `face`: how
 *   options are named, default `'terminal'`; `details`: all tables, default false.
 * @returns the text.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * renderComparison(c).split('\n')[0]; // => 'before: rewards   after: rewards   2 prompts in both, 4 tries each'
 * ```
 */
export function renderComparison(
  told: Comparison,
  { width = 80, color = false, face = 'terminal', details = false }: ComparisonScreenOptions = {},
): string {
  const comparison = escapeControls(told);
  const limit = Math.min(100, width);
  const style = (open: number, close: number) => (text: string) =>
    color ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  const [bold, dim] = [style(1, 22), style(2, 22)];
  const say = (text: string, indent: string): string[] =>
    wrap(sentence(text, face), limit - indent.length).map((line) => `${indent}${line}`);
  const screen = comparisonScreen(comparison, limit).flatMap(({ lines, text }) => [
    ...lines.map((line) => (/^\d {2}/.test(line) ? bold(line) : line)),
    ...text.flatMap((one) => say(one, '   ')),
  ]);
  const notes = comparison.notes.filter((note) => details || !isAboutReading(note));
  return `${[
    ...header(comparison, limit).map(bold),
    ...comparison.warnings.flatMap((warning) => ['', ...wrap(`!! ${warning}`, limit).map(bold)]),
    '',
    ...screen,
    '',
    ...say(comparisonFooter(comparison), '').map(dim),
    ...(details ? tables(comparison, { face, limit, bold, dim }) : []),
    ...(notes.length === 0 ? [] : ['', bold('Notes')]),
    ...notes.flatMap((note) =>
      wrap(sentence(note, face), limit - 3).map((line, i) => `${i === 0 ? ' · ' : '   '}${line}`),
    ),
  ].join('\n')}\n`;
}

/** Every k and category. */
function tables(
  comparison: Comparison,
  {
    face,
    limit,
    bold,
    dim,
  }: {
    readonly face: Face;
    readonly limit: number;
    readonly bold: (text: string) => string;
    readonly dim: (text: string) => string;
  },
): string[] {
  return sectionsOf(comparison, face).flatMap(({ title, text, rows }) => {
    const [head, ...body] = rows.length > 1 ? columns(rows) : [];
    return [
      '',
      bold(title),
      ...text.flatMap((one) => wrap(one, limit - 1).map((line) => ` ${line}`)),
      ...(head === undefined ? [] : [dim(`   ${head}`), ...body.map((line) => `   ${line}`)]),
    ];
  });
}

/**
 * The comparison as GitHub-flavoured Markdown.
 *
 * @param comparison any comparison.
 * @param options `face`: how options are named; default `'library'`.
 * @returns the text.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * renderComparisonMarkdown(c).slice(0, 19); // => '## Before and after'
 * ```
 */
export function renderComparisonMarkdown(
  comparison: Comparison,
  { face = 'library' }: { readonly face?: Face } = {},
): string {
  const blocks = [
    `## Before and after: ${escapeMarkdown(titleOfBoth(comparison))}`,
    `${escapeMarkdown(sourceLine(comparison))}.`,
    ...comparison.warnings.map((warning) => `**${escapeMarkdown(warning)}**`),
    ...sectionsOf(comparison, face).flatMap(({ title, text, rows }) => [
      `### ${title}`,
      text.map(escapeMarkdown).join('\n\n'),
      rows.length > 1 ? markdownTable(rows) : '',
    ]),
    comparison.notes.map((note) => `- ${escapeMarkdown(sentence(note, face))}`).join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/**
 * The comparison as JSON text; what is not finite becomes null.
 *
 * @param comparison any comparison.
 * @returns the text.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * JSON.parse(comparisonJson(c)).prompts; // => 2
 * ```
 */
export const comparisonJson = (comparison: Comparison): string => finiteJson(comparison);

/**
 * The comparison as one self-contained HTML page: no request, light and dark, fit for paper, and
 * complete without its script.
 *
 * @param comparison any comparison.
 * @param options `Plot` and `document`, or `draw`: what draws the pictures, without which there are
 *   none; `face`; `version`, `date` and `command`, which the page then carries.
 * @returns the page.
 *
 * @example
 * ```ts
 * const c = await compare([[1, 0, 0, 0], [0, 0, 0, 0]], [[1, 1, 1, 1], [1, 0, 1, 0]]);
 * (await renderComparisonHtml(c)).includes('<script'); // => false
 * ```
 */
export async function renderComparisonHtml(
  comparison: Comparison,
  options: PageOptions = {},
): Promise<string> {
  const draw = drawerOf(options);
  const face = options.face ?? 'library';
  const pictures = draw === undefined ? [] : await drawComparison(comparison, draw);
  const title = titleOfBoth(comparison);
  const sections = sectionsOf(comparison, face).map(({ id, title: heading, text, rows }) => {
    const own = pictures.filter(({ section }) => section === id).map(pagePicture);
    return `<section id="${id}">
<h2>${escapeHtml(heading)}</h2>
${text.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
<div class="pair">
${own.join('\n')}
${htmlTable(rows)}
</div>
</section>`;
  });
  return htmlPage({
    title: `Before and after: ${title}`,
    pictures,
    body: `<header>
<h1>Before and after</h1>
<p class="source"><b>${escapeHtml(title)}</b><br>${escapeHtml(sourceLine(comparison))}</p>
${comparison.warnings.map((warning) => `<p><b>${escapeHtml(warning)}</b></p>`).join('\n')}
</header>
${sections.join('\n')}
<section>
<h2>Notes</h2>
<ul class="notes">
${comparison.notes.map((note) => `<li>${escapeHtml(sentence(note, face))}</li>`).join('\n')}
</ul>
</section>${originLine(options)}`,
  });
}
