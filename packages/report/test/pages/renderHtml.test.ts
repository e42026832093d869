import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/index.ts';
import { pagePicture } from '../../src/pages/htmlParts.ts';
import { pageStyle } from '../../src/pages/style.ts';
import { drawPage } from '../../src/pictures/drawPage.ts';
import type { PictureSeries } from '../../src/pictures/pagePicture.ts';
import { drawFigure, library, readReport, sample, sampleRun } from '../support/files.ts';

const page = async (name: string): Promise<string> => renderHtml(await readReport([name]), library);

/** Elements that are closed by hand must balance; linkedom would mend them silently. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const text = html.replace(/<(style|script)([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2></$1>');
  for (const [, slash, name = '', rest = ''] of text.matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>/gi)) {
    if (/^(meta|br|!doctype)$/i.test(name) || rest.endsWith('/')) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

describe('the page of a run of several steps', () => {
  let html = '';
  let document: ReturnType<typeof parseHTML>['document'];
  beforeAll(async () => {
    html = await page(sampleRun);
    document = parseHTML(html).document;
  });

  it('is well formed', () => {
    expect(unbalanced(html)).toEqual([]);
    expect(unbalanced('<p><b></p>')).not.toEqual([]);
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelector('title')?.textContent).toContain('rollouts.jsonl');
  });

  it('asks for nothing: no address, no outside font, no script that could fetch', () => {
    expect(html).not.toMatch(/https?:/);
    expect(html).not.toMatch(
      /<script[^>]+src|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|fetch|XMLHttp|import\(|eval/i,
    );
  });

  it('can be walked by keyboard and heard: skip link, one heading after the other, names', () => {
    expect(document.querySelector('body > a')?.getAttribute('href')).toBe('#main');
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => tagName);
    expect(levels[0]).toBe('H1');
    expect(new Set(levels.slice(1))).toEqual(new Set(['H2']));
    const names = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows the five numbers, each with what to change', () => {
    const items = [...document.querySelectorAll('ol.five > li')];
    expect(items).toHaveLength(5);
    for (const item of items) expect(item.querySelector('.change')?.textContent).toMatch(/\w+/);
    // 406 prompts with 8 rollouts each, at two checkpoints that differ
    expect(items[0]?.textContent).toContain('Rollouts3,248now6,496whole run');
  });

  it('draws every figure wide and narrow, each with title and description', () => {
    const figures = [...document.querySelectorAll('figure')];
    const titles = figures.map((figure) => figure.querySelector('.wide title')?.textContent);
    expect(titles).toEqual([
      'Rollouts in live groups and in others',
      'A rollout tells at most one bit, and only in the middle',
      'Where pass rates were seen',
      'How large a group should be',
      'Groups that come back all alike',
      'Which baseline hears the signal',
      'How many rollouts a prompt takes',
      'Is the difficulty estimate honest',
      'How the pass rate moved',
      'Where the pool is moving',
      'Where ability is uneven',
    ]);
    for (const figure of figures)
      for (const width of ['wide', 'narrow']) {
        const svg = figure.querySelector(`.${width} > svg`);
        expect(svg?.getAttribute('role')).toBe('img');
        expect(svg?.querySelector('title')?.textContent).toMatch(/\w+/);
        expect(svg?.querySelector('desc')?.textContent).toMatch(/\w+/);
      }
  });

  it('gives every colour of a picture by day, by night and on paper', () => {
    const used = new Set([...html.matchAll(/"var\((--[^)]+)\)"/g)].map(([, name]) => name!));
    expect(used.size).toBeGreaterThan(5);
    const css = document.querySelector('style')!.textContent!;
    const [day = '', night = '', paper = ''] = [
      css.slice(0, css.indexOf('@media')),
      css.slice(css.indexOf('prefers-color-scheme')),
      css.slice(css.indexOf('@media print')),
    ];
    for (const name of used) {
      const [, light, dark] = /^--([0-9a-f]{6})-([0-9a-f]{6})$/.exec(name)!;
      expect(day).toContain(`${name}:#${light};`);
      expect(night).toContain(`${name}:#${dark};`);
      expect(paper).toContain(`${name}:#${light};`);
    }
    expect(pageStyle()).not.toContain('undefined');
  });

  it('has the numbers of every picture below it, and every point of the pointer among them', () => {
    for (const figure of document.querySelectorAll('figure')) {
      const tables = [...figure.querySelectorAll('details table')];
      expect(tables.length).toBeGreaterThan(0);
      const series = JSON.parse(figure.querySelector('script')!.textContent!) as PictureSeries[];
      expect(series.length).toBeGreaterThan(0);
      for (const { table, rows, x, y } of series) {
        expect([x.length, y.length]).toEqual([rows.length, rows.length]);
        const last = tables[table]!.querySelectorAll('tbody tr').length - 1;
        expect(Math.max(...rows)).toBeLessThanOrEqual(last);
        expect(Math.min(...rows, ...x, ...y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...x, ...y)).toBeLessThanOrEqual(1000);
      }
    }
  });

  it('has a data table beside every figure', () => {
    for (const figure of document.querySelectorAll('figure'))
      expect(figure.parentElement?.querySelectorAll('table tbody tr').length).toBeGreaterThan(1);
    for (const head of document.querySelectorAll('thead th'))
      expect(head.getAttribute('scope')).toBe('col');
  });

  it('uses every id once, and links only to ids there are', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('main');
    for (const [, id] of html.matchAll(
      /(?:href="#|url\(#|aria-labelledby="|xlink:href="#)([^")\s]+)/g,
    ))
      expect(ids).toContain(id);
  });

  it('knows both colour schemes and paper', () => {
    expect(html).toContain('@media (prefers-color-scheme:dark)');
    expect(html).toContain('@media print');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });
});

describe('the page of a log that cannot tell', () => {
  it.each([
    'empty.jsonl',
    'singleton_groups_prompt_differs.jsonl',
    'special_floats.jsonl',
    'float_noise_groups.jsonl',
    'passk-all-dead.jsonl',
    'trl/checkpoint-30/trainer_state.json',
  ])('%s: a sound page that says why', async (name) => {
    const html = await page(sample(name));
    expect(unbalanced(html)).toEqual([]);
    expect(html).not.toMatch(/\bNaN\b(?! or infinite)|\bundefined\b|\bInfinity\b|\bnull\b/);
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('.alarms p, .notes li').length).toBeGreaterThan(0);
  });
});

it('names and notes cannot break out of the page', async () => {
  const report = await readReport([sample('neutral.jsonl')], {});
  const hostile = '<script>alert("x")</script>&amp;';
  const html = await renderHtml({
    ...report,
    input: { ...report.input, files: [hostile] },
    warnings: [{ code: 'x', message: hostile, severity: 'alarm', fields: [], remedy: null }],
    categories: report.categories.map((slice) => ({ ...slice, name: hostile })),
  });
  expect(html).not.toContain('<script');
  expect(unbalanced(html)).toEqual([]);
  expect(parseHTML(html).document.querySelector('.alarms p')?.textContent).toBe(hostile);
});

it('a picture is drawn once for both schemes, and its points stand where the axes say', async () => {
  const column = (values: readonly number[]) => ({ type: 'number', values }) as const;
  const figure: Figure = {
    schema: 'figure/1',
    id: 'line',
    title: 'A line</script><b>',
    alt: 'Two points.',
    size: { width: 400, height: 240 },
    data: { line: { x: column([0, 5, 10]), y: column([0, 1, 4]) } },
    scales: {
      x: { type: 'linear', domain: [0, 10], label: 'x', format: 'number' },
      y: { type: 'linear', domain: [0, 4], label: 'y', format: 'number' },
    },
    layers: [
      { mark: 'line', data: 'line', x: 'x', y: 'y', label: '</script><b>', style: { role: 'bad' } },
    ],
  };
  const drawn = await drawPage(figure, drawFigure);
  expect(drawn.series).toEqual([
    {
      name: '</script><b>',
      panel: 0,
      table: 0,
      rows: [0, 1, 2],
      x: [0, 500, 1000],
      y: [0, 250, 1000],
    },
  ]);
  expect(drawn.tables).toEqual([
    {
      rows: [
        ['x', 'y'],
        ['0', '0'],
        ['5', '1'],
        ['10', '4'],
      ],
      omitted: 0,
    },
  ]);
  for (const [i, name] of (['light', 'dark'] as const).entries()) {
    const own = drawn.wide.replace(
      /var\(--([0-9a-f]+)-([0-9a-f]+)\)/g,
      (_, ...pair: string[]) => `#${pair[i]}`,
    );
    const alone = await drawFigure(figure, name, 'line-wide');
    expect(own).toBe(
      alone
        .replace(/ xmlns(:\w+)?="[^"]*"/g, '')
        .replace(/"#[0-9A-F]+"/gi, (color) => color.toLowerCase()),
    );
    expect(own).toContain(themes[name].roles.bad.toLowerCase());
  }
  expect(unbalanced(pagePicture(drawn))).toEqual([]);
});
