import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findExamples } from '../src/findExamples.ts';

const fence = '```';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  writeFileSync(
    join(folder, 'src/deep/mean.ts'),
    `/**
 * Mean. Not an example:
 * ${fence}ts
 * never();
 * ${fence}
 *
 * @param xs numbers
 * @example
 * ${fence}ts
 * mean([1]); // => 1
 *   indented({ a: '@b' });
 * ${fence}
 * Or:
 * ${fence}ts
 * mean([2]); // => 2
 * ${fence}
 * @returns ${fence} not code
 */
export function mean(): void {}

/** Rows. */
export interface Rows {
  /**
   * @example
   * ${fence}typescript
   * rows.first();
   * ${fence}
   */
  first(): void;
}

/** @example mean([3]) */
export const plain = 1, other = 2;
`,
  );
  writeFileSync(
    join(folder, 'src/deep/mean.d.ts'),
    `/** @example\n${fence}ts\nno();\n${fence}\n*/`,
  );
  writeFileSync(
    join(folder, 'README.md'),
    `# Title
${fence}sh
npm i
${fence}
## Example
${fence}ts
one();

two();
${fence}
- in a list
  ${fence}ts
  three({
    a: 1,
  });
  ${fence}
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds the examples of docstrings and pages, with their place', () => {
  expect(findExamples(pathToFileURL(folder), ['src', 'README.md'])).toEqual([
    {
      title: 'src/deep/mean.ts mean',
      file: 'src/deep/mean.ts',
      line: 10,
      code: "mean([1]); // => 1\n  indented({ a: '@b' });",
    },
    {
      title: 'src/deep/mean.ts mean (2)',
      file: 'src/deep/mean.ts',
      line: 15,
      code: 'mean([2]); // => 2',
    },
    {
      title: 'src/deep/mean.ts Rows.first',
      file: 'src/deep/mean.ts',
      line: 26,
      code: 'rows.first();',
    },
    { title: 'src/deep/mean.ts plain, other', file: 'src/deep/mean.ts', line: 32, code: '' },
    { title: 'README.md Example', file: 'README.md', line: 7, code: 'one();\n\ntwo();' },
    { title: 'README.md Example (2)', file: 'README.md', line: 13, code: 'three({\n  a: 1,\n});' },
  ]);
});

it('refuses a source that is not there', () => {
  expect(() => findExamples(pathToFileURL(folder), ['docs'])).toThrow('docs');
});
