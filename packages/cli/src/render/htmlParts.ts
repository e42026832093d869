/** A figure drawn for both colour schemes. */
export interface SchemePicture {
  /** SVGs for a light page. */
  readonly light: { readonly wide: string; readonly narrow: string };
  /** SVGs for a dark page. */
  readonly dark: { readonly wide: string; readonly narrow: string };
}

const scheme = (name: string, { wide, narrow }: SchemePicture['light']): string =>
  `<div class="${name}"><div class="wide">${wide}</div><div class="narrow">${narrow}</div></div>`;

/** A picture in both schemes; the page shows one. */
export const schemePicture = ({ light, dark }: SchemePicture): string =>
  `<figure>${scheme('light', light)}${scheme('dark', dark)}</figure>`;

/** Rows with a head as a table that scrolls. */
export function table([head, ...body]: readonly (readonly string[])[]): string {
  if (head === undefined || body.length === 0) return '';
  const row = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`)).join('')}</tr>`;
  return `<div class="table" tabindex="0" role="group" aria-label="Data: ${escapeHtml(head[0] ?? '')}"><table>
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

/** A text inside an element or attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
