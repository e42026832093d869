import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, renderTerminal } from '../../src/index.ts';
import { columns, wrap } from '../../src/pages/layout.ts';
import { readReport, sample, sampleRun } from '../support/files.ts';

/** What a template prints when a value is missing. */
const nonsense = /\bNaN\b(?! or infinite)|\bundefined\b|\bInfinity\b|\bnull\b|\[object/;

const LOGS = [
  'neutral.jsonl',
  'the sample run',
  'verl',
  'trl',
  'ragged_groups.jsonl',
  'float_noise_groups.jsonl',
  'singleton_groups_prompt_differs.jsonl',
  'special_floats.jsonl',
  'empty.jsonl',
  'passk-all-dead.jsonl',
  'trl/checkpoint-30/trainer_state.json',
];

describe('the terminal page', () => {
  it.each(LOGS)('%s fits its width, coloured or not, and prints no nonsense', async (name) => {
    const report = await readReport([name === 'the sample run' ? sampleRun : sample(name)], {});
    const named = { ...report, input: { ...report.input, files: ['run.jsonl'] } };
    for (const width of [60, 80, 120]) {
      const text = renderTerminal(named, { width, details: true });
      expect(text).not.toMatch(nonsense);
      for (const line of text.split('\n'))
        expect(line.length).toBeLessThanOrEqual(Math.max(width, 80));
      expect(
        stripVTControlCharacters(renderTerminal(named, { width, details: true, color: true })),
      ).toBe(text);
    }
  });

  it('the five numbers stand on one screen, warnings before them', async () => {
    const report = await readReport([sampleRun], {});
    const text = renderTerminal(report);
    const lines = text.split('\n');
    for (const number of ['1', '2', '3', '4', '5'])
      expect(lines.findIndex((line) => line.startsWith(`${number}  `))).toBeGreaterThan(0);
    expect(lines.findIndex((line) => line.startsWith('5  '))).toBeLessThan(40);
    const warned = renderTerminal(await readReport([sample('ragged_groups.jsonl')], {}));
    expect(warned).toContain('!  1 rollout of 10');
    expect(warned.indexOf('!  1 rollout of 10')).toBeLessThan(warned.indexOf('1  Rollouts'));
  });

  it('says for whom the bits are news, at most, and what they are about', async () => {
    const text = renderTerminal(await readReport([sampleRun], {}), { details: true }).replace(
      /\s+/g,
      ' ',
    );
    expect(text).toMatch(/3 0\.3\d bits per rollout, at most/);
    expect(text).toContain(
      "at most that is news to a learner that knows each prompt's pass rate, 1.00 to one that does not",
    );
    expect(text).toContain('prompts like these over steps 610 to 750, from 406 prompts');
  });

  it('says instead of a number why there is none', async () => {
    const text = renderTerminal(
      await readReport([sample('singleton_groups_prompt_differs.jsonl')], {}),
    );
    expect(text).toMatch(/Live groups +cannot be told\n +One rollout per group\./);
    expect(text).not.toMatch(/100 %/);
  });
});

describe('Markdown', () => {
  it.each(LOGS)('%s: tables are sound', async (name) => {
    const text = renderMarkdown(
      await readReport([name === 'the sample run' ? sampleRun : sample(name)], {}),
    );
    expect(text).not.toMatch(nonsense);
    let cells = 0;
    for (const line of text.split('\n')) {
      if (!line.startsWith('|')) cells = 0;
      else {
        const now = line.replace(/\\\|/g, '').split('|').length;
        if (cells > 0) expect(now).toBe(cells);
        cells = now;
      }
    }
  });
});

describe('layout', () => {
  it('wraps between words, and never between a number and its unit', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('it was 18 % of all', 9)).toEqual(['it was', '18 % of', 'all']);
    expect(wrap('', 10)).toEqual([]);
  });

  it('pads columns', () => {
    expect(
      columns([
        ['a', 'n'],
        ['bbb', '12'],
      ]),
    ).toEqual(['a     n', 'bbb  12']);
  });
});
