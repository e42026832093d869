// Math at build time (KaTeX) and pictures that follow the theme of the site, from local files:
// the site works from disk, with no network.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import {
  Application,
  Comment,
  CommentTag,
  Converter,
  JSX,
  ReflectionKind,
  RendererEvent,
} from 'typedoc';
import claimTitles from './claimTitles.json' with { type: 'json' };

const require = createRequire(import.meta.url);
const katexDist = dirname(require.resolve('katex/dist/katex.min.css'));

function extend(parser) {
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
  // <picture> knows only the system's colour scheme, the site also has a switch of its own.
  const block = parser.renderer.rules.html_block;
  parser.renderer.rules.html_block = (...args) =>
    block(...args).replace(
      /<picture>\s*<source [^>]*srcset="([^"]+)"[^>]*>\s*<img src="([^"]+)"([^>]*)>\s*<\/picture>/g,
      '<img class="on-dark" src="$1"$3><img class="on-light" src="$2"$3>',
    );
}

/** A member of a type that is written inline: the comment of what has that type speaks for it. */
function isInline({ parent }) {
  const holder = parent.parent;
  const isNamed = holder?.kindOf(ReflectionKind.TypeAlias) && holder.type?.declaration === parent;
  return parent.kindOf(ReflectionKind.TypeLiteral) && !isNamed && !isInParameter(parent);
}

/** A property that can have one value only tells types apart: the comment of its type says what it is. */
const isTag = ({ type }) => type?.type === 'literal';

/** TypeDoc asks for no comment there. */
const isInParameter = (reflection) =>
  reflection?.kindOf(ReflectionKind.Parameter) || (reflection && isInParameter(reflection.parent));

/** Where in the repository something is declared; undefined for documents and modules. */
function sourceOf(reflection, project) {
  const { packageName, packagePath } = project.getSymbolIdFromReflection?.(reflection) ?? {};
  const folder = packageName === 'bits-per-sample' ? 'cli' : packageName?.split('/').pop();
  return packagePath?.startsWith('src/') ? `packages/${folder}/${packagePath}` : undefined;
}

const packages = new URL('../packages/', import.meta.url);

/** What to import from, where it is a room of the package: `@bits-per-sample/curriculum/rules`. */
function roomOf(source) {
  const [, folder, path] = /^packages\/([^/]+)\/src\/(.*)$/.exec(source) ?? [];
  const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), 'utf8'));
  for (const [room, target] of Object.entries(manifest.exports)) {
    const entry = target['@bits-per-sample/source'];
    if (room === '.' || !entry?.startsWith('./src/')) continue;
    const text = readFileSync(new URL(`${folder}/${entry}`, packages), 'utf8');
    if (text.includes(`'./${path}'`)) return `${manifest.name}/${room.slice(2)}`;
  }
}

/** The topic folder of a package's export is its category. */
function categorise(project) {
  for (const child of project.children ?? []) {
    const [, topic] = /\/src\/([^/]+)\//.exec(sourceOf(child, project) ?? '') ?? [];
    if (!topic) continue;
    const words = topic.replace(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`);
    const holder = child.signatures?.[0] ?? child;
    holder.comment ??= new Comment();
    const text = words[0].toUpperCase() + words.slice(1);
    holder.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text }]));
  }
}

/** What is here, for language models: one line per page. https://llmstxt.org */
function llmsText(project, router) {
  const sentence = (text) =>
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/(?<=[.!?]) .*/, '');
  const plain = (parts = []) => parts.map((part) => part.text).join('');
  const line = (reflection, about) =>
    `- [${reflection.name}](${router.getFullUrl(reflection)})${about ? `: ${about}` : ''}`;
  const summary = ({ comment, signatures }) =>
    sentence(plain((comment ?? signatures?.[0]?.comment)?.summary));
  const opening = (document) =>
    sentence(
      plain(document.content)
        .split(/\n\n+/)
        .find((block) => /^[A-Z*“]/.test(block)) ?? '',
    );
  const modules = project.getReflectionsByKind(ReflectionKind.Module);
  return [
    '# bits-per-sample',
    '',
    '> How much one sample can tell a language model, and which rollouts gave it no gradient: a command line that reads training logs, and TypeScript packages for the numbers and the pictures.',
    '',
    '## Guides',
    '',
    ...(project.documents ?? []).map((document) => line(document, opening(document))),
    ...modules.flatMap((module) => [
      '',
      `## ${module.name}`,
      '',
      ...(module.children ?? [])
        .filter((child) => router.hasUrl(child))
        .map((child) => line(child, summary(child))),
    ]),
    '',
  ].join('\n');
}

/** Titles of the pages of claims. */
const titles = new Set(Object.values(claimTitles));

/** Pages that compute: title → script. */
const scripts = { Explore: 'explore', 'Drop a log': 'report', Gallery: 'gallery' };

/** @param {import('typedoc').Application} app */
export function load(app) {
  // Options that a plugin sets while it loads are reset; at the end of bootstrap they stay.
  app.on(Application.EVENT_BOOTSTRAP_END, () => app.options.setValue('markdownItLoader', extend));
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => categorise(project),
    1000, // before categories are made
  );
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    const methods = project
      .getReflectionsByKind(ReflectionKind.Method)
      .flatMap((method) => (isInline(method) ? (method.signatures ?? []) : []));
    const names = project
      .getReflectionsByKind(ReflectionKind.Property)
      .filter((property) => isInline(property) || isTag(property))
      .concat(methods)
      .filter((member) => !member.hasComment())
      .map((member) => member.getFriendlyFullName());
    app.options.setValue('intentionallyNotDocumented', [...new Set(names)]);
  });
  app.renderer.hooks.on('head.end', (context) =>
    JSX.createElement('link', {
      rel: 'stylesheet',
      href: context.relativeURL('assets/katex/katex.min.css'),
    }),
  );
  app.renderer.hooks.on('content.end', ({ page }) => {
    const source = sourceOf(page.model, page.project);
    if (source === undefined) return JSX.createElement(JSX.Fragment, null);
    const code = (text) => JSX.createElement('code', null, text);
    const room = roomOf(source);
    return JSX.createElement(
      'p',
      { class: 'source' },
      ...(room === undefined ? [] : ['Import from ', code(room), '. ']),
      'Source: ',
      code(source),
    );
  });
  app.renderer.hooks.on('body.end', (context) => {
    const { model } = context.page;
    const script =
      model.isDocument?.() && (scripts[model.name] ?? (titles.has(model.name) && 'claims'));
    return script
      ? JSX.createElement('script', { src: context.relativeURL(`assets/pages/${script}.js`) })
      : JSX.createElement(JSX.Fragment, null);
  });
  app.renderer.on(RendererEvent.END, (event) => {
    writeFileSync(
      join(event.outputDirectory, 'llms.txt'),
      llmsText(event.project, app.renderer.router),
    );
    const target = join(event.outputDirectory, 'assets/katex');
    mkdirSync(join(target, 'fonts'), { recursive: true });
    cpSync(join(katexDist, 'katex.min.css'), join(target, 'katex.min.css'));
    for (const font of readdirSync(join(katexDist, 'fonts')))
      if (font.endsWith('.woff2'))
        cpSync(join(katexDist, 'fonts', font), join(target, 'fonts', font));
  });
}
