import { createRng } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import type { NowFinding } from '../../src/now/nowFinding.ts';
import { report } from '../../src/report/report.ts';

/** A log of 100 prompts with an id and what stands beside it. */
const log = (promptOf: (prompt: number, step: number) => unknown, more: object = {}): string => {
  const rng = createRng(9);
  return Array.from({ length: 200 }, (_, at) => at)
    .flatMap((at) =>
      [0, 1, 2, 3].map(() =>
        JSON.stringify({
          step: Math.floor(at / 20),
          prompt_id: `q${at % 100}`,
          prompt: promptOf(at % 100, Math.floor(at / 20)),
          reward: Number(rng.next() < 0.5),
          ...more,
        }),
      ),
    )
    .join('\n');
};
const causesIn = async (...texts: string[]): Promise<readonly NowFinding[]> =>
  (await report(texts.map((text, i) => fromText(text, `part-${i}.jsonl`)))).now!.causes.filter(
    ({ metric }) => metric === 'prompt',
  );
const question = (prompt: number): string =>
  `What is ${prompt} and ${'so on '.repeat(prompt % 17)}?`;
/** Of ten prompts one is another once more. */
const doubled = (prompt: number): number => (prompt % 10 === 9 ? prompt - 1 : prompt);

describe('one prompt under two ids', () => {
  it('is counted, with its share of the batch', async () => {
    const [found, ...others] = await causesIn(log((prompt) => question(doubled(prompt))));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'one-prompt-two-ids',
      severity: 'ask',
      now: 0.2,
      evidence: { prompts: 10, ids: 20, rollouts: 160, share: 0.2, first: 'q18 = q19' },
      fact: '10 prompts stand under two ids or more: 20 % of the rollouts',
      change: 'Leave out 10 of these 20 ids, or give each text one id.',
    });
    expect(found!.meaning).toMatch(
      /^The same text stands under q18 = q19, q28 = q29, q38 = q39 and 7 more\./,
    );
  });

  it('in chat messages, of which the system text is the same for all', async () => {
    const chat = (prompt: number) => [
      { role: 'system', content: 'You are a careful assistant.' },
      { role: 'user', content: question(prompt) },
    ];
    expect(await causesIn(log(chat))).toEqual([]);
    const [found] = await causesIn(log((prompt) => chat(doubled(prompt))));
    expect(found?.evidence.prompts).toBe(10);
  });

  it('where some rows have no text', async () => {
    const [found] = await causesIn(
      log((prompt, step) => (step % 3 === 0 ? undefined : question(doubled(prompt)))),
    );
    expect(found?.evidence.prompts).toBeGreaterThan(5);
  });

  it('in two files', async () => {
    const rename = (text: string): string => text.replaceAll('"q', '"r');
    const [found] = await causesIn(log(question), rename(log(question)));
    expect(found?.evidence).toMatchObject({ prompts: 100, ids: 200, share: 1 });
  });
});

describe('nothing is said', () => {
  it.each<[string, (prompt: number) => unknown]>([
    ['where all texts differ', question],
    [
      'where they differ in a space',
      (prompt) => `${question(doubled(prompt))}${prompt % 10 === 9 ? ' ' : ''}`,
    ],
    [
      'where they were cut at one length',
      (prompt) => `Read what follows, then answer in one word: ${question(prompt)}`.slice(0, 44),
    ],
    ['where they were cut with a mark', (prompt) => `${question(doubled(prompt))}...`],
    ['where one text stands under all ids', () => 'Guess the word that I have in mind.'],
    ['where pictures belong to them', (prompt) => `<image>${question(doubled(prompt))}`],
  ])('%s', async (_, promptOf) => {
    expect(await causesIn(log(promptOf))).toEqual([]);
  });

  it('where pictures stand beside them', async () => {
    expect(await causesIn(log((prompt) => question(doubled(prompt)), { images: ['a'] }))).toEqual(
      [],
    );
  });

  it('where the text is the id', async () => {
    const text = log((prompt) => question(doubled(prompt))).replaceAll('prompt_id', 'note');
    expect(await causesIn(text)).toEqual([]);
  });
});

describe('one id beside several texts', () => {
  it('is told, with its share', async () => {
    const [found, ...others] = await causesIn(
      log((prompt, step) => question(prompt % 20 === 3 ? 1000 * step + prompt : prompt)),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'one-id-two-prompts',
      severity: 'ask',
      evidence: { ids: 5, known: 100, rollouts: 40, share: 0.05, first: 'q23' },
      fact: '5 prompt ids stand beside several texts: 5 % of the rollouts',
    });
    expect(found!.meaning).not.toMatch(/start anew/);
  });

  it('ids that start anew are called so', async () => {
    const [found] = await causesIn(log((prompt, step) => question(1000 * step + prompt)));
    expect(found?.meaning).toMatch(/Ids that start anew with each step or file/);
    const [files] = await causesIn(
      log(question),
      log((prompt) => question(prompt + 1000)),
    );
    expect(files?.code).toBe('one-id-two-prompts');
    expect(files?.evidence.ids).toBe(100);
  });

  it('but not where rows are turns', async () => {
    const turns = log((prompt, step) => question(1000 * step + prompt), { turn: 1 });
    expect(await causesIn(turns)).toEqual([]);
  });
});
