import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ColumnMapping } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';
import { readReport } from '../support/files.ts';

/** Public logs with statistics that someone else's program computed from them. */
const data = new URL('../../../../../shared/data/', import.meta.url);
const there = existsSync(data);
if (!there) console.warn('skipped: the folder of public logs (shared/data) is not there');

interface Stats {
  readonly prompts: number;
  readonly samples: number;
  readonly mean_pass_rate_over_prompts: number;
  readonly mean_raw_reward?: number;
  readonly frac_all_fail: number;
  readonly frac_all_pass: number;
  readonly frac_all_same_raw?: number;
  readonly mean_plugin_H_bits: number;
  readonly H_of_mean_p_bits: number;
  readonly pass_at_k: Readonly<Record<string, number>>;
}

interface Case {
  readonly folder: string;
  readonly files: string | readonly string[];
  readonly mapping: ColumnMapping;
  readonly stats: readonly string[];
  readonly rule?: string;
}

const rg = ['complex_arithmetic', 'intermediate_integration', 'polynomial_equations'].concat([
  'polynomial_multiplication',
  'simple_equations',
  'simple_integration',
]);

const cases: readonly Case[] = [
  {
    folder: 'tau-bench-gpt4o-airline',
    files: 'trials.jsonl',
    mapping: { group: ['task_id'], reward: ['reward'] },
    stats: [],
  },
  {
    folder: 'qwen25math-rm-maj8',
    files: 'math_cot_100_scores.jsonl',
    mapping: { group: ['idx'], reward: ['score'], category: 'level' },
    stats: ['all'],
  },
  {
    folder: 'cruxeval-input',
    files: 'sample_scored_codellama-7b_temp0.2_input.json',
    mapping: { group: ['raw_scored_generations'], reward: ['raw_scored_generations'] },
    stats: ['input'],
  },
  {
    folder: 'tot-game24',
    files: 'gpt-4_0.7_naive_standard_sample_100_start900_end1000.json',
    mapping: { group: ['idx'], reward: ['accs'] },
    stats: ['standard'],
  },
  ...['standard', 'cot'].map((style) => ({
    folder: 'tot-game24',
    files: 'game24_counts.csv',
    mapping: { group: ['idx'], successes: 'c', attempts: 'n', where: { prompt_style: style } },
    stats: [style],
  })),
  {
    folder: 'gsm8k-example-solutions',
    files: 'is_correct.csv',
    mapping: {
      group: ['idx'],
      reward: ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'],
    },
    stats: ['pooled_4_models'],
  },
  {
    folder: 'rg-raw-qwq32b-easy-algebra',
    files: rg.map((name) => `${name}.json`),
    mapping: { group: ['results'], reward: ['results.completions.score'] },
    stats: [],
    rule: '>=0.9',
  },
  {
    folder: 'tinker-rlvr-metrics',
    files: 'logs_v2_rollouts.jsonl',
    mapping: { step: 'iter', group: ['group'], reward: ['reward'] },
    stats: ['logs_v2_rollouts'],
    rule: '>=1',
  },
  {
    folder: 'trl-trainer-states',
    files: 'unsloth-grpo-gsm8k-250.json',
    mapping: { reward: ['rewards/correctness_reward_func'], groupSize: 6 },
    stats: ['unsloth_groups_of_6_from_correctness'],
  },
];

const path = (folder: string, file: string): string =>
  fileURLToPath(new URL(`${folder}/${file}`, data));

function statsOf(folder: string, keys: readonly string[]): Stats {
  const all: unknown = JSON.parse(readFileSync(path(folder, 'STATS.json'), 'utf8'));
  return keys.reduce((inner, key) => (inner as Record<string, unknown>)[key], all) as Stats;
}

/** STATS.json prints ten decimals. */
const close = (got: number | null | undefined, want: number): void => {
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(1e-9);
};

describe.skipIf(!there)('public logs agree with their own statistics', () => {
  it.each(cases)(
    '$folder $stats $mapping.where',
    async ({ folder, files, mapping, stats, rule }) => {
      const want = statsOf(folder, stats);
      const report = await readReport(
        [files].flat().map((file) => path(folder, file)),
        { mapping, rule: rule === undefined ? undefined : successRule(rule) },
      );
      expect(report.groups.total).toBe(want.prompts);
      expect(report.rollouts).toBe(want.samples);
      close(report.passRate?.value, want.mean_pass_rate_over_prompts);
      close((report.groups.failed ?? 0) / want.prompts, want.frac_all_fail);
      close((report.groups.solved ?? 0) / want.prompts, want.frac_all_pass);
      close(report.bits.plugin, want.mean_plugin_H_bits);
      close(report.bits.pooled, want.H_of_mean_p_bits);
      if (want.frac_all_same_raw !== undefined && rule !== undefined)
        close((report.groups.equalWithinTolerance ?? 0) / want.prompts, want.frac_all_same_raw);
      for (const { k, value } of report.passAtK) {
        const known = want.pass_at_k[String(k)];
        if (known !== undefined) close(value, known);
      }
    },
  );

  it('qwen25math-rm-maj8 level by level', async () => {
    const folder = 'qwen25math-rm-maj8';
    const report = await readReport([path(folder, 'math_cot_100_scores.jsonl')], {
      mapping: { group: ['idx'], reward: ['score'], category: 'level' },
    });
    expect(report.categories).toHaveLength(5);
    for (const { name, groups, passRate, solved, failed } of report.categories) {
      const want = statsOf(folder, [name]);
      expect(groups).toBe(want.prompts);
      close(passRate, want.mean_pass_rate_over_prompts);
      close((solved ?? 0) / groups, want.frac_all_pass);
      close((failed ?? 0) / groups, want.frac_all_fail);
    }
  });

  it('crafter-human-share: one group per achievement', async () => {
    const folder = 'crafter-human-share';
    const report = await readReport([path(folder, 'crafter_reward-human.json')], {
      mapping: { reward: ['achievement_*'] },
      rule: successRule('>0'),
    });
    const { human } = JSON.parse(readFileSync(path(folder, 'STATS.json'), 'utf8')) as {
      human: { success_rate: Record<string, number>; mean_plugin_H_bits_over_achievements: number };
    };
    const rates = Object.values(human.success_rate);
    expect(report.groups.total).toBe(rates.length);
    close(report.passRate?.value, rates.reduce((a, x) => a + x, 0) / rates.length);
    close(report.bits.plugin, human.mean_plugin_H_bits_over_achievements);
    expect(report.groups.solved).toBe(rates.filter((x) => x === 1).length);
  });

  it('tinker-rlvr-metrics without a rule: graded, nothing invented', async () => {
    const report = await readReport([path('tinker-rlvr-metrics', 'logs_v2_rollouts.jsonl')], {
      mapping: { step: 'iter', group: ['group'], reward: ['reward'] },
    });
    const want = statsOf('tinker-rlvr-metrics', ['logs_v2_rollouts']);
    expect(report).toMatchObject({ passRate: null, bits: { perRollout: null, plugin: null } });
    close(report.reward.mean, want.mean_raw_reward ?? Number.NaN);
    close(1 - (report.groups.liveShare ?? 0), want.frac_all_same_raw ?? Number.NaN);
  });

  it('trl-trainer-states: the metrics themselves', async () => {
    const folder = 'trl-trainer-states';
    const all = JSON.parse(readFileSync(path(folder, 'STATS.json'), 'utf8')) as Record<
      string,
      Record<string, { n: number; mean: number; first: number; last: number; frac_zero: number }>
    >;
    for (const file of [
      'unsloth-grpo-gsm8k-250',
      'gemma3-grpo-gsm8k-250',
      'gemma3-sft-nlcli-255',
    ]) {
      const report = await readReport([path(folder, `${file}.json`)], {});
      for (const key of ['reward', 'reward_std', 'grad_norm', 'kl', 'loss']) {
        const want = all[`${folder}/${file}.json`]?.[key];
        if (want === undefined) continue;
        const got = report.metrics.find((metric) => metric.key === key);
        expect(got?.n).toBe(want.n);
        close(got?.mean, want.mean);
        close(got?.first, want.first);
        close(got?.last, want.last);
        close(got?.zeroShare, want.frac_zero);
      }
    }
  });
});
