import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bits, sample } from './support/run.ts';

const cwd = mkdtempSync(join(tmpdir(), 'harmless-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const names = ['a\u001b[31m', '\u001b]0;t\u0007', 'b\u202ec', '[x](http://h)', '@you', 'd\re'];
const rows = (column: string): string =>
  names
    .flatMap((name, g) =>
      [0, 1, 1, 0].map((reward, k) =>
        JSON.stringify({ group: `g${g}`, [column]: name, reward: (reward + k + g) % 2 }),
      ),
    )
    .join('\n');
writeFileSync(join(cwd, 'log.jsonl'), rows('category'));
writeFileSync(join(cwd, 'columns.jsonl'), rows('x\u001b[2J').replaceAll('"reward"', '"\u202er"'));
const odd = 'run\u001b[31m\u202e.jsonl';
writeFileSync(join(cwd, odd), rows('category'));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\u2028\u2029]/u;

describe('what a log holds does nothing to a terminal', () => {
  it.each([
    [['report', 'log.jsonl', '--details'], 0],
    [['report', 'log.jsonl', '--markdown'], 0],
    [['report', 'log.jsonl', '--json'], 0],
    [['report', odd], 0],
    [['compare', 'log.jsonl', odd], 0],
    [['compare', 'log.jsonl', odd, '--markdown'], 0],
    [['inspect', odd], 0],
    [['inspect', 'columns.jsonl'], 2],
    [['report', 'columns.jsonl'], 2],
    [['report', `nosuch${odd}`], 2],
    [['report', 'log.jsonl', '--where', 'no\u001b[1m=1'], 2],
    [['report', 'log.jsonl', '--reward', 'no\u001b[1m'], 2],
    [['\u001b[1m'], 2],
    [['figure', '\u001b[1m'], 2],
    [['figure', 'degeneracy', 'log.jsonl'], 0],
  ] as const)('%j', async (args, expected) => {
    const { code, stdout, stderr } = await bits([...args], { cwd });
    for (const line of `${stdout}\n${stderr}`.split('\n')) expect(line).not.toMatch(UNSEEN);
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('output that cannot be written', () => {
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const shell = (line: string) =>
    spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '' } });
  const run = `'${process.execPath}' '${main}'`;

  it.runIf(existsSync('/dev/full'))('is said, with code 2, and leaves what was there', () => {
    for (const args of ['report log.jsonl', 'report log.jsonl --json', '--help']) {
      const { status, stderr } = shell(`${run} ${args} > /dev/full`);
      expect([args, status]).toEqual([args, 2]);
      expect(stderr).toMatch(/^bits-per-sample: standard output: .*ENOSPC.*\n$/);
    }
    const { status, stderr } = shell(`${run} report log.jsonl --html /dev/full`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^bits-per-sample: \/dev\/full: .*ENOSPC.*\n$/);
    expect(shell(`${run} report log.jsonl > /dev/full 2> /dev/full`).status).toBe(2);
  });

  it('a reader that has seen enough is no error', () => {
    const { stdout, stderr } = shell(`${run} report log.jsonl --details | head -1`);
    expect([stdout.split('\n').length, stderr]).toEqual([2, '']);
  });

  it('keeps the old file when the new one is not whole', async () => {
    const folder = join(cwd, 'out');
    mkdirSync(folder);
    const page = join(folder, 'page.html');
    writeFileSync(page, 'old');
    // files of at most 1 kB
    const small = shell(`ulimit -f 2; ${run} report log.jsonl --html '${page}'`);
    expect(small.status).not.toBe(0);
    expect(readFileSync(page, 'utf8')).toBe('old');
    const { code } = await bits(['report', sample('neutral.jsonl'), '--html', page]);
    expect(code).toBe(0);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readdirSync(folder).filter((name) => !name.endsWith('.tmp'))).toEqual(['page.html']);
  });
});
