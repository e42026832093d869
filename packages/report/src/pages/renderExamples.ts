import { escapeControls, formatPlural } from '@bits-per-sample/core';
import type { ExampleComparison } from '../compare/exampleComparison.ts';
import { type Face, sentence } from '../options/sentence.ts';
import { escapeHtml, htmlPage } from './htmlParts.ts';
import { hang, wrap } from './layout.ts';
import { escapeMarkdown } from './markdownParts.ts';
import { originLine, type PageOptions } from './pageOrigin.ts';
import { paletteOf } from './palette.ts';
import type { TerminalOptions } from './renderTerminal.ts';
import { sftLines } from './sftLines.ts';
import { sftMarkdown } from './sftMarkdown.ts';
import { sftSection } from './sftSection.ts';
import { finiteJson } from './toJson.ts';

/** `before: base.jsonl   after: sft.jsonl   400 examples in both`. */
function titleOf({ base, trained, sft }: ExampleComparison): string {
  const { examples } = sft.absorbed.examples > 0 ? sft.absorbed : sft;
  return `before: ${base.name}   after: ${trained.name}   ${formatPlural(examples, 'example')} in both`;
}

/** What the sides do not share. */
function unpairedText({ base, trained }: ExampleComparison): string[] {
  return base.unpaired + trained.unpaired === 0
    ? []
    : [
        `Left out: ${formatPlural(base.unpaired, 'example')} only before, ${trained.unpaired} only after.`,
      ];
}

/**
 * Two models on the same examples as a page for a terminal.
 *
 * @param told what `compareExamples` returned.
 * @param options `width`, `color`, `face`.
 * @returns the text.
 *
 * @example
 * ```ts
 * const base = [{ example: 'a', nll_sum: 30 }, { example: 'b', nll_sum: 20 }];
 * const sft = [{ example: 'a', nll_sum: 20 }, { example: 'b', nll_sum: 18 }];
 * const c = await compareExamples(base, sft, { names: { base: 'base', trained: 'sft' } });
 * renderExamples(c).split('\n')[0]; // => 'before: base   after: sft   2 examples in both'
 * ```
 */
export function renderExamples(
  told: ExampleComparison,
  { width = 80, color = false, face = 'terminal' }: TerminalOptions = {},
): string {
  const wide = Math.max(48, Math.min(100, width));
  const paint = paletteOf(color);
  const made = escapeControls({
    ...told,
    notes: told.notes.map((note) => sentence(note, face)),
  });
  const notes = [...unpairedText(made), ...made.notes];
  const lines = [
    ...wrap(titleOf(made), wide).map(paint.bold),
    ...sftLines(made.sft, wide, paint),
    ...(notes.length === 0 ? [] : ['', paint.bold('Notes')]),
    ...notes.flatMap((note) => hang(' · ', note, wide)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/**
 * Two models on the same examples as GitHub-flavoured Markdown.
 *
 * @param comparison what `compareExamples` returned.
 * @param options `face`: how options are named; default `'library'`.
 * @returns the text.
 *
 * @example
 * ```ts
 * const base = [{ example: 'a', nll_sum: 30 }, { example: 'b', nll_sum: 20 }];
 * const sft = [{ example: 'a', nll_sum: 20 }, { example: 'b', nll_sum: 18 }];
 * renderExamplesMarkdown(await compareExamples(base, sft)).slice(0, 19); // => '## Before and after'
 * ```
 */
export function renderExamplesMarkdown(
  comparison: ExampleComparison,
  { face = 'library' }: { readonly face?: Face } = {},
): string {
  const { base, trained, sft, notes } = comparison;
  return `${[
    `## Before and after: ${escapeMarkdown(`${base.name} → ${trained.name}`)}`,
    sftMarkdown(sft, base.format),
    [...unpairedText(comparison), ...notes]
      .map((note) => `- ${escapeMarkdown(sentence(note, face))}`)
      .join('\n'),
  ]
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

/**
 * Two models on the same examples as one self-contained HTML page.
 *
 * @param comparison what `compareExamples` returned.
 * @param options `face`; `version`, `date` and `command`, which the page then carries.
 * @returns the page.
 *
 * @example
 * ```ts
 * const base = [{ example: 'a', nll_sum: 30 }, { example: 'b', nll_sum: 20 }];
 * const sft = [{ example: 'a', nll_sum: 20 }, { example: 'b', nll_sum: 18 }];
 * renderExamplesHtml(await compareExamples(base, sft)).includes('<script'); // => false
 * ```
 */
export function renderExamplesHtml(
  comparison: ExampleComparison,
  options: PageOptions = {},
): string {
  const title = `${comparison.base.name} → ${comparison.trained.name}`;
  const notes = [...unpairedText(comparison), ...comparison.notes].map(
    (note) => `<li>${escapeHtml(sentence(note, options.face ?? 'library'))}</li>`,
  );
  return htmlPage({
    title: `Before and after: ${title}`,
    pictures: [],
    body: `<header>
<h1>Before and after</h1>
<p class="source"><b>${escapeHtml(title)}</b><br>${escapeHtml(titleOf(comparison))}</p>
</header>
${sftSection(comparison.sft)}
${notes.length === 0 ? '' : `<section>\n<h2>Notes</h2>\n<ul class="notes">\n${notes.join('\n')}\n</ul>\n</section>`}${originLine(options)}`,
  });
}

/**
 * The comparison as JSON text; what is not finite becomes null.
 *
 * @param comparison what `compareExamples` returned.
 * @returns the text.
 *
 * @example
 * ```ts
 * const base = [{ example: 'a', nll_sum: 30 }, { example: 'b', nll_sum: 20 }];
 * const sft = [{ example: 'a', nll_sum: 20 }, { example: 'b', nll_sum: 18 }];
 * JSON.parse(exampleComparisonJson(await compareExamples(base, sft))).sft.examples; // => 2
 * ```
 */
export const exampleComparisonJson = (comparison: ExampleComparison): string =>
  finiteJson(comparison);
