import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import { linkCitations } from './linkCitations.mjs';

const pictures = new URL('assets/', import.meta.url);

/** The same pictures, laid out for a phone; `node figures.ts` draws them. */
export const narrowPictures = new URL('dist/narrow/', import.meta.url);

/** Width and height of an SVG as attributes, so that the page keeps its place free. */
function sizeOf(file) {
  const [tag] = /<svg[^>]*>/.exec(readFileSync(file, 'utf8')) ?? [];
  const of = (name) => new RegExp(` ${name}="([\\d.]+)"`).exec(tag)?.[1];
  return `width="${of('width')}" height="${of('height')}"`;
}

/** A picture in one of the themes, by the width of the screen. */
function picture(scheme, source, attributes) {
  const name = basename(source);
  const narrow = `srcset="${source.replace(/\.svg$/, '-narrow.svg')}"`;
  return [
    `<picture><source media="(max-width: 480px)" ${narrow} ${sizeOf(new URL(name, narrowPictures))}>`,
    `<img class="on-${scheme}" src="${source}" ${sizeOf(new URL(name, pictures))}${attributes}></picture>`,
  ].join('');
}

/** What guides and docstrings know beyond TypeDoc's Markdown: math, wide tables, pictures, citations. */
export function extendMarkdown(parser) {
  linkCitations(parser.linkify);
  parser.use(tex, {
    render: (content, displayMode) => {
      const html = katex.renderToString(content, {
        displayMode,
        throwOnError: true,
        strict: 'error',
      });
      return displayMode ? `<div class="wide">${html}</div>` : html;
    },
  });
  const { rules } = parser.renderer;
  rules.table_open = () => '<div class="wide"><table>';
  rules.table_close = () => '</table></div>';
  // formulas, which are indented, can be copied too
  rules.code_block = (tokens, at) => {
    const code = parser.utils.escapeHtml(tokens[at].content);
    return `<pre><code>${code}</code><button type="button">Copy</button></pre>`;
  };
  // <picture> knows only the system's colour scheme, the site also has a switch of its own.
  const block = rules.html_block;
  rules.html_block = (...args) =>
    block(...args).replace(
      /<picture>\s*<source [^>]*srcset="([^"]+)"[^>]*>\s*<img src="([^"]+)"([^>]*)>\s*<\/picture>/g,
      (_, dark, light, attributes) =>
        picture('dark', dark, attributes) + picture('light', light, attributes),
    );
}
