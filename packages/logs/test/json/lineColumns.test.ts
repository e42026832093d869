import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { lineColumns } from '../../src/json/lineColumns.ts';
import { read } from '../support/read.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = (text: string): unknown => {
  const batch = lineColumns()(bytesOf(text));
  return batch?.rows(0, batch.rowCount);
};

/** A source in chunks that calls itself large. */
const streamed = (text: string, size: number) => ({
  name: 'a.jsonl',
  size: 2 ** 25,
  stream: () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        const bytes = bytesOf(text);
        for (let at = 0; at < bytes.length; at += size)
          controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    }),
});

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 0.1, 1e-7, 123456789012345, 1.7976931348623157e308, 5e-324),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', 'a\nb', '"\\'),
);

describe('lineColumns', () => {
  it('law: reads what JSON.parse reads, or nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ n: fc.option(value), t: fc.option(text), b: fc.option(fc.boolean()) }),
          { minLength: 1, maxLength: 30 },
        ),
        fc.constantFrom('', ' '),
        (rows, space) => {
          const lines = rows.map(({ n, t, b }) => {
            const fields = [n, t, b].map((one) =>
              Object.is(one, -0) ? '-0' : JSON.stringify(one),
            );
            return `{"n":${space}${fields[0]},${space}"t":${space}${fields[1]},${space}"b":${space}${fields[2]}}`;
          });
          const found = rowsOf(lines.join('\n'));
          const isWhole = (n: number | null) => Math.abs(n ?? 0) >= 1e15 && Number.isInteger(n);
          if (found === undefined) expect(rows.some(({ n }) => isWhole(n))).toBe(true);
          else expect(found).toEqual(lines.map((line) => JSON.parse(line)));
        },
      ),
    );
  });

  it.each([
    ['another order of fields', '{"a":1,"b":2}\n{"b":2,"a":1}'],
    ['another field', '{"a":1}\n{"a":1,"b":2}'],
    ['no object', '{"a":1}\n[1]'],
    ['a list', '{"a":1}\n{"a":[1]}'],
    ['a list in the first line', '{"a":[1]}'],
    ['a field twice', '{"a":1,"a":2}'],
    ['a number and a text', '{"a":1}\n{"a":"1"}'],
    ['a number and a truth', '{"a":1}\n{"a":true}'],
    ['leading zeros', '{"a":1}\n{"a":01}'],
    ['a point without digits', '{"a":1}\n{"a":1.}'],
    ['a sign without digits', '{"a":1}\n{"a":-}'],
    ['digits that a double cannot hold', '{"a":1}\n{"a":9007199254740993}'],
    ['a name outside of JSON', '{"a":1}\n{"a":NaN}'],
    ['half a word', '{"a":true}\n{"a":tru}'],
    ['a blank line', '{"a":1}\n\n{"a":1}'],
    ['a line that breaks off', '{"a":"x"}\n{"a":"x'],
    ['an escape that is none', '{"a":"x"}\n{"a":"\\x"}'],
    ['a raw tab in a text', '{"a":"x"}\n{"a":"\t"}'],
    ['something behind the line', '{"a":1}\n{"a":1} x'],
    ['a setter', '{"__proto__":1}'],
  ])('leaves %s to who parses lines', (_, lines) => {
    expect(rowsOf(lines)).toBeUndefined();
  });

  it('leaves bytes that are no text to who counts them', () => {
    const bytes = bytesOf('{"a":"x"}\n{"a":"xyz"}');
    bytes[16] = 0xff;
    expect(lineColumns()(bytes)).toBeUndefined();
  });

  it('takes line ends of Windows, and spaces', () => {
    expect(rowsOf('{ "a" : 1 }\r\n{ "a" : 2 }\r')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('gives up where lines are never alike', () => {
    const columns = lineColumns();
    for (let i = 0; i < 8; i++) expect(columns(bytesOf('[1]'))).toBeUndefined();
    expect(columns(bytesOf('{"a":1}'))).toBeUndefined();
  });

  const line = fc.oneof(
    {
      weight: 30,
      arbitrary: fc
        .record({
          step: fc.integer({ min: 0, max: 3 }),
          group: fc.constantFrom('a', 'b', 'ü', 'x\ny', 'q'.repeat(300)),
          reward: fc.constantFrom(0, 1),
          output_tokens: fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.constant(null)),
          text: fc.string({ maxLength: 80 }),
        })
        .map((row) => JSON.stringify(row)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{"step":1',
        '{"step":1,"group":"a","reward":NaN,"output_tokens":1,"text":""}',
        '{"step":1,"group":7,"reward":1,"output_tokens":1,"text":""}',
        '{"step":1,"group":9007199254740993,"reward":1,"output_tokens":1,"text":""}',
        '{"step":1,"group":null,"reward":1,"output_tokens":1,"text":""}',
        '{"step":1,"group":"b","reward":1}',
        '7',
      ),
    },
  );

  it('law: tables and accounts are those of lines that are parsed one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 4, maxLength: 80 }),
        fc.constantFrom('', '\n'),
        fc.integer({ min: 20, max: 3000 }),
        async (lines, end, size) => {
          const first = '{"step":0,"group":"a","reward":1,"output_tokens":9,"text":"t"}\n';
          const all = first.repeat(3) + lines.join('\n') + end;
          const told = async (source: Parameters<typeof read>[0]) => {
            const { log, tables } = await read(source);
            const rows = tables.flatMap(({ rowCount, columns }) =>
              Array.from({ length: rowCount }, (_, i) =>
                Object.entries(columns)
                  .map(([name, c]) => [name, 'codes' in c ? c.values[c.codes[i]!] : c[i]] as const)
                  .filter(([, cell]) => cell !== undefined && !Number.isNaN(cell))
                  .sort(([a], [b]) => (a < b ? -1 : 1)),
              ),
            );
            return { rows, summary: log.summary() };
          };
          expect(await told(streamed(all, size))).toEqual(await told(fromText(all, 'a.jsonl')));
        },
      ),
      { numRuns: 200 },
    );
  });
});
