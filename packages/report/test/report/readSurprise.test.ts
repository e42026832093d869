import { readFileSync } from 'node:fs';
import { createRng, normalQuantile } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, type ReportOptions, renderTerminal, report } from '../../src/index.ts';
import { confidentWorld } from '../support/confidentWorld.ts';

interface Row {
  readonly step?: number;
  readonly group: string;
  readonly prompt_id?: string;
  readonly reward: number;
  readonly sum_logprob?: number;
}

const read = (rows: readonly object[], options?: ReportOptions): Promise<Report> =>
  report(fromText(rows.map((row) => JSON.stringify(row)).join('\n'), 'log.jsonl'), options);
const reasonOf = ({ warnings }: Report) =>
  warnings.find(({ fields }) => fields.includes('bits.surprise'))?.message;

/** A mean of H(θ) over θ uniform on [0, 1]: ½ log₂ e. */
const TRUTH = 0.5 / Math.LN2;

describe('the surprise at rewards of one that knows how likely its answer was', () => {
  it('is what an independent program found for a model of which all is known', async () => {
    const sample = new URL('../../../cli/sample/rollouts.jsonl', import.meta.url);
    const rows = readFileSync(sample, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row & { category: string })
      // the categories of which pass rates are exact
      .filter(({ category }) => !category.startsWith('scr'));
    const at = async (step: number) =>
      (await read(rows.filter((row) => row.step === step))).bits.surprise;
    const [early, late] = [await at(610), await at(750)];
    expect(early?.n).toBe(348);
    expect(early?.value).toBeCloseTo(0.255, 2);
    expect(early!.upper - early!.value).toBeCloseTo(0.04, 2);
    expect(late?.value).toBeCloseTo(0.32, 2);
  });

  it.each([1, 0.5, 2])('is H(reward | confidence) at temperature %d', async (temperature) => {
    const rows = confidentWorld({ prompts: 2000, size: 4, temperature }, createRng(11));
    const { surprise } = (await read(rows)).bits;
    expect(surprise?.n).toBe(2000);
    expect(surprise!.value).toBeGreaterThan(TRUTH - 0.03);
    expect(surprise!.value).toBeLessThan(TRUTH + 0.03);
    expect(surprise!.lower).toBeLessThan(TRUTH);
    expect(surprise!.upper).toBeGreaterThan(TRUTH);
    // what the answers' own probabilities claim, not recalibrated, is another thing
    const raw = rows.reduce((sum, { reward, sum_logprob: x }) => {
      const p = Math.exp(x);
      return sum - Math.log2(reward === 1 ? p : 1 - p) / rows.length;
    }, 0);
    expect(Math.abs(raw - TRUTH) < 0.03).toBe(temperature === 1);
  });

  it('does not depend on the order of the rows', async () => {
    const rows = confidentWorld({ prompts: 60, size: 4, temperature: 1 }, createRng(3));
    const whole = (await read(rows)).bits.surprise;
    const reversed = (await read([...rows].reverse())).bits.surprise;
    expect(reversed?.value).toBeCloseTo(whole!.value, 12);
    expect(reversed?.upper).toBeCloseTo(whole!.upper, 12);
  });

  it('counts prompts as the report does: over steps, or each group as one', async () => {
    const rows = confidentWorld({ prompts: 40, size: 4, temperature: 1 }, createRng(5));
    const twice = [1, 2].flatMap((step) => rows.map((row) => ({ ...row, step })));
    const named = await read(twice.map((row) => ({ ...row, prompt_id: row.group })));
    expect(named.bits.surprise).toMatchObject({
      n: 40,
      method: expect.not.stringMatching('group'),
    });
    const byGroup = await read(twice.map((row) => ({ ...row, group: `g${row.group}` })));
    expect(byGroup.bits.surprise?.n).toBe(40);
    const apart = await read(twice);
    expect(apart.bits.surprise).toMatchObject({
      n: 80,
      method: expect.stringMatching(
        /each group taken as a prompt, 320 rollouts with log-probabilities$/,
      ),
    });
    // ids of single rollouts are no prompts
    const odd = await read(rows.map((row, i) => ({ ...row, prompt_id: String(i) })));
    expect(odd.bits.surprise).toMatchObject({
      n: 40,
      method: expect.stringContaining('each group'),
    });
  });

  it('has an interval of the level that was asked for', async () => {
    const rows = confidentWorld({ prompts: 60, size: 4, temperature: 1 }, createRng(3));
    const half = async (level: number) => {
      const { surprise } = (await read(rows, { level })).bits;
      return surprise!.upper - surprise!.value;
    };
    expect((await half(0.5)) / (await half(0.95))).toBeCloseTo(
      normalQuantile(0.75) / normalQuantile(0.975),
      9,
    );
  });

  it('stands where few answers are too long to be told apart', async () => {
    const rows = confidentWorld({ prompts: 60, size: 4, temperature: 1 }, createRng(3));
    const told = await read(
      rows.map((row, i) => (i % 3 === 0 ? { ...row, sum_logprob: -300 } : row)),
    );
    expect(told.bits.surprise).not.toBeNull();
  });

  it('is of the kind of rollouts that is reported', async () => {
    const train = confidentWorld({ prompts: 40, size: 4, temperature: 1 }, createRng(6));
    const evaluated = confidentWorld({ prompts: 30, size: 4, temperature: 1 }, createRng(7));
    const rows = [
      ...train.map((row) => ({ ...row, split: 'train' })),
      ...evaluated.map((row) => ({ ...row, split: 'eval' })),
    ];
    const n = async (options: ReportOptions) =>
      (await read(rows, { kindColumn: 'split', ...options })).bits.surprise?.n;
    expect(await n({})).toBe(40);
    expect(await n({ kind: 'eval' })).toBe(30);
    const alone = rows.filter(({ split }) => split === 'eval');
    const told = await read(alone, { kindColumn: 'split', kind: 'train' });
    expect(told.bits.surprise).toBeNull();
  });

  it('is of a sample of whole prompts where the rollouts are many, and says so', async () => {
    const rows = confidentWorld({ prompts: 6000, size: 4, temperature: 1 }, createRng(8));
    const { surprise } = (await read(rows)).bits;
    expect(surprise).toMatchObject({
      n: 5000,
      method: expect.stringMatching(
        /20,000 rollouts with log-probabilities, a sample by whole prompts$/,
      ),
    });
    expect(surprise!.lower).toBeLessThan(TRUTH);
    expect(surprise!.upper).toBeGreaterThan(TRUTH);
  });

  it('is told in a note, also where prompts were tried once', async () => {
    const rows = confidentWorld({ prompts: 60, size: 1, temperature: 1 }, createRng(9));
    const told = await read(rows);
    expect(told.bits.perRollout).toBeNull();
    expect(renderTerminal(told, { details: true }).replaceAll(/\s+/g, ' ')).toMatch(
      /To the policy's own confidence a reward was worth \S+ bits \(95 % interval \S+ to \S+, for prompts like these, from 60 prompts; held-out log-loss/,
    );
  });
});

describe('why the surprise is not told', () => {
  const world = (more: object = {}, prompts = 20) =>
    confidentWorld({ prompts, size: 4, temperature: 1 }, createRng(4)).map((row) => ({
      ...row,
      ...more,
    }));
  const reason = async (rows: readonly object[], options?: ReportOptions) => {
    const told = await read(rows, options);
    expect(told.bits.surprise).toBeNull();
    return reasonOf(told);
  };

  it('no log-probabilities; too few prompts; answers beyond what it tells apart', async () => {
    expect(await reason(world({ sum_logprob: undefined }))).toMatch(/`logprob: COLUMN` names it/);
    expect(await reason(world({ reward: 0 }))).toMatch(
      /right answers come from only 0 of the prompts/,
    );
    expect(await reason(world({ reward: 1 }))).toMatch(
      /wrong answers come from only 0 of the prompts/,
    );
    expect(await reason(world({}, 9))).toMatch(/and 10 are the least/);
    expect(await reason(world({ sum_logprob: -300 }))).toMatch(/does not tell them apart/);
  });

  it('no verdict: rewards that no rule makes right or wrong', async () => {
    const graded = world().map((row, i) => ({ ...row, reward: [0, 0.5, 1][i % 3] }));
    expect(await reason(graded)).toMatch(/`success: RULE` says what is right/);
    const two = world().map((row) => ({ ...row, reward: row.reward === 1 ? 1 : -1 }));
    expect(await reason(two)).toMatch(/`success: RULE` says what is right/);
    // flags of success that are none, beside them
    const odd = two.map((row, i) => ({
      ...row,
      success: i % 4 === 0 ? 0.5 : Number(row.reward > 0),
    }));
    expect(await reason(odd)).toMatch(/`success: RULE` says what is right/);
    expect((await read(two, { success: '>0' })).bits.surprise).toEqual(
      (await read(world())).bits.surprise,
    );
  });

  it('a part of the reward that says what is right, and never was paid', async () => {
    const rows = world({ accuracy_reward: 0 }, 40);
    const flagged = rows.map((row) => ({ ...row, format_reward: row.reward, right: row.reward }));
    const options: ReportOptions = {
      group: 'group',
      rewardParts: ['accuracy_reward', 'format_reward'],
      successColumn: 'right',
      logprob: 'sum_logprob',
    };
    expect((await read(flagged, options)).success.rule).toMatch(/accuracy_reward > 0/);
    expect(await reason(flagged, options)).toMatch(/verdict of 0 or 1/);
  });

  it('a single prompt with more rollouts than are kept', async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => ({
      group: 'a',
      reward: i % 2,
      sum_logprob: -1,
    }));
    expect(await reason(rows)).toMatch(/of a single prompt are more than are kept/);
    expect(await reason(rows.slice(1))).toMatch(/only 1 of the prompts with log-probabilities/);
  });

  it('copies of steps that do not count', async () => {
    const rows = [1, 2, 3, 4, 3, 4, 5, 6].flatMap((step) => world({ step }));
    expect(await reason(rows)).toMatch(/copies that do not count/);
    expect((await read(rows, { keep: 'all' })).bits.surprise).not.toBeNull();
  });
});
