// The site works from disk, with no network: KaTeX at build time, fonts and pictures from local files.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import {
  Application,
  Comment,
  CommentTag,
  Converter,
  JSX,
  PageEvent,
  ReflectionKind,
  RendererEvent,
} from 'typedoc';
import chapters from './chapters.json' with { type: 'json' };
import claimTitles from './claimTitles.json' with { type: 'json' };
import { extendMarkdown, narrowPictures } from './markdown.mjs';
import topics from './topics.json' with { type: 'json' };

const require = createRequire(import.meta.url);
const katexDist = dirname(require.resolve('katex/dist/katex.min.css'));

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

/** The topic folder of a package's export is its category, by the title that people know it by. */
function categorise(project, logger) {
  const sources = new Map(
    (project.children ?? []).map((child) => [child, sourceOf(child, project)]),
  );
  const [, folder] = /^packages\/([^/]+)/.exec([...sources.values()].find(Boolean) ?? '') ?? [];
  const titles = topics[folder];
  if (!titles) return;
  const unused = new Set(Object.keys(titles));
  for (const [child, source] of sources) {
    const [, topic = '.'] = /\/src\/([^/]+)\//.exec(source ?? '') ?? [];
    const text = titles[topic];
    unused.delete(topic);
    if (!text) logger.error(`topics.json: ${folder} has no title for ${topic} (${child.name})`);
    const holder = child.signatures?.[0] ?? child;
    holder.comment ??= new Comment();
    holder.comment.blockTags.push(
      new CommentTag('@category', [{ kind: 'text', text: text ?? topic }]),
    );
  }
  for (const topic of unused)
    logger.error(`topics.json: nothing that ${folder} exports is in ${topic}`);
}

/** Page of the site → its chapter. */
const chapterOf = new Map(
  Object.entries(chapters).flatMap(([chapter, pages]) => pages.map((page) => [page, chapter])),
);

/** Each page stands in its chapter. */
function putInChapter(document, logger) {
  const path = document.project.files.getReflectionPath(document) ?? '';
  const [page] = /(?:guides|pages)\/[^/]+(?=\.md$)/.exec(path) ?? [];
  const chapter = chapterOf.get(page);
  if (chapter) document.frontmatter.category = chapter;
  else if (document.parent.isProject()) logger.error(`${page} stands in no chapter: chapters.json`);
}

/** Packages of the family by their last name, where they stand beside each other. */
function shortenNavigation(theme) {
  const build = theme.buildNavigation.bind(theme);
  const short = ({ text, children, ...rest }) => ({
    ...rest,
    text: text.replace(/^@bits-per-sample\//, ''),
    ...(children && { children: children.map(short) }),
  });
  theme.buildNavigation = (project) => build(project).map(short);
}

const element = JSX.createElement;
const nothing = element(JSX.Fragment, null);

/** A link to a document. */
const linkTo = (context, document) =>
  element('a', { href: context.urlTo(document) }, document.name);

/** The pages of the site by chapters. */
function contents(context) {
  const pages = context.page.project.documents;
  return element(
    'nav',
    { class: 'contents', 'aria-labelledby': 'contents' },
    element('h2', { id: 'contents' }, 'Guides'),
    ...Object.keys(chapters).map((chapter) =>
      element(
        'section',
        null,
        element('h3', null, chapter),
        element(
          'ul',
          null,
          ...pages
            .filter(({ frontmatter }) => frontmatter.category === chapter)
            .map((page) => element('li', null, linkTo(context, page))),
        ),
      ),
    ),
  );
}

/** Where a document leads: to the pages before and after it. */
function neighbours(context) {
  const { model, project } = context.page;
  const pages = model.parent.isDocument() ? model.parent.children : model.parent.documents;
  const at = pages.indexOf(model);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  return element(
    'nav',
    { class: 'neighbours', 'aria-label': 'Before and after' },
    before && element('span', null, 'Before: ', linkTo(context, before)),
    after && element('span', { class: 'after' }, 'Next: ', linkTo(context, after)),
    model.parent !== project && element('span', null, 'All: ', linkTo(context, model.parent)),
  );
}

/** A landmark around the content; and no link inside a summary, which is a control itself. */
const accessible = (html) =>
  html
    .replace('<div class="col-content">', '<div class="col-content" role="main">')
    .replace(/<summary[\s\S]*?<\/summary>/g, (summary) =>
      summary.replace(/<a [^>]*class="tsd-anchor-icon">[\s\S]*?<\/a>/g, ''),
    );

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

/** Fonts of formulas, and pictures laid out for a phone. */
function copyAssets(site) {
  const target = join(site, 'assets/katex');
  mkdirSync(join(target, 'fonts'), { recursive: true });
  cpSync(join(katexDist, 'katex.min.css'), join(target, 'katex.min.css'));
  for (const font of readdirSync(join(katexDist, 'fonts')))
    if (font.endsWith('.woff2'))
      cpSync(join(katexDist, 'fonts', font), join(target, 'fonts', font));
  const media = join(site, 'media');
  for (const name of readdirSync(media).filter((file) => file.endsWith('.svg')))
    cpSync(new URL(name, narrowPictures), join(media, `${basename(name, '.svg')}-narrow.svg`));
}

/** @param {import('typedoc').Application} app */
export function load(app) {
  // Options that a plugin sets while it loads are reset; at the end of bootstrap they stay.
  app.on(Application.EVENT_BOOTSTRAP_END, () =>
    app.options.setValue('markdownItLoader', extendMarkdown),
  );
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => categorise(project, app.logger),
    1000, // before categories are made
  );
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) =>
    putInChapter(document, app.logger),
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
  app.renderer.on(RendererEvent.BEGIN, () => shortenNavigation(app.renderer.theme));
  app.renderer.hooks.on('head.end', (context) =>
    element('link', { rel: 'stylesheet', href: context.relativeURL('assets/katex/katex.min.css') }),
  );
  app.renderer.hooks.on('content.begin', (context) => {
    const { model } = context.page;
    if (!model.isDocument?.()) return nothing;
    const path = model.project.files.getReflectionPath(model);
    const subject = basename(path, '.md').replaceAll('-', ' ');
    return element(
      'p',
      { class: 'chapter', 'data-subject': subject },
      model.frontmatter.category ?? linkTo(context, model.parent),
    );
  });
  app.renderer.hooks.on('content.end', (context) => {
    const { model, project, url } = context.page;
    if (url === 'index.html') return contents(context);
    if (model.isDocument?.()) return neighbours(context);
    const source = sourceOf(model, project);
    if (source === undefined) return nothing;
    const code = (text) => element('code', null, text);
    const room = roomOf(source);
    return element(
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
      ? element('script', { src: context.relativeURL(`assets/pages/${script}.js`) })
      : nothing;
  });
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = accessible(page.contents);
  });
  app.renderer.on(RendererEvent.END, (event) => {
    writeFileSync(
      join(event.outputDirectory, 'llms.txt'),
      llmsText(event.project, app.renderer.router),
    );
    copyAssets(event.outputDirectory);
  });
}
