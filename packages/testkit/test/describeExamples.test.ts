import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeExamples } from '../src/index.ts';

describeExamples({ root: new URL('..', import.meta.url), scope: {}, sources: ['README.md'] });

// The suite as a whole, in a vitest of its own: a false example and an empty package fail.
it('fails where it must', () => {
  const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'examples-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const suite = (file: string) => `
    import { describeExamples } from '../../../src/index.ts';
    describeExamples({ root: new URL('.', import.meta.url), scope: { one: 1 }, sources: ['${file}'] });`;
  write('vitest.config.ts', "export default { test: { include: ['*.test.ts'] } };");
  write('true.md', '```ts\none; // => 1\n```');
  write('false.md', '```ts\none; // => 2\n```');
  write('empty.md', '# nothing');
  for (const name of ['true', 'false', 'empty']) write(`${name}.test.ts`, suite(`${name}.md`));
  try {
    const output = join(folder, 'report.json');
    spawnSync('vitest', ['run', '--root', folder, '--reporter=json', `--outputFile=${output}`], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const report = JSON.parse(readFileSync(output, 'utf8')) as {
      testResults: {
        assertionResults: { title: string; status: string; failureMessages: string[] }[];
      }[];
    };
    const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
    const outcome = results.map(({ title, status, failureMessages }) => [
      title,
      status,
      failureMessages.join().split('\n')[0],
    ]);
    expect(outcome.sort()).toEqual([
      ['exist', 'failed', 'Error: no example in empty.md'],
      ['false.md', 'failed', expect.stringContaining('false.md:2: one;')],
      ['true.md', 'passed', ''],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
