import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Report, renderHtml, renderMarkdown, report } from '../../src/index.ts';
import { pageStyle } from '../../src/pages/style.ts';
import { changedRun } from '../support/changedRun.ts';
import { library, readReport, sample } from '../support/files.ts';

const documentOf = async (told: Report) => parseHTML(await renderHtml(told, library)).document;
const texts = (nodes: Iterable<{ readonly textContent: string | null }>): string[] =>
  [...nodes].map(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' ').trim());

describe('the page of a run that changed at step 20', () => {
  let told: Report;
  let document: Awaited<ReturnType<typeof documentOf>>;
  beforeAll(async () => {
    told = await report(changedRun());
    document = await documentOf(told);
  });

  it('opens with what was found: severity by word and picture, since when, what, what to change', () => {
    const main = [...document.querySelector('main')!.children];
    expect(main[1]!.className).toBe('cards');
    const [card] = document.querySelectorAll('.card');
    expect(card!.className).toBe('card alarm');
    expect(texts(card!.querySelectorAll('.kind'))).toEqual(['Alarm since step 20 (19 to 21)']);
    expect(card!.querySelector('.kind svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(texts(card!.querySelectorAll('h2'))).toEqual([
      'Since step 20 (19 to 21) almost no group is live.',
    ]);
    expect(card!.querySelector('.change')?.textContent).toContain('before step 19');
  });

  it('folds evidence and references', () => {
    const details = document.querySelector('.card details')!;
    expect(details.hasAttribute('open')).toBe(false);
    const rows = [...details.querySelectorAll('tbody tr')].map((row) => texts(row.children));
    expect(rows).toContainEqual(['live groups before', '100 %']);
    expect(rows).toContainEqual(['live groups since', '0 %']);
    expect(rows).toContainEqual(['pass rate since', '25 %']);
    expect(details.textContent).toContain('arXiv:2505.22617');
  });

  it('has a tile for each headline: its number now, the run, the window and since when', () => {
    const tiles = [...document.querySelectorAll('.tile')];
    expect(texts(tiles.map((tile) => tile.querySelector('.name')!))).toEqual([
      'Live groups',
      'Bits per rollout, at most',
      'Pass rate',
    ]);
    const [live, , pass] = tiles;
    expect(texts(live!.querySelectorAll('strong, .beside, .since'))).toEqual([
      '0 %',
      'whole run 50 %',
      'Alarm since step 20 (19 to 21)',
    ]);
    expect(pass!.querySelector('.since')).toBeNull();
    const svg = live!.querySelector('svg')!;
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe(
      'Live groups, steps 0 to 39; from 100 % to 0 %; shaded from step 20; Alarm since step 20 (19 to 21)',
    );
    // 40 steps on 192 units of width, from 4 on; 40 units of height, from 4 on
    const at = (step: number) => Math.round(10 * (4 + (192 * step) / 39)) / 10;
    expect(svg.querySelector('.window')?.getAttribute('x')).toBe(String(at(20)));
    expect(svg.querySelector('.mark.alarm')?.getAttribute('x')).toBe(String(at(20)));
    const line = svg.querySelector('.run')!.getAttribute('d')!;
    expect(line).toMatch(/^M4 4L/);
    expect(line).toContain(`L${at(19)} 4L${at(20)} 44L`);
    expect(line.endsWith('L196 44')).toBe(true);
  });

  it('has the five numbers now beside those of the whole run', () => {
    expect(texts(document.querySelectorAll('#numbers h2'))).toEqual([
      'Now, steps 20–39, beside the whole run',
    ]);
    const items = [...document.querySelectorAll('ol.five > li')];
    const pairs = items.map((item) => texts(item.querySelectorAll('.name, .two strong, .two b')));
    expect(pairs[0]).toEqual(['Rollouts', '2,560', '5,120']);
    expect(pairs[1]).toEqual(['Live groups', '0 %', '50 %']);
    expect(pairs[3]![0]).toBe('Pass rate');
    for (const number of pairs[3]!.slice(1)) expect(number).toMatch(/^25 %/);
    // what to change is said by what was found, and nothing else
    expect(document.querySelectorAll('ol.five .change')).toHaveLength(0);
  });

  it('has one picture of what was found, then what there was', () => {
    const pictures = [...document.querySelectorAll('#now figure')];
    expect(pictures).toHaveLength(1);
    const rows = [...pictures[0]!.querySelectorAll('tbody tr')].map((row) => texts(row.children));
    expect(rows).toContainEqual(['Alarm: since step 20 (19 to 21)', '20', '19', '21']);
    expect(document.querySelectorAll('#live figure').length).toBeGreaterThan(0);
  });

  it('says of what is over that it is over', async () => {
    const [trend] = told.now!.trends;
    const over = { ...trend!, state: 'over' as const, severity: 'note' as const };
    const page = await documentOf({ ...told, now: { ...told.now!, trends: [over] } });
    expect(page.querySelector('.card')?.className).toBe('card note over');
    expect(texts(page.querySelectorAll('.kind'))).toEqual([
      'Note from step 20 (19 to 21), over now',
    ]);
    expect(texts(page.querySelectorAll('.tile .since'))).toEqual([
      'Note from step 20 (19 to 21), over now',
    ]);
  });

  it('as Markdown: what was found first, then the numbers now beside the whole run', () => {
    const blocks = renderMarkdown(told).split('\n\n');
    expect(blocks[1]).toMatch(
      /^> \*\*Alarm, since step 20 \(19 to 21\):\*\* \*\*Since step 20 \(19 to 21\) almost no group is live\.\*\* .*→ Restart/,
    );
    const rows = blocks[2]!.split('\n').map((row) => row.split(' | '));
    expect(rows[0]!.slice(0, 3)).toEqual(['| ', 'now: steps 20–39', 'whole run']);
    expect(rows.find(([name]) => name === '| Live groups')!.slice(1, 3)).toEqual([
      '**0 %**',
      '50 %',
    ]);
  });
});

it('a run that does not move, and one of one step, are as they were: no second column', async () => {
  for (const rows of [changedRun().filter(({ step }) => Number(step) < 20), [[1, 0, 0, 1]]]) {
    const document = await documentOf(await report(rows as Parameters<typeof report>[0]));
    expect(document.querySelectorAll('#numbers, .two, #now')).toHaveLength(0);
    expect(document.querySelectorAll('ol.five > li')).toHaveLength(5);
  }
});

it('a part that never paid is not said to be all there is', async () => {
  const told = await report(
    changedRun().map((row, i) => ({
      ...row,
      reward: i % 2,
      rewards: { accuracy: 0, format: i % 2 },
    })),
  );
  const document = await documentOf(told);
  expect(document.querySelector('.card.alarm h2 code')?.textContent).toBe('accuracy');
  expect(texts(document.querySelectorAll('.tile .name'))).not.toContain(
    'Bits per rollout, at most',
  );
  // every group is live, by the format
  const numbers = texts(document.querySelectorAll('ol.five .name, ol.five strong'));
  expect(numbers.slice(2, 8)).toEqual([
    ...['Live groups, by the summed reward', '100 %'],
    ...['by accuracy', '0 %'],
    ...['by format', '100 %'],
  ]);
  for (const text of [document.querySelector('main')!.textContent!, renderMarkdown(told)])
    expect(text).not.toContain('No group has both outcomes');
});

it('means per step have tiles too, and Markdown a table of them', async () => {
  const told = await readReport([sample('sft-trainer_state.json')]);
  const document = await documentOf(told);
  expect(texts(document.querySelectorAll('.tile .name'))).toContain('Loss');
  expect(renderMarkdown(told)).toMatch(/\| Loss \| \*\*[\d.]+\*\*/);
});

/** Contrast of two colours, WCAG 2.2. */
function contrast(...colors: readonly [string, string]): number {
  const light = colors.map((color) => {
    const hex = color.length === 4 ? color.replace(/[0-9a-f]/g, '$&$&') : color;
    const [r, g, b] = [1, 3, 5].map((i) => {
      const x = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return x <= 0.040_45 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  });
  const [dark, bright] = light.sort((a, b) => a - b);
  return (bright! + 0.05) / (dark! + 0.05);
}

it.each([
  ['light', 0],
  ['dark', 1],
  ['paper', 2],
])('every word of a card can be read, %s', (_, scheme) => {
  expect(contrast('#fff', '#000000')).toBeCloseTo(21, 6);
  const root = pageStyle()
    .match(/:root\{[^}]*\}/g)!
    .map((rule) =>
      Object.fromEntries(
        [...rule.matchAll(/(--[a-z-]+):(#[0-9a-f]+)/g)].map(([, name, color]) => [name, color]),
      ),
    );
  const colors = root[scheme]!;
  for (const [ground, tone] of [
    ['--bad-ground', '--bad'],
    ['--alarm-ground', '--alarm'],
    ['--good-ground', '--good'],
    ['--panel', '--soft'],
  ] as const)
    for (const text of [tone, '--ink', '--soft'])
      expect([ground, text, contrast(colors[ground]!, colors[text]!) >= 4.5]).toEqual([
        ground,
        text,
        true,
      ]);
  for (const text of ['--bad', '--alarm', '--good', '--soft'])
    expect(contrast(colors['--ground']!, colors[text]!)).toBeGreaterThanOrEqual(4.5);
});
