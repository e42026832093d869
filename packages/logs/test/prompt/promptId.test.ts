import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptId } from '../../src/index.ts';

const python = spawnSync('python3', ['--version']).status === 0;
if (!python) console.warn('skipped: no python3 to compare promptId with');

/** The ten lines of the README, as they stand there. */
const block = (): string => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const code = /```python\n([\s\S]*?)```/.exec(readme)?.[1];
  if (code === undefined) throw new Error('the README has no Python');
  return code;
};

function byPython(prompts: readonly unknown[]): string[] {
  const script = `${block()}\nimport sys\nfor p in json.load(sys.stdin): print(prompt_id(p))\n`;
  const { stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(prompts),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return stdout.trim().split('\n');
}

const messages = fc.array(
  fc.record(
    {
      role: fc.constantFrom('user', 'assistant', 'system', 'tool'),
      content: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.record({ type: fc.constant('text'), text: fc.string({ unit: 'binary' }) })),
        fc.constant(null),
      ),
      tool_calls: fc.oneof(fc.constant(null), fc.array(fc.dictionary(fc.string(), fc.integer()))),
      weight: fc.oneof(fc.integer(), fc.boolean()),
    },
    { requiredKeys: ['role'] },
  ),
);

describe('promptId', () => {
  // by the Python of the README
  it('is what it was: names that reports and data sets have noted', () => {
    expect(promptId('')).toBe('488bdcb81aee8d83');
    expect(promptId('What is 2 + 3?')).toBe('0d764089960af15c');
    expect(promptId('é 𝄞 \ud800')).toBe('7328c0044d30eb86');
    expect(promptId([{ role: 'user', content: 'hi' }])).toBe('9b2de214a2e5416c');
  });

  it.runIf(python)('law: the ten lines of Python in the README give the same', () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), 200);
    const chats = fc.sample(messages, 200);
    const prompts = [...texts, ...chats, '', [], 'x'.repeat(100_000)];
    expect(byPython(prompts)).toEqual(prompts.map((prompt) => promptId(prompt)));
  });

  it('law: does not depend on the order of members, nor on members that are null', () => {
    fc.assert(
      fc.property(messages, (chat) => {
        const other = chat.map((message) =>
          Object.fromEntries([
            ...Object.entries(message)
              .reverse()
              .filter(([, value]) => value !== null),
            ['name', null],
          ]),
        );
        expect(promptId(other)).toBe(promptId(chat));
      }),
    );
  });

  it('tells a text from a message with that text, and messages by role and order', () => {
    const chats = ['hi', [{ role: 'user', content: 'hi' }], [{ role: 'system', content: 'hi' }]];
    const pairs = [
      [{ role: 'user', content: 'a' }],
      [
        { role: 'user', content: 'a' },
        { role: 'user', content: 'b' },
      ],
      [
        { role: 'user', content: 'b' },
        { role: 'user', content: 'a' },
      ],
    ];
    const ids = [...chats, ...pairs].map((chat) => promptId(chat));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes what JSON has no word for: long integers, deep nesting, bytes, dates', () => {
    expect(promptId([9007199254740993n])).toBe(promptId(`[9007199254740993]`));
    expect(promptId(7)).toBe(promptId('7'));
    expect(promptId(undefined)).toBe(promptId('null'));
    expect(promptId([Uint8Array.of(1, 2), new Date(0)])).toBe(
      promptId('[[1,2],"1970-01-01T00:00:00.000Z"]'),
    );
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(promptId(deep)).toMatch(/^[0-9a-f]{16}$/);
  });
});
