import { describe, expect, it } from 'vitest';
import { compare, renderComparisonHtml, renderHtml, report } from '../../src/index.ts';
import { titleOf } from '../../src/pages/titleOf.ts';
import { library } from '../support/files.ts';

const rewards = [
  [1, 0, 0, 0],
  [1, 1, 1, 1],
  [0, 1, 1, 0],
];

describe('titleOf', () => {
  it.each([
    ['/home/someone/runs/rollouts.jsonl', 'rollouts.jsonl'],
    ['C:\\runs\\rollouts.jsonl.gz', 'rollouts.jsonl.gz'],
    ['../runs/verl', 'verl'],
    ['runs/1.jsonl', '1.jsonl'],
    ['rollouts.jsonl', 'rollouts.jsonl'],
    ['the sample run', 'the sample run'],
    ['GRPO, lr 1e-5/2', 'GRPO, lr 1e-5/2'],
  ])('%s → %s', (name, title) => {
    expect(titleOf([name])).toBe(title);
  });

  it('several files are counted', () => {
    expect(titleOf(['a.jsonl', 'b.jsonl'])).toBe('2 files');
    expect(titleOf([])).toBe('');
  });
});

describe('a page', () => {
  const origin = {
    version: '1.2.3',
    date: '2026-11-28',
    command: "report 'a<b>.jsonl' --html page.html",
  };

  it('says where it comes from, when that is told, and reads no clock', async () => {
    const told = await report(rewards, { name: '/tmp/x/run.jsonl' });
    const page = await renderHtml(told, origin);
    expect(page).toContain("bits-per-sample 1.2.3 · 2026-11-28 · <code>report 'a&lt;b&gt;.jsonl'");
    expect(page).toContain('<title>Bits per sample: run.jsonl</title>');
    expect(page).not.toContain('/tmp/x');
    expect(await renderHtml(told)).toBe(await renderHtml(told));
    expect(await renderHtml(told)).not.toContain('<footer>');
    const comparison = await compare(
      rewards,
      rewards.map((row) => row.map((x) => 1 - x)),
    );
    expect(await renderComparisonHtml(comparison, origin)).toContain('bits-per-sample 1.2.3');
  });

  it('explains its words in one line, with links to where they are used', async () => {
    const told = await report(rewards);
    const page = await renderHtml(told, library);
    for (const id of ['live', 'bits', 'passRates']) {
      expect(page).toContain(`<a href="#${id}"><b>`);
      expect(page).toContain(`<section id="${id}"`);
    }
    const guided = await renderHtml(told, { guide: 'https://example.org/words' });
    expect(guided).toContain('<a href="https://example.org/words">More on these words</a>');
    expect(page).not.toMatch(/https?:/);
  });

  it('has its pictures from whatever draws', async () => {
    const told = await report(rewards);
    const drawn: string[] = [];
    const page = await renderHtml(told, {
      draw: (figure, theme, id) => {
        drawn.push(`${figure.id} ${theme}`);
        return `<svg id="${id}"></svg>`;
      },
    });
    expect(drawn).toContain('goldilocks dark');
    expect(page).toContain('<svg id="goldilocks-wide"></svg>');
    expect(await renderHtml(told)).not.toContain('<svg');
  });
});
