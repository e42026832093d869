import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

const name = fc.constantFrom(
  'loss',
  'step',
  'reward',
  'run',
  'run_name',
  'metrics',
  'data',
  'value',
  'key',
  'epoch',
  '__proto__',
  'constructor',
  'r - loss__MIN',
  'train_runtime',
  '_step',
  'eval_loss',
);
const value = fc.oneof(
  fc.double(),
  fc.constantFrom(null, true, 'NaN', '{"loss": NaN}', '', 'x', 1e308, -0, '1e999'),
  fc.array(fc.nat(3), { maxLength: 2 }),
);
const row = fc.dictionary(name, fc.oneof(value, fc.dictionary(name, value)));

describe('whatever a log of metrics holds', () => {
  it('is read or refused, and every number of the table is one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const text = rows.map((one) => JSON.stringify({ loss: 1, ...one })).join('\n');
        try {
          const { tables } = await read(fromText(text));
          for (const { columns, rowCount } of tables)
            for (const column of Object.values(columns))
              if (column instanceof Float64Array) expect(column).toHaveLength(rowCount);
        } catch (error) {
          expect(error).toMatchObject({ code: 'SCHEMA' });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('on a console, too', async () => {
    const piece = fc.constantFrom(
      ...[
        "{'loss': 1.0}",
        "{'loss':",
        "'",
        '{',
        '}',
        'step:1 - loss:2',
        '\r',
        '\n',
        '1/2 [0',
        '\\',
      ],
      ...['\u001b[0m', 'nan', '"', ': ', ', ', '[', ']', '(', 'np.float64(', '1786800000000 0.5 1'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        try {
          await read(fromText(`x\n${pieces.join('')}`));
        } catch (error) {
          expect(error).toMatchObject({ code: 'SCHEMA' });
        }
      }),
      { numRuns: 300 },
    );
  });
});
