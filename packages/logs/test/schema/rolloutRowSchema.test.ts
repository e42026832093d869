import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rolloutRowJsonSchema, rolloutRowSchema } from '../../src/index.ts';
import { read, sample } from '../support/read.ts';

const byAjv = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(rolloutRowJsonSchema);
const bySchema = (row: unknown): boolean => {
  const result = rolloutRowSchema['~standard'].validate(row);
  if (result instanceof Promise) throw new Error('validate must be synchronous');
  return result.issues === undefined;
};

const value = fc.oneof(
  fc.constantFrom('train', 'eval', 'ok', 'error', 'truncated', 'x', null, true, 0, 1, -1, 0.5),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.dictionary(
    fc.string(),
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.string()),
  ),
  fc.array(fc.integer()),
);
const fields = Object.keys(rolloutRowJsonSchema.properties);

describe('rolloutRowSchema', () => {
  it('agrees with the JSON Schema, as ajv reads it', () => {
    fc.assert(
      fc.property(
        fc.record({ group: fc.constant('a'), reward: fc.constant(1) }),
        fc.dictionary(fc.constantFrom(...fields, 'other'), value, { maxKeys: 4 }),
        (row, more) => {
          const candidate = { ...row, ...more };
          expect(bySchema(candidate)).toBe(byAjv(candidate));
        },
      ),
    );
  });

  it.each([
    [null],
    [1],
    ['x'],
    [[]],
    [{}],
    [{ group: 'a' }],
    [{ reward: 1 }],
    [{ group: null, reward: 1 }],
  ])('agrees with ajv that %j is no row', (row) => {
    expect(bySchema(row)).toBe(false);
    expect(byAjv(row)).toBe(false);
  });

  it('takes the sample rows', async () => {
    const text = await new Response(sample('_neutral/rollouts.jsonl').stream()).text();
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(rows).toHaveLength(16);
    for (const row of rows) expect([bySchema(row), byAjv(row)]).toEqual([true, true]);
    expect((await read(sample('_neutral/rollouts.jsonl'))).rows).toBe(16);
  });

  it('names every field that is wrong', () => {
    const result = rolloutRowSchema['~standard'].validate({
      group: 'a',
      reward: 'x',
      kind: 'test',
    });
    expect(result).toEqual({
      issues: [
        { message: 'expected a number, a boolean or null', path: ['reward'] },
        { message: 'expected train or eval', path: ['kind'] },
      ],
    });
    expect(rolloutRowSchema['~standard']).toMatchObject({ version: 1, vendor: 'bits-per-sample' });
  });
});
