import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../src/index.ts';
import { drawReport } from '../src/io/drawReport.ts';
import { readReport } from '../src/io/readReport.ts';
import { sample } from './run.ts';

const page = async (name: string): Promise<string> => {
  const report = await readReport([sample(name)], {});
  return renderHtml(report, { pictures: await drawReport(report) });
};

/** Elements that are closed by hand must balance; linkedom would mend them silently. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const text = html.replace(/<style>[\s\S]*?<\/style>/g, '<style></style>');
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
    html = await page('../../sample/rollouts.jsonl');
    document = parseHTML(html).document;
  });

  it('is well formed', () => {
    expect(unbalanced(html)).toEqual([]);
    expect(unbalanced('<p><b></p>')).not.toEqual([]);
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelector('title')?.textContent).toContain('rollouts.jsonl');
  });

  it('asks for nothing: no script, no address, no outside font', () => {
    expect(html).not.toMatch(/https?:/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\((?!#)|\son\w+=/i);
  });

  it('shows the five numbers, each with what to change', () => {
    const items = [...document.querySelectorAll('ol.five > li')];
    expect(items).toHaveLength(5);
    for (const item of items) expect(item.querySelector('.change')?.textContent).toMatch(/\w+/);
    expect(items[0]?.textContent).toContain('6,496 rollouts');
  });

  it('draws every figure for light and dark, wide and narrow, each with title and description', () => {
    const figures = [...document.querySelectorAll('figure')];
    expect(figures.length).toBe(7);
    for (const figure of figures) {
      for (const scheme of ['light', 'dark'])
        for (const width of ['wide', 'narrow']) {
          const svg = figure.querySelector(`.${scheme} .${width} > svg`);
          expect(svg?.getAttribute('role')).toBe('img');
          expect(svg?.querySelector('title')?.textContent).toMatch(/\w+/);
          expect(svg?.querySelector('desc')?.textContent).toMatch(/\w+/);
        }
      const light = figure.querySelector('.light')?.innerHTML;
      expect(figure.querySelector('.dark')?.innerHTML).not.toBe(light);
    }
  });

  it('has a data table beside every figure', () => {
    for (const figure of document.querySelectorAll('figure'))
      expect(figure.parentElement?.querySelectorAll('table tbody tr').length).toBeGreaterThan(3);
    for (const head of document.querySelectorAll('thead th'))
      expect(head.getAttribute('scope')).toBe('col');
  });

  it('uses every id once, and links only to ids there are', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
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
    const html = await page(name);
    expect(unbalanced(html)).toEqual([]);
    expect(html).not.toMatch(/\bNaN\b(?! or infinite)|\bundefined\b|\bInfinity\b|\bnull\b/);
    const { document } = parseHTML(html);
    expect(document.querySelectorAll('.alarms p').length).toBeGreaterThan(0);
  });
});

it('names and notes cannot break out of the page', async () => {
  const report = await readReport([sample('neutral.jsonl')], {});
  const hostile = '<script>alert("x")</script>&amp;';
  const html = renderHtml({
    ...report,
    input: { ...report.input, files: [hostile] },
    warnings: [{ code: 'x', message: hostile, severity: 'alarm', fields: [] }],
    categories: report.categories.map((slice) => ({ ...slice, name: hostile })),
  });
  expect(html).not.toContain('<script');
  expect(unbalanced(html)).toEqual([]);
  expect(parseHTML(html).document.querySelector('.alarms p')?.textContent).toBe(hostile);
});
