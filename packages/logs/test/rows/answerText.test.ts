import { describe, expect, it } from 'vitest';
import { answerHash } from '../../src/rows/answerHash.ts';
import { answerText } from '../../src/rows/answerText.ts';
import { textMarks } from '../../src/rows/textMarks.ts';

describe('answerText', () => {
  const user = { role: 'user', content: 'q' };
  it.each<[unknown, string | undefined]>([
    ['a', 'a'],
    ['', ''],
    [undefined, undefined],
    [null, undefined],
    [3, undefined],
    [[], undefined],
    [[user], undefined],
    [{ role: 'assistant', content: 'a' }, 'a'],
    [[user, { role: 'assistant', content: 'a', id: 'x1' }], 'a'],
    [[{ role: 'assistant', content: '' }], ''],
    [[user, { finish_reason: 'stop', message: { role: 'assistant', content: 'a' } }], 'a'],
    [
      [
        { role: 'assistant', content: 'a', tool_calls: [] },
        { role: 'tool', content: 'result' },
        { role: 'assistant', content: 'b' },
      ],
      'a\nb',
    ],
    [['a', 'b'], 'a\nb'],
  ])('%j is %j', (answer, text) => {
    expect(answerText(answer)).toBe(text);
  });

  it('tells answers apart by their reasoning and by what they call', () => {
    const answer = (more: object) => answerText({ role: 'assistant', content: 'a', ...more });
    const all = [
      answer({}),
      answer({ reasoning_content: 'r' }),
      answer({ reasoning_content: 's' }),
      answer({ tool_calls: [{ function: { name: 'f', arguments: '1' } }] }),
      answer({ tool_calls: [{ function: { name: 'f', arguments: '2' } }] }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('hashes of answers', () => {
  it('are the same for equal texts alone, and whole numbers that add up exactly', () => {
    const texts = Array.from({ length: 50_000 }, (_, i) => `the answer is ${i}`);
    const hashes = texts.map((text) => textMarks(text)!.textHash!);
    expect(new Set(hashes).size).toBe(texts.length);
    expect(hashes.every((hash) => Number.isSafeInteger(2 * hash) && hash >= 0)).toBe(true);
    expect(textMarks('the answer is 7')!.textHash).toBe(hashes[7]);
  });

  it('differ in the middle of long texts', () => {
    const text = 'word '.repeat(20_000);
    const other = `${text.slice(0, 50_001)}W${text.slice(50_002)}`;
    expect(textMarks(text)!.textHash).not.toBe(textMarks(other)!.textHash);
    expect(textMarks(other)!.textLength).toBe(100_000);
  });

  it('of what was taken out of a text leave spaces around it out', () => {
    expect(answerHash(' 5\n')).toBe(answerHash(5));
    expect(answerHash(['a', 1])).toBe(answerHash(['a', 1]));
    expect(answerHash('5')).not.toBe(answerHash('6'));
    for (const nothing of ['', ' ', null, undefined]) expect(answerHash(nothing)).toBeUndefined();
  });
});
