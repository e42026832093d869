import { fromText } from '@bits-per-sample/logs';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Plan, parsePrices, plan, planFigures, renderPlanHtml } from '../../src/index.ts';
import { library } from '../support/files.ts';
import { plannedLog } from '../support/plannedLog.ts';

const prices = parsePrices({
  ...{ currency: 'USD', asOf: '2026-01-05', source: 'an example' },
  perMillionTokens: { small: { prefill: 0.13, cachedPrefill: 0.026, sample: 0.4, train: 0.4 } },
});
const log = plannedLog();
const documentOf = (html: string) => parseHTML(html).document;
const textOf = (html: string) => documentOf(html).querySelector('main')!.textContent ?? '';

describe('the page of a plan', () => {
  let told: Plan;
  let html: string;
  let document: ReturnType<typeof documentOf>;
  beforeAll(async () => {
    told = await plan(log, { model: 8e9, prices, tokenPrice: 'small', target: 0.6 });
    html = await renderPlanHtml(told, { ...library, version: '1.0.0', date: '2026-11-29' });
    document = documentOf(html);
  }, 60_000);

  it('asks for nothing', () => {
    expect(html).not.toMatch(/https?:/);
    expect(html).not.toMatch(
      /<script[^>]+src|<link|<img|<iframe|@import|url\((?!#)|\son\w+=|fetch|XMLHttp|import\(|eval\(/i,
    );
  });

  it('draws what is ahead and what it costs, wide and narrow', () => {
    const titles = [...document.querySelectorAll('figure .wide title')].map((t) => t.textContent);
    expect(titles).toEqual(['The pass rate, seen and ahead', 'What a pass rate costs from here']);
    expect(document.querySelectorAll('figure .narrow svg')).toHaveLength(2);
    expect(document.querySelectorAll('.card')).toHaveLength(0);
  });

  it('has the numbers of the plan in words', () => {
    const text = textOf(html);
    expect(text).toContain('74 TFLOP, $0.00089');
    expect(text).toContain('bits-per-sample 1.0.0 · 2026-11-29');
    const rows = [...document.querySelectorAll('#targets > .pair > .table tbody tr')];
    expect(rows).toHaveLength(told.targets.length);
    expect(rows.at(-1)!.textContent).toMatch(/–––$/);
    const heads = [...document.querySelectorAll('thead th')].map((th) => th.textContent);
    expect(heads.every((head) => head !== '')).toBe(true);
  });

  it('one heading after the other, every summary by its own name', () => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => tagName);
    expect(levels[0]).toBe('H1');
    expect(new Set(levels.slice(1))).toEqual(new Set(['H2']));
    const names = [...document.querySelectorAll('summary')].map(({ textContent }) => textContent);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a plan that refuses', () => {
  it('says so first, on cards, without a picture of what is refused', async () => {
    const told = await plan(plannedLog({ steps: 12, groups: 8 }), { against: log, target: 0.5 });
    expect(await planFigures(told)).toEqual([]);
    const html = await renderPlanHtml(told, { ...library, face: 'terminal' });
    const cards = [...documentOf(html).querySelectorAll('.card')].map((c) => c.textContent ?? '');
    expect(cards).toHaveLength(2);
    expect(cards[0]).toMatch(/Not told\s+the pass rate ahead[\s\S]*too few to forecast/);
    expect(cards[1]).toMatch(/Not told\s+which of the two runs is cheaper/);
    expect(textOf(html).match(/278 effective rollouts/g)).toHaveLength(2);
    expect(html).toContain('--against LOG compares two');
  });

  it('is a page without anything that draws', async () => {
    const html = await renderPlanHtml(await plan(log));
    expect(html).not.toContain('<svg');
    expect(textOf(html)).toContain('with 4 times the rollouts');
  });
});

it('names of files and columns are text on the page', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    ...{ step: i + 1, loss: 0.1, reward: 0.2 },
    '<img src=x onerror=alert(1)>': 0.2 + 0.01 * i,
  }));
  const name = '</title><script>alert(1)</script>.jsonl';
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const told = await plan([fromText(text, name)], {
    ...{ evaluation: '<img src=x onerror=alert(1)>', rolloutsPerStep: 256 },
  });
  const html = await renderPlanHtml(told, library);
  expect(told.forecast).not.toBeNull();
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script>alert');
});
