import { readFileSync } from 'node:fs';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.ts';
import { successRule } from '../../src/options/successRule.ts';
import { readRun } from '../../src/reading/readRun.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import { readReport, sample } from '../support/files.ts';

const read = (name: string, success?: string): Promise<Report> =>
  readReport([sample(name)], { rule: success === undefined ? undefined : successRule(success) });
const codes = ({ warnings }: Report): string[] => warnings.map(({ code }) => code);

/** Four prompts, four rollouts each, hits 4, 0, 2, 1: worked out by hand. */
const PLUGIN = (0 + 0 + 1 + (2 - 0.75 * Math.log2(3))) / 4;

describe('the four prompts, whatever wrote them down', () => {
  it.each([
    ['neutral.jsonl', 'rollouts', 'explicit id'],
    ['passk-counts.jsonl', 'passk-inference', 'explicit id'],
    ['rlvr-audit.jsonl', 'rlvr-audit', 'explicit id'],
    ['verl/1.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['verl-v1.jsonl', 'verl-rollouts', 'explicit id'],
    ['crlf_bom_blank_lines.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['gzip.jsonl.gz', 'verl-rollouts', 'step + prompt text'],
    ['resumed_run_duplicate_step.jsonl', 'verl-rollouts', 'step + prompt text'],
  ])('%s', async (name, format, grouping) => {
    const report = await read(name);
    expect(report.input).toMatchObject({ format, grouping, skipped: 0, missing: 0 });
    expect(report.rollouts).toBe(16);
    expect(report.groups).toMatchObject({
      total: 4,
      live: 2,
      solved: 1,
      failed: 1,
      singleton: 0,
      unscored: 0,
      liveShare: 0.5,
      equalExactly: 2,
      equalWithinTolerance: 2,
      sizes: { 4: 4 },
    });
    expect(report.passRate?.value).toBeCloseTo(7 / 16, 12);
    expect(report.bits.plugin).toBeCloseTo(PLUGIN, 12);
    expect(report.bits.plugin).toBeCloseTo(0.4528, 4);
    expect(report.wasted).toMatchObject({
      rollouts: 8,
      share: 0.5,
      solvedShare: 0.25,
      failedShare: 0.25,
    });
    expect(report.passAtK.map(({ k }) => k)).toEqual([1, 2, 4]);
    [0.4375, (1 + 0 + 5 / 6 + 1 / 2) / 4, 0.75].forEach((value, i) => {
      expect(report.passAtK[i]?.value).toBeCloseTo(value, 12);
    });
    expect(report.histogram?.map(({ groups }) => groups)).toEqual([1, 1, 1, 0, 1]);
    expect(report.zone).toMatchObject({ groups: 2, share: 0.5 });
  });

  it('counts tokens where the log has lengths, and says so where it has none', async () => {
    expect((await read('neutral.jsonl')).tokens).toEqual({ total: 96, wasted: 48 });
    const report = await read('rlvr-audit.jsonl');
    expect(report.tokens).toEqual({ total: null, wasted: null });
    expect(report.warnings.find(({ code }) => code === 'no-token-counts')?.fields).toEqual([
      'tokens.total',
      'tokens.wasted',
    ]);
  });

  it('says how many repeated rows it dropped', async () => {
    const report = await read('resumed_run_duplicate_step.jsonl');
    expect(report.input.duplicates).toBe(8);
    expect(codes(report)).toContain('duplicates');
  });

  it('drops the second output of a session', async () => {
    expect((await read('verl-v1.jsonl')).input.duplicates).toBeGreaterThan(0);
  });
});

describe('edges', () => {
  it('skips a torn last line and says so', async () => {
    const report = await read('torn_last_line.jsonl');
    expect(report.rollouts).toBe(15);
    expect(report.input.skipped).toBe(1);
    expect(report.groups).toMatchObject({ total: 4, sizes: { 3: 1, 4: 3 } });
    expect(codes(report)).toEqual(expect.arrayContaining(['skipped-rows', 'ragged-groups']));
  });

  it('an empty log gives no number and no crash', async () => {
    const report = await read('empty.jsonl');
    expect(report).toMatchObject({ rollouts: 0, passRate: null, bits: { perRollout: null } });
    expect(codes(report)).toContain('no-groups');
    expect(report.findings).toEqual([]);
  });

  it('equality is exact first, then up to float noise', async () => {
    const report = await read('float_noise_groups.jsonl');
    expect(report.groups).toMatchObject({
      total: 4,
      equalExactly: 0,
      equalWithinTolerance: 2,
      live: 2,
    });
    expect(report.groups).toMatchObject({ solved: null, failed: null });
    expect(report.success).toEqual({ rule: null, source: 'none' });
    expect(report.wasted.share).toBe(0.5);
    expect(codes(report)).toContain('graded-reward');
  });

  it('a rule makes the graded reward binary, and says what it hides', async () => {
    const report = await read('float_noise_groups.jsonl', '>=1');
    expect(report.success).toEqual({ rule: 'reward >= 1', source: 'option' });
    expect(report.groups).toMatchObject({ live: 2, solved: 0, failed: 2 });
    expect(report.bits.plugin).toBeCloseTo(PLUGIN, 12);
    expect(codes(report)).not.toContain('graded-reward');
    expect(codes(report)).not.toContain('rule-hides-contrast');
    const strict = await read('float_noise_groups.jsonl', '>1');
    expect(strict.groups).toMatchObject({ live: 0, failed: 4 });
    expect(strict.warnings.find(({ code }) => code === 'rule-hides-contrast')?.message).toMatch(
      /2 of the 4 groups that are all right or all wrong by it/,
    );
  });

  it('a missing reward is not a failure, a single reward neither live nor dead', async () => {
    const report = await read('ragged_groups.jsonl');
    expect(report.rollouts).toBe(10);
    expect(report.input.missing).toBe(1);
    expect(report.groups).toMatchObject({
      total: 4,
      live: 2,
      failed: 1,
      solved: 0,
      singleton: 1,
      sizes: { 1: 1, 2: 1, 3: 2 },
    });
    // over the same groups as the bits: those of two or more
    expect(report.passRate?.value).toBeCloseTo((0 + 1 / 3 + 1 / 3) / 3, 12);
    expect(report.bits.plugin).toBeCloseTo((0 + 2 * (Math.log2(3) - 2 / 3)) / 3, 12);
    expect(report.passAtK).toHaveLength(1);
    expect(codes(report)).toEqual(
      expect.arrayContaining(['missing-rewards', 'some-singletons', 'ragged-groups']),
    );
  });

  it('groups of one are said plainly, instead of 100 % waste', async () => {
    const report = await read('singleton_groups_prompt_differs.jsonl');
    expect(report.groups).toMatchObject({
      total: 16,
      singleton: 16,
      live: 0,
      solved: 0,
      failed: 0,
    });
    expect(report.groups.liveShare).toBeNull();
    expect(report.wasted).toEqual({
      rollouts: null,
      share: null,
      solvedShare: null,
      failedShare: null,
    });
    expect(report.bits).toEqual({
      perRollout: null,
      verdicts: null,
      correctness: null,
      plugin: null,
      biasBound: null,
      promptsNeeded: null,
      groupSizeNeeded: null,
      pooled: null,
      supervised: null,
      surprise: null,
    });
    expect(report.advice).toMatchObject({ groupSize: null, smallest: null, fill: null });
    expect(report.passRate?.value).toBeCloseTo(7 / 16, 12);
    expect(report.warnings.find(({ code }) => code === 'singleton-groups')?.message).toMatch(
      /16 of 16 groups.*grouping failed.*one rollout per prompt/,
    );
  });

  it('NaN, infinities and text numbers are counted, never used', async () => {
    const report = await read('special_floats.jsonl');
    expect(report.rollouts).toBe(4);
    expect(report.input).toMatchObject({ missing: 3, nonFinite: 3, coerced: 1 });
    expect(report.reward).toEqual({ mean: 0.5, min: 0.5, max: 0.5, values: [0.5] });
    expect(codes(report)).toEqual(
      expect.arrayContaining(['non-finite', 'coerced', 'missing-rewards', 'single-valued-reward']),
    );
  });

  it('integers beyond 2^53 are names, not numbers', async () => {
    expect((await read('big_ints.jsonl')).groups).toMatchObject({ total: 1, singleton: 1 });
  });
});

describe('metrics logs', () => {
  it('hold no rollouts: every number is null, and the metrics say what they can', async () => {
    const report = await read('trl/checkpoint-30/trainer_state.json');
    expect(report).toMatchObject({ rollouts: null, passRate: null, groups: { total: null } });
    expect(report.input.kind).toBe('metrics');
    const dead = report.metrics.find(({ key }) => key === 'frac_reward_zero_std');
    expect(dead?.n).toBeGreaterThan(0);
    expect(codes(report)).toEqual(expect.arrayContaining(['metrics-log', 'loss-near-zero']));
  });

  it('a supervised loss is told in bits per token', async () => {
    const report = await read('sft-trainer_state.json');
    const loss = report.metrics.find(({ key }) => key === 'loss');
    const message = report.warnings.find(({ code }) => code === 'loss-in-bits')?.message;
    expect(message).toContain(String(Number(((loss?.first ?? 0) / Math.LN2).toPrecision(4))));
  });
});

describe('several files', () => {
  it('a folder is one run: completions and the trainer state beside them', async () => {
    const report = await readReport([sample('trl')], {});
    expect(report.input.files).toHaveLength(1);
    expect(report.rollouts).toBe(16);
    expect(report.metrics.length).toBeGreaterThan(0);
  });

  it('steps of the next file go on; groups of different steps stay apart', async () => {
    const report = await readReport([sample('verl')], {});
    expect(report.rollouts).toBe(32);
    expect(report.input.missing).toBe(1);
    expect(report.groups.total).toBe(8);
    expect(report.steps.map(({ name }) => name)).toEqual(['1', '2']);
    expect(report.input.files.map((name) => name.slice(-7))).toEqual(['1.jsonl', '2.jsonl']);
  });

  it('files without steps that hold the same ids are repetitions, unless they are said to be steps', async () => {
    const text = readFileSync(sample('rlvr-audit.jsonl'), 'utf8');
    const told = [fromText(text, 'a.jsonl'), fromText(`${text}\n`, 'b.jsonl')];
    const pooled = buildReport(await readRun('report', told));
    expect([pooled.groups.total, pooled.steps.length]).toEqual([4, 0]);
    const steps = buildReport(await readRun('report', told, { files: 'steps' }));
    expect(steps.groups.total).toBe(8);
    expect(steps.steps.map(({ name }) => name)).toEqual(['1', '2']);
    expect(steps.rollouts).toBe(pooled.rollouts);
  });
});
