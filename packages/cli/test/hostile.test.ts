import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bits } from './support/run.ts';
import { isTold, runHere } from './support/runHere.ts';

const cwd = mkdtempSync(join(tmpdir(), 'hostile-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const good = '{"id":"a","c":1,"n":4}\n{"id":"b","c":3,"n":4}\n';
const files: Readonly<Record<string, string | Uint8Array>> = {
  'good.jsonl': good,
  'other.jsonl': good,
  'empty.jsonl': '',
  'torn.jsonl': '{"id":"a","c":1,"n',
  'huge.jsonl': '{"id":"a","c":1e308,"n":1e308}\n{"id":"b","c":3,"n":1e18}\n',
  'big.jsonl': '{"id":"a","c":1000000000,"n":2000000000}\n{"id":"b","c":3,"n":1000000000}\n',
  'nan.jsonl': '{"step":1,"group":"a","reward":NaN}\n{"step":1,"group":"a","reward":NaN}\n',
  'noise.jsonl': Uint8Array.from({ length: 999 }, (_, i) => (i * i * 31 + 7) % 256),
  'tasks.jsonl': '{"id":"a"}\n{"id":"b"}\n',
  'tasks-torn.jsonl': '{"id":"a"}\n{"id":',
  'tasks-twice.jsonl': '{"id":"a"}\n{"id":"a"}\n',
  'tasks-huge.jsonl': '{"id":"a","difficulty":1e999}\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
for (const name of ['folder', 'bare']) mkdirSync(join(cwd, name));
writeFileSync(join(cwd, 'folder/1.jsonl'), good);
symlinkSync(join(cwd, 'good.jsonl'), join(cwd, 'link.jsonl'));

const serve = 'curriculum serve --state run --tasks';

/** What is refused, and in which words. */
const refusals: readonly (readonly [string, RegExp])[] = [
  ['compare nowhere.jsonl good.jsonl', /nowhere\.jsonl: no such file/],
  ['compare good.jsonl empty.jsonl', /no prompt in common: "a" in the base, none in the trained/],
  ['compare torn.jsonl good.jsonl', /torn\.jsonl: expected JSON, got text that breaks off/],
  ['compare good.jsonl huge.jsonl', /no prompt in common/],
  ['compare big.jsonl folder', /a prompt of the base log has 2,000,000,000 attempts/],
  ['compare nan.jsonl good.jsonl', /say what counts as a success/],
  ['compare noise.jsonl good.jsonl', /noise\.jsonl: expected JSON lines/],
  ['compare good.jsonl good.jsonl', /are the same file, .*good\.jsonl; where it holds both/],
  ['compare good.jsonl link.jsonl', /are the same file/],
  ['compare good.jsonl bare', /no .*file in this folder/],
  ['compare good.jsonl other.jsonl --html link.jsonl', /is an input file/],
  ['compare good.jsonl folder --html folder/1.jsonl', /is an input file/],
  ['compare good.jsonl other.jsonl --html folder', /is a folder, not a file to write/],
  ['compare good.jsonl other.jsonl --html no/x.html', /the folder does not exist/],
  ['compare good.jsonl other.jsonl --training nowhere', /nowhere: no such file/],
  ['compare good.jsonl other.jsonl --epsilon NaN', /--epsilon: expected a number between 0 and 1/],
  ['curriculum replay nowhere.jsonl', /no such file/],
  ['curriculum replay empty.jsonl', /no groups of rollouts/],
  ['curriculum replay torn.jsonl', /breaks off or is damaged/],
  ['curriculum replay huge.jsonl', /no groups of rollouts/],
  ['curriculum replay nan.jsonl', /no scored group/],
  ['curriculum replay bare', /in this folder/],
  ['curriculum replay good.jsonl --config {"n":NaN}', /--config: expected JSON/],
  ['curriculum replay good.jsonl --groups 1e99', /--groups: expected a whole number/],
  [`${serve} nowhere`, /nowhere: no such file/],
  [`${serve} folder`, /folder: /],
  [`${serve} empty.jsonl`, /no task in this file/],
  [`${serve} tasks-torn.jsonl`, /tasks-torn\.jsonl:2: expected one JSON object per line/],
  [`${serve} tasks-twice.jsonl`, /:2: task a is already in line 1/],
  [`${serve} tasks-huge.jsonl`, /difficulty, a number/],
  ['curriculum serve --tasks tasks.jsonl --state tasks.jsonl', /is no state of a curriculum/],
  ['curriculum serve --tasks tasks.jsonl --state folder', /folder: is no state/],
  ['curriculum serve --tasks tasks.jsonl --state no/x', /the folder does not exist/],
  ['report empty.jsonl --weights w.json --html w.html', /no groups of rollouts/],
  ['report good.jsonl --weights good.jsonl', /is an input file/],
  ['figure weights nan.jsonl', /the log does not hold what it shows: training rollouts/],
  ['figure calibration good.jsonl', /prompts that come again in a later step/],
  ['figure curriculumHeat good.jsonl', /two or more steps/],
  ['figure entropyBudget good.jsonl', /a metrics log with the policy's entropy/],
  ['figure passAtK good.jsonl', /name two logs, BASE and TRAINED/],
  ['figure regret', /needs the regrets of a bench/],
];

/** Names that are no options stand for paths in the folder of this test. */
const inFolder = (word: string): string =>
  /^(no\/|nowhere|bare|folder|run$)|\.(jsonl|html|json|svg)$/.test(word) ? join(cwd, word) : word;

const run = (line: string) => runHere([...line.split(' ').map(inFolder), '--quiet']);

describe('refused in one sentence, nothing printed', () => {
  it.each(refusals)('%s', async (line, message) => {
    const { error, printed } = await run(line);
    expect(printed).toBe('');
    expect(isTold(error)).toBe(true);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message.split('\n')).toHaveLength(1);
  });
});

describe('the same as a process: exit code 2', () => {
  it.each([
    'compare torn.jsonl good.jsonl',
    'compare good.jsonl link.jsonl',
    'curriculum replay nan.jsonl',
    'curriculum serve --tasks tasks.jsonl --state no/x',
    'report empty.jsonl --weights w.json --html w.html',
    'figure regret',
  ])('%s', async (line) => {
    const { code, stdout, stderr } = await bits(line.split(' '), { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^bits-per-sample: .+\n$/);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
});

describe('taken as it is', () => {
  it.each([
    'curriculum replay big.jsonl',
    'report big.jsonl --weights big.json --html big.html',
    'compare good.jsonl other.jsonl --k 1,1000000000 --html c.html',
    'figure weights big.jsonl --out w.svg',
    'figure bitsLedger good.jsonl other.jsonl --out l.svg',
    'figure passAtK good.jsonl folder --out p.svg',
    'figure rewardDensity --out r.svg',
    'figure verifierNoise --out v.svg',
  ])('%s', async (line) => {
    expect((await run(line)).error).toBeUndefined();
    const [, out] = /--(?:html|out) (\S+)/.exec(line) ?? [];
    if (out !== undefined) expect(readFileSync(join(cwd, out), 'utf8')).toMatch(/^<(!doctype|svg)/);
  });
});
