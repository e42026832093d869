import { describe, expect, it } from 'vitest';
import { runExample } from '../src/runExample.ts';

const mean = (xs: number[]): number => xs.reduce((a, x) => a + x, 0) / xs.length;
class Point {
  x = 1;
}
const run = (code: string, scope: object = { mean, Point, wait: async () => 3 }) =>
  runExample({ title: 't', file: 'a.md', line: 10, code }, { ...scope });

describe('a true example runs', () => {
  it.each([
    'mean([1, 3]); // => 2',
    'mean([1, 3]) // => 2',
    'mean([]); // => NaN',
    '0.1 + 0.2; // => 0.3',
    '-0; // => 0',
    'Float64Array.of(0, NaN); // => Float64Array.of(0, NaN)',
    '({ a: [1, Infinity], b: undefined }); // => { a: [1, Infinity] }',
    'new Point(); // => { x: 1 }',
    'new Map([[1, [0.1 + 0.2]]]); // => new Map([[1, [0.3]]])',
    'mean([\n  1,\n  3,\n]); // => 2',
    'mean([1, 3]);\n// => 2',
    "({ a: 1, b: 'two' });\n// => {\n//      a: 1, // the first\n//      b: 'two',\n//    }",
    'const x: number = mean([1, 3]); // => 2\nx + 1; // => 3',
    'let y = 1;\ny += 1; // => 2',
    'const mean = 7;\nmean; // => 7',
    'await wait(); // => 3',
    'wait(); // => 3',
    'for (const x of [1, 2]) mean([x]);',
    "import { mean as average } from '@bits-per-sample/core';\naverage([2]); // => 2",
    "import * as Point from 'elsewhere';\nimport mean from 'there';\nnew Point().x + mean([1]); // => 2",
    "import type { Table } from 'elsewhere';\nimport { type Row, mean } from 'there';\nconst t = {} as Table & Row;\nmean([1]); // => 1",
    "import { basename } from 'node:path';\nimport * as path from 'node:path';\nbasename(path.join('a', 'b')); // => 'b'",
  ])('%s', (code) => run(code));
});

describe('a false example fails', () => {
  it.each([
    ['a wrong number', 'mean([1, 3]); // => 2.1', 'a.md:10: mean([1, 3]);'],
    ['an inexact number', '1 / 3; // => 0.333', 'shown: 0.333'],
    ['a number for NaN', '1; // => NaN', 'shown: NaN'],
    ['NaN for a number', 'NaN; // => 1', 'got:   NaN'],
    ['an array for a typed array', '[1]; // => Float64Array.of(1)', 'shown: Float64Array'],
    ['another element', 'Float64Array.of(1, 2); // => Float64Array.of(1, 3)', 'got:'],
    ['a missing element', '[1]; // => [1, 2]', 'got:'],
    ['a missing key', '({ a: 1 }); // => { a: 1, b: 2 }', 'got:'],
    ['a key too many', '({ a: 1, b: 2 }); // => { a: 1 }', 'got:'],
    ['the second of two', 'mean([2]); // => 2\n\nmean([2]); // => 3', 'a.md:12: mean([2]);'],
    ['a declared value', 'const x = 1; // => 2', 'got:   1'],
    ['a thrown error', 'mean();', 'a.md:10: Cannot read properties of undefined'],
    ['an unknown name', 'median([1]); // => 1', 'median is not defined'],
    [
      'an unknown import',
      "import { median } from '@bits-per-sample/core';",
      'core exports no median',
    ],
    ['an inherited import', "import { toString } from '@bits-per-sample/core';", 'no toString'],
    ['broken syntax', 'mean([1;', 'a.md:10:'],
    [
      'prose for a value',
      'mean([1]); // => about one',
      '"about one" after // => is not an expression',
    ],
    [
      'a check inside a loop',
      'for (;;) {\n  mean([1]); // => 2\n  break;\n}',
      'a.md:11: // => does not follow a statement',
    ],
    [
      'a check after no value',
      'if (mean) mean([1]); // => 1',
      '// => does not follow an expression',
    ],
    ['nothing to run', '', 'needs a ```ts block'],
  ])('%s', async (_, code, message) => {
    await expect(run(code)).rejects.toThrow(message);
  });
});
