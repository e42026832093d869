import { readdirSync, readFileSync } from 'node:fs';
import * as builders from '@bits-per-sample/figures';
import { expect, it } from 'vitest';
import { galleryIndex } from '../gallery.ts';

const here = (path: string) => new URL(`../pages/${path}`, import.meta.url);
const page = readFileSync(here('gallery.md'), 'utf8');
const examples = readdirSync(here('gallery/examples')).map((name) => name.replace(/\.ts$/, ''));

it('every builder has an example, and makes its figure under the name of its file', async () => {
  const texts = examples.map((name) => readFileSync(here(`gallery/examples/${name}.ts`), 'utf8'));
  const shown = Object.keys(builders).filter((name) =>
    texts.some((text) => text.includes(`import { ${name} } from '@bits-per-sample/figures'`)),
  );
  const all = Object.keys(builders).filter((name) => name.endsWith('Figure'));
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter((name) => !shown.includes(name))).toEqual([]);
  for (const name of examples) {
    const { figure } = await import(here(`gallery/examples/${name}.ts`).href);
    expect(figure.id).toBe(name);
  }
});

it('the page shows each of them once, with its picture, its code and its builder', () => {
  const sections = [
    ...page.matchAll(
      /^### .+\n\n\{@link @bits-per-sample\/figures!(\w+) \| \1\}\n\n<div class="picture" data-figure="([\w-]+)"><\/div>\n\n\{@includeCode gallery\/examples\/\2\.ts\}$/gm,
    ),
  ];
  expect(sections.map(([, , id]) => id).sort()).toEqual(examples.sort());
  expect(page.match(/^### /gm)).toHaveLength(examples.length);
  for (const [, builder, id] of sections)
    expect(readFileSync(here(`gallery/examples/${id}.ts`), 'utf8')).toContain(`${builder}(`);
});

it('the index groups the figures by their question', () => {
  const index = galleryIndex(
    '<h2 id="a" class="x">A?<a></a></h2><h3 id="b" class="x">B<a></a></h3><h2 id="c">C?</h2><h3 id="d">D</h3>',
  );
  expect(index.match(/href="#\w"/g)).toEqual(['href="#a"', 'href="#b"', 'href="#c"', 'href="#d"']);
  expect(index).toContain('A?</a><ul><li><a href="#b">B</a></li></ul></li>');
});
