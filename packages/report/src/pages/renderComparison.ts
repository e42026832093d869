import type { Comparison } from '../compare/comparison.ts';
import type { ComparisonPicture } from '../pictures/pagePicture.ts';
import { comparisonSections } from './comparisonSections.ts';
import { escapeHtml, htmlPage, table as htmlTable, pagePicture } from './htmlParts.ts';
import { columns, wrap } from './layout.ts';
import { escapeMarkdown, table as markdownTable } from './markdownParts.ts';

function sourceLine({ base, trained, prompts }: Comparison): string {
  const attempts = ([from, to]: readonly [number, number]) =>
    from === to ? from : `${from}–${to}`;
  return `${prompts} prompts in both; attempts per prompt: base ${attempts(base.attempts)}, trained ${attempts(trained.attempts)}`;
}

/**
 * The comparison as a page for a terminal.
 *
 * @param comparison any comparison.
 * @param options `width` in columns, default 80; `color`: ANSI codes, default false.
 * @returns the text.
 *
 * @example
 * ```ts
 * const read = async (text) => {
 *   const log = await readLog(fromText(text));
 *   const { groups } = await summariseTrials(log.tables);
 *   const input = describeLogs([{ name: 'counts.jsonl', log }]);
 *   return { groups, input, rewardValues: log.summary().rewardValues };
 * };
 * const base = await read('{"id":"a","c":1,"n":4}\n{"id":"b","c":0,"n":4}');
 * const trained = await read('{"id":"a","c":4,"n":4}\n{"id":"b","c":2,"n":4}');
 * const comparison = buildComparison(base, trained);
 * renderComparison(comparison).split('\n')[0]; // => 'counts.jsonl → counts.jsonl'
 * ```
 */
export function renderComparison(
  comparison: Comparison,
  { width = 80, color = false } = {},
): string {
  const limit = Math.min(100, width);
  const style = (open: number, close: number) => (text: string) =>
    color ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  const [bold, dim] = [style(1, 22), style(2, 22)];
  const sections = comparisonSections(comparison).flatMap(({ title, text, rows }) => {
    const [head, ...body] = rows.length > 1 ? columns(rows) : [];
    return [
      '',
      bold(title),
      ...text.flatMap((sentence) => wrap(sentence, limit - 1).map((line) => ` ${line}`)),
      ...(head === undefined ? [] : [dim(`   ${head}`), ...body.map((line) => `   ${line}`)]),
    ];
  });
  const notes = comparison.notes.flatMap((note) =>
    wrap(note, limit - 3).map((line, i) => `${i === 0 ? ' · ' : '   '}${line}`),
  );
  return `${[
    ...wrap(`${comparison.base.name} → ${comparison.trained.name}`, limit).map(bold),
    ...wrap(sourceLine(comparison), limit),
    ...sections,
    '',
    bold('Notes'),
    ...notes,
  ].join('\n')}\n`;
}

/**
 * The comparison as GitHub-flavoured Markdown.
 *
 * @param comparison any comparison.
 * @returns the text.
 *
 * @example
 * ```ts
 * const read = async (text) => {
 *   const log = await readLog(fromText(text));
 *   const { groups } = await summariseTrials(log.tables);
 *   const input = describeLogs([{ name: 'counts.jsonl', log }]);
 *   return { groups, input, rewardValues: log.summary().rewardValues };
 * };
 * const base = await read('{"id":"a","c":1,"n":4}\n{"id":"b","c":0,"n":4}');
 * const trained = await read('{"id":"a","c":4,"n":4}\n{"id":"b","c":2,"n":4}');
 * const comparison = buildComparison(base, trained);
 * renderComparisonMarkdown(comparison).slice(0, 23); // => '## Base against trained'
 * ```
 */
export function renderComparisonMarkdown(comparison: Comparison): string {
  const blocks = [
    `## Base against trained: ${escapeMarkdown(comparison.base.name)} → ${escapeMarkdown(comparison.trained.name)}`,
    `${escapeMarkdown(sourceLine(comparison))}.`,
    ...comparisonSections(comparison).flatMap(({ title, text, rows }) => [
      `### ${title}`,
      text.map(escapeMarkdown).join('\n\n'),
      rows.length > 1 ? markdownTable(rows) : '',
    ]),
    comparison.notes.map((note) => `- ${escapeMarkdown(note)}`).join('\n'),
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
 * const read = async (text) => {
 *   const log = await readLog(fromText(text));
 *   const { groups } = await summariseTrials(log.tables);
 *   const input = describeLogs([{ name: 'counts.jsonl', log }]);
 *   return { groups, input, rewardValues: log.summary().rewardValues };
 * };
 * const base = await read('{"id":"a","c":1,"n":4}\n{"id":"b","c":0,"n":4}');
 * const trained = await read('{"id":"a","c":4,"n":4}\n{"id":"b","c":2,"n":4}');
 * const comparison = buildComparison(base, trained);
 * JSON.parse(comparisonJson(comparison)).prompts; // => 2
 * ```
 */
export function comparisonJson(comparison: Comparison): string {
  const plain = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? null : value;
  return `${JSON.stringify(comparison, plain, 2)}\n`;
}

/**
 * The comparison as one self-contained HTML page: no request, light and dark, fit for paper, and
 * complete without its script.
 *
 * @param comparison any comparison.
 * @param pictures figures of the sections, drawn as SVG; default none.
 * @returns the text.
 *
 * @example
 * ```ts
 * const read = async (text) => {
 *   const log = await readLog(fromText(text));
 *   const { groups } = await summariseTrials(log.tables);
 *   const input = describeLogs([{ name: 'counts.jsonl', log }]);
 *   return { groups, input, rewardValues: log.summary().rewardValues };
 * };
 * const base = await read('{"id":"a","c":1,"n":4}\n{"id":"b","c":0,"n":4}');
 * const trained = await read('{"id":"a","c":4,"n":4}\n{"id":"b","c":2,"n":4}');
 * const comparison = buildComparison(base, trained);
 * renderComparisonHtml(comparison).includes('<script'); // => false
 * ```
 */
export function renderComparisonHtml(
  comparison: Comparison,
  pictures: readonly ComparisonPicture[] = [],
): string {
  const title = `${comparison.base.name} → ${comparison.trained.name}`;
  const sections = comparisonSections(comparison).map(({ id, title: heading, text, rows }) => {
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
    title: `Base against trained: ${title}`,
    pictures,
    body: `<header>
<h1>Base against trained</h1>
<p class="source"><b>${escapeHtml(title)}</b><br>${escapeHtml(sourceLine(comparison))}</p>
</header>
${sections.join('\n')}
<section>
<h2>Notes</h2>
<ul class="notes">
${comparison.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('\n')}
</ul>
</section>`,
  });
}
