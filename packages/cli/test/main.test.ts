import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoLog } from './support/logFile.ts';
import { bits, sample } from './support/run.ts';
import { isTold, runHere } from './support/runHere.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'bits-'));
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

it('the command is built', () => {
  expect(existsSync(main)).toBe(true);
});

describe('exit codes', () => {
  it('0: a report', async () => {
    const { code, stdout, stderr } = await bits(['report', sample('neutral.jsonl')]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/16 rollouts/);
  });

  it.each([
    ['wasted>0.4', 1],
    ['wasted>0.5', 0],
    ['wasted >= 50%', 1],
    ['live<0.6', 1],
    ['solved>0.2', 1],
    ['failed<=0.25', 1],
    ['bits<0.01', 0],
    ['passRate==0.4375', 1],
    ['missing>0', 0],
    ['skipped>0', 0],
    ['groups<5', 1],
    ['wastedTokens>0.4', 1],
  ])('--fail-on %s: %i', async (condition, expected) => {
    const { code, stdout, stderr } = await bits([
      'report',
      sample('neutral.jsonl'),
      '--fail-on',
      condition,
    ]);
    expect(code).toBe(expected);
    expect(stdout).toMatch(/16 rollouts/);
    if (expected === 1) expect(stderr).toContain(`failed: ${condition}`);
    else expect(stderr).toBe('');
  });

  it('oversampling: prompts to start per live group, told from ten prompts on', async () => {
    const few = await bits(['report', sample('neutral.jsonl'), '--fail-on', 'oversampling>1']);
    expect(few.code).toBe(2);
    expect(few.stderr).toContain('oversampling');
    const many = await bits(['report', demoLog, '--fail-on', 'oversampling>2.8']);
    expect(many.code).toBe(1);
    expect((await bits(['report', demoLog, '--fail-on', 'oversampling>3'])).code).toBe(0);
  });

  it('1 when one of several conditions holds', async () => {
    const { code, stderr } = await bits([
      'report',
      sample('neutral.jsonl'),
      '--fail-on',
      'missing>0',
      '--fail-on=wasted>0.1',
    ]);
    expect(code).toBe(1);
    expect(stderr).toBe('failed: wasted>0.1 (wasted is 0.5)\n');
  });

  it.each<[string, string[], RegExp]>([
    ['no command', [], /help COMMAND lists its options/],
    ['unknown command', ['repot'], /unknown command repot; did you mean: report/],
    [
      'help of an unknown command',
      ['help', 'repot'],
      /unknown command repot; did you mean: report/,
    ],
    ['a file as command', [sample('neutral.jsonl')], /did you mean: bits-per-sample report /],
    ['missing file', ['report', 'nowhere.jsonl'], /nowhere\.jsonl: no such file/],
    ['unknown option', ['report', sample('neutral.jsonl'), '--bogus'], /--bogus/],
    ['unknown figure', ['figure', 'nope'], /expected one of bitsLog/],
    ['demo with a file', ['demo', 'x.jsonl'], /demo takes no file/],
  ])('2: %s', async (_, args, message) => {
    const { code, stdout, stderr } = await bits(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it.each<[string, string[], RegExp]>([
    ['no file', ['report'], /name a log/],
    ['value missing', ['report', sample('neutral.jsonl'), '--html'], /--html/],
    [
      'option twice',
      ['report', sample('neutral.jsonl'), '--level', '.9', '--level', '.8'],
      /--level was given 2 times/,
    ],
    [
      'bad rule',
      ['report', sample('neutral.jsonl'), '--success', '>=often'],
      /--success: expected a rule/,
    ],
    [
      'bad level',
      ['report', sample('neutral.jsonl'), '--level', '95'],
      /--level: expected a number between 0 and 1/,
    ],
    [
      'bad kind',
      ['report', sample('neutral.jsonl'), '--kind', 'test'],
      /--kind: expected train or eval/,
    ],
    [
      'bad where',
      ['report', sample('neutral.jsonl'), '--where', 'x'],
      /--where: expected COLUMN=VALUE/,
    ],
    [
      'bad group size',
      ['report', sample('neutral.jsonl'), '--group-size', '0'],
      /--group-size: expected a whole number/,
    ],
    [
      'bad condition',
      ['report', sample('neutral.jsonl'), '--fail-on', 'wasted'],
      /--fail-on: expected NAME>NUMBER/,
    ],
    [
      'unknown name',
      ['report', sample('neutral.jsonl'), '--fail-on', 'toString>1'],
      /unknown name toString; known are wasted/,
    ],
    [
      'unknowable value',
      ['report', sample('singleton_groups_prompt_differs.jsonl'), '--fail-on', 'wasted>0.5'],
      /wasted cannot be told from this log/,
    ],
    [
      'two outputs',
      ['report', sample('neutral.jsonl'), '--json', '--markdown'],
      /exclude each other/,
    ],
    ['format not read yet', ['report', sample('bzip2.json')], /not read yet: bzip2/],
    ['not a log', ['report', main], /expected/],
    ['figure without its log', ['figure', 'goldilocks'], /name one/],
    [
      'unknown picture type',
      ['figure', 'bitsLog', '--out', 'x.gif'],
      /ending in \.svg, \.png or \.json/,
    ],
    [
      'missing folder',
      ['figure', 'bitsLog', '--out', 'no/such/x.svg'],
      /the folder does not exist/,
    ],
  ])('told in words: %s', async (_, args, message) => {
    const { error, printed } = await runHere(args);
    expect([isTold(error), printed]).toEqual([true, '']);
    expect((error as Error).message).toMatch(message);
  });

  it('a folder without a log, and one whose logs cannot be read', async () => {
    const empty = folder();
    expect((await bits(['report', empty])).stderr).toMatch(/no file in this folder/);
    copyFileSync(sample('bzip2.json'), join(empty, 'a.json'));
    const { code, stderr } = await bits(['report', empty]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no readable log.*\n.*format not read yet: bzip2/);
  });
});

describe('--help and --version', () => {
  it.each([
    [['--help']],
    [['-h']],
    [['report', '--help']],
    [['figure', '-h']],
    [['demo', '--help']],
  ])('%j', async (args) => {
    const { code, stdout, stderr } = await bits(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/bits-per-sample/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect((await bits(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('standard input and output', () => {
  const text = readFileSync(sample('neutral.jsonl'), 'utf8');

  it('reads - and says where it came from', async () => {
    const { code, stdout } = await bits(['report', '-', '--json'], { input: text });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rollouts: 16, input: { files: ['stdin'] } });
  });

  it('reads gzip and Parquet from standard input', async () => {
    const gzip = await bits(['report', '-', '--json'], {
      input: readFileSync(sample('gzip.jsonl.gz')),
    });
    expect(JSON.parse(gzip.stdout)).toMatchObject({ rollouts: 16 });
    const parquet = await bits(['report', '-', '--json'], {
      input: readFileSync(sample('trl/completions/completions_00010.parquet')),
    });
    expect(JSON.parse(parquet.stdout)).toMatchObject({ rollouts: 16 });
  });

  it('- twice is a mistake', async () => {
    expect(await bits(['report', '-', '-'], { input: text })).toMatchObject({ code: 2 });
  });

  it('--json prints JSON and nothing else, also when a condition holds', async () => {
    const { code, stdout, stderr } = await bits([
      'report',
      sample('neutral.jsonl'),
      '--json',
      '--fail-on',
      'wasted>0',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'bits-per-sample/report/3' });
    expect(stderr).toMatch(/^failed: wasted>0/);
  });

  it('a reader that leaves early is no error', async () => {
    const child = spawn(process.execPath, [main, 'report', sample('neutral.jsonl'), '--json']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('no progress and no colour where there is no terminal', async () => {
    const { stdout, stderr } = await bits(['report', sample('neutral.jsonl')]);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001b');
  });

  it('FORCE_COLOR colours, NO_COLOR and --no-color win', async () => {
    const args = ['report', sample('neutral.jsonl')];
    expect((await bits(args, { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[1m');
    expect((await bits(args, { env: { FORCE_COLOR: '0' } })).stdout).not.toContain('\u001b');
    expect((await bits(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).stdout).not.toContain(
      '\u001b',
    );
    expect(
      (await bits([...args, '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout,
    ).not.toContain('\u001b');
  });
});

it('starts without loading what only pictures need', async () => {
  const script = join(folder(), 'trace.mjs');
  writeFileSync(
    script,
    `import { registerHooks } from 'node:module';
const seen = [];
registerHooks({ resolve(specifier, context, next) { seen.push(specifier); return next(specifier, context); } });
process.argv = [process.argv[0], ${JSON.stringify(main)}, 'report', ${JSON.stringify(sample('neutral.jsonl'))}, '--json'];
process.on('exit', () => process.stderr.write(seen.filter((s) => /plot|linkedom|resvg|figures/.test(s)).join()));
await import(${JSON.stringify(main)});`,
  );
  const child = spawn(process.execPath, [script]);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([0, '']);
});
