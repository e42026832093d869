import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serveStdio } from '../../src/bridge/serveStdio.ts';
import { pool } from '../support/curriculumServer.ts';
import { open } from './openState.ts';

it('law: lines are the same however they arrive', async () => {
  const ask = { op: 'ask', groups: 1, step: 0, policyVersion: 0 };
  const lines = [
    ...[1, 'zwölf', 3].map((id) => JSON.stringify({ id, ...ask })),
    '',
    '{torn',
    `{"id":4,"pad":"${'ü'.repeat(200)}"}`,
    '{"id":5,"op":"health"}\r',
  ];
  const bytes = Buffer.from(lines.join('\n'));
  const answers = async (chunks: readonly Buffer[]): Promise<string> => {
    const { state: path } = pool(1);
    const state = open(path);
    let text = '';
    const output = new PassThrough().setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    const fatal = await serveStdio(state, {
      maxBytes: 300,
      input: Readable.from(chunks, { objectMode: false }),
      output,
      signal: new AbortController().signal,
    });
    expect(fatal).toBe(false);
    state.close();
    await finished(output.end());
    return text;
  };
  const whole = await answers([bytes]);
  const codes = whole
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(codes.map(({ id, ok, error }) => [id, ok ?? error.code])).toEqual([
    [1, true],
    ['zwölf', true],
    [3, true],
    [null, 'malformed'],
    [null, 'too-large'],
    [5, true],
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 30 }), async (cuts) => {
      const ends = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = ends.slice(1).map((end, i) => bytes.subarray(ends[i], end));
      expect(await answers(chunks.filter(({ length }) => length > 0))).toBe(whole);
    }),
    { numRuns: 20 },
  );
});
