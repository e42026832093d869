import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoLog } from '../support/logFile.ts';
import { printed, runHere } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
const write = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const unknown = write(
  'unknown.csv',
  `task id,outcome,host\n${['a,pass,x', 'a,fail,x', 'b,pass,x', 'b,pass,x'].join('\n')}\n`,
);
const columns = ['--group', 'task id', '--reward', 'outcome'];

describe('inspect', () => {
  it('says what was recognised, in at most 20 lines', async () => {
    const text = await printed('inspect', demoLog);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(text).toContain('format   rollouts: 6,496 rows, a rollout each');
    expect(text).toContain('groups   812 of 8');
    expect(JSON.parse(await printed('inspect', demoLog, '--json'))).toMatchObject([
      { format: 'rollouts', groups: 812, steps: [610, 750] },
    ]);
  });

  it('tells flags for what is refused, with exit code 2', async () => {
    const text = await printed('inspect', unknown);
    expect(process.exitCode).toBe(2);
    process.exitCode = undefined;
    expect(text).toContain("try --group 'task id' --reward outcome");
    expect(await printed('inspect', unknown, ...columns)).toContain('groups   2 of 2');
  });
});

it('inspect --redact shows neither texts nor names of files', async () => {
  const path = write('secret.run.csv', 'task id,answer,outcome\na,my secret,pass\n');
  const text = await printed('inspect', path, '--redact', ...columns);
  expect(text).not.toContain('secret');
  expect(text).toContain(
    'row      {"task id":"<text of 1>","answer":"<text of 9>","outcome":"pass"}',
  );
  await expect(printed('inspect', path, '--redact', '--json')).rejects.toThrow(
    'exclude each other',
  );
});

it('a log without rows is exit code 2', async () => {
  const empty = write('empty.jsonl', '');
  expect(await printed('inspect', empty)).toContain('0 rows');
  expect(process.exitCode).toBe(2);
  process.exitCode = undefined;
  await expect(printed('convert', empty)).rejects.toThrow('there is no row in this log');
});

describe('convert', () => {
  it.each(['jsonl', 'parquet'])('to %s, and the report stays', async (form) => {
    const out = join(folder, `rows.${form}`);
    expect(await printed('convert', unknown, ...columns, '--out', out)).toBe('');
    const [before, after] = [
      JSON.parse(await printed('report', unknown, ...columns, '--json')),
      JSON.parse(await printed('report', out, '--json')),
    ];
    expect(after.bits).toEqual(before.bits);
    expect(after.groups).toEqual(before.groups);
    expect(after).toMatchObject({ rollouts: 4, passRate: { value: 0.75 } });
  });

  it('writes a rollout a line', async () => {
    const out = join(folder, 'rows.jsonl');
    await printed('convert', unknown, ...columns, '--out', out);
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe('{"group":"a","reward":1}');
  });

  it.each([
    [['convert'], /needs a file/],
    [['convert', unknown, '--to', 'xml'], /--to: expected jsonl or parquet, got xml/],
    [['convert', unknown, ...columns, '--out', unknown], /is an input file/],
    [['convert', unknown], /try --group 'task id' --reward outcome/],
    [['inspect'], /needs a file/],
  ])('refuses %j', async (args, message) => {
    const { error } = await runHere(args);
    expect((error as Error).message).toMatch(message);
  });
});

describe('one column of a log that is recognised', () => {
  it('by category, as the README has it', async () => {
    const rows = readFileSync(demoLog, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (step: number) =>
      rows
        .filter((row) => row.step === step)
        .map((row) => JSON.stringify(row))
        .join('\n');
    const [base, trained] = [write('base.jsonl', of(610)), write('trained.jsonl', of(750))];
    const made = JSON.parse(await printed('compare', base, trained, '--by', 'category', '--json'));
    expect(made.categories.length).toBe(new Set(rows.map(({ category }) => category)).size);
  });

  it.each([
    ['--category', 'category'],
    ['--step', 'step'],
    ['--group-size', '8'],
  ])('%s %s', async (...option) => {
    const told = JSON.parse(await printed('report', demoLog, ...option, '--json'));
    expect(told.rollouts).toBe(6496);
  });
});

describe('a mistake in the arguments', () => {
  it.each([
    [['report', 'x', '--rewrad', 'a'], 'there is no option --rewrad; did you mean --reward?'],
    [['report', 'x', '--zzz'], 'there is no option --zzz; --help lists the options'],
    [['report', 'x', '--html'], '--html: needs a value'],
    [['report', 'x', '--json=1'], '--json: takes no value'],
    [
      ['report', 'x', '--group', '--y'],
      '--group: needs a value; one that starts with - is written --group=-VALUE',
    ],
    [
      ['report', demoLog, '--html', '-'],
      '-: the report goes to standard output; name a file for the page',
    ],
    [['report', join(folder, '*.nothing')], 'no file fits this pattern'],
  ])('%j', async (args, message) => {
    expect(((await runHere(args)).error as Error).message).toContain(message);
  });
});
