import { escapeControls } from '@bits-per-sample/core';
import type { PagePicture } from '../pictures/pagePicture.ts';
import { PAGE_SCRIPT } from './pageScript.ts';
import { SORT_SCRIPT } from './sortScript.ts';
import { pageStyle } from './style.ts';

/** A picture with its tables folded below it. */
export function pagePicture({
  title,
  subtitle,
  caption,
  wide,
  narrow,
  tables,
  series,
}: PagePicture): string {
  const numbers = tables.map(
    ({ rows, omitted }) =>
      `${table(rows, title)}${omitted === 0 ? '' : `<p class="beside">Evenly spaced rows; ${omitted.toLocaleString('en')} more are not listed.</p>`}`,
  );
  // a text that ends the script early would need a <
  const data = JSON.stringify(series).replaceAll('<', '\\u003c');
  return `<figure>
<div class="plot"><div class="wide">${wide}</div><div class="narrow">${narrow}</div></div>
${subtitle === '' && caption === '' ? '' : `<figcaption>${subtitle === '' ? '' : `<p>${escapeHtml(subtitle)}</p>`}${caption === '' ? '' : `<p class="beside">${escapeHtml(caption)}</p>`}</figcaption>\n`}<details><summary>Numbers of “${escapeHtml(title)}”</summary>
${numbers.join('\n')}
</details>
<script type="application/json">${data}</script>
</figure>`;
}

/**
 * A whole page in one file: style, skip link, and where there are pictures the scripts that read
 * their numbers out and sort tables.
 */
export function htmlPage({
  title,
  body,
  pictures,
}: {
  readonly title: string;
  /** What stands in `main`, as HTML. */
  readonly body: string;
  readonly pictures: readonly PagePicture[];
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${pageStyle(pictures.flatMap(({ wide, narrow }) => [wide, narrow]))}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the numbers</a>
<main id="main">
${body}
</main>
${pictures.length === 0 ? '' : `<script>${PAGE_SCRIPT}\n${SORT_SCRIPT}</script>\n`}</body>
</html>
`;
}

/** Rows with a head as a table that scrolls. */
export function table(
  [head, ...body]: readonly (readonly string[])[],
  of: string = head?.[0] ?? '',
): string {
  if (head === undefined || body.length === 0) return '';
  const row = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`)).join('')}</tr>`;
  return `<div class="table" tabindex="0" role="group" aria-label="Data: ${escapeHtml(of)}"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>
<tbody>
${body.map(row).join('\n')}
</tbody>
</table></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text inside an element or attribute; what is not seen is shown as its code. */
export const escapeHtml = (text: string): string =>
  escapeControls(text).replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/** A text in which no line ends between a number and its % or its ±. */
export const unbroken = (text: string): string =>
  text.replace(/(?<=\d) (?=%)|(?<=[\d%]) (?=± )|(?<=±) (?=\d)/g, '\u00a0');

/** A text in which names stand in backticks. */
export const namedHtml = (text: string): string =>
  unbroken(text)
    .split('`')
    .map((piece, i) => (i % 2 === 1 ? `<code>${escapeHtml(piece)}</code>` : escapeHtml(piece)))
    .join('');
