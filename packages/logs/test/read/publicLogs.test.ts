import { describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../src/index.ts';
import {
  column,
  countsOf,
  figuresOf,
  groupsOf,
  hasData,
  publicLog,
  read,
  stats,
} from '../support/read.ts';

if (!hasData) console.warn('skipped: the public logs (shared/data) are not beside the repository');

interface Expected {
  prompts: number;
  samples: number;
  mean_pass_rate_over_prompts: number;
  frac_all_fail: number;
  frac_all_pass: number;
  mean_plugin_H_bits: number;
}

function expectStats(counts: readonly { c: number; n: number }[], expected: Expected) {
  const figures = figuresOf(counts);
  expect(figures.prompts).toBe(expected.prompts);
  expect(figures.samples).toBe(expected.samples);
  expect(figures.passRate).toBeCloseTo(expected.mean_pass_rate_over_prompts, 9);
  expect(figures.allFail).toBeCloseTo(expected.frac_all_fail, 9);
  expect(figures.allPass).toBeCloseTo(expected.frac_all_pass, 9);
  expect(figures.pluginBits).toBeCloseTo(expected.mean_plugin_H_bits, 9);
}

describe.skipIf(!hasData)('public logs', () => {
  it('tau-bench: one row per trial', async () => {
    const { tables } = await read(publicLog('tau-bench-gpt4o-airline/trials.jsonl'), {
      mapping: { group: ['task_id'], reward: ['reward'], rollout: 'trial' },
    });
    expectStats(countsOf(tables), stats('tau-bench-gpt4o-airline'));
  });

  it('Qwen2.5-Math: a list of scores per problem', async () => {
    const mapping: ColumnMapping = {
      group: ['idx'],
      reward: ['score'],
      category: 'level',
      outputTokens: 'response_chars',
    };
    const { tables } = await read(publicLog('qwen25math-rm-maj8/math_cot_100_scores.jsonl'), {
      mapping,
    });
    const expected = stats('qwen25math-rm-maj8');
    expectStats(countsOf(tables), expected.all);
    expect(column(tables, 'output_tokens').slice(0, 3)).toEqual([690, 667, 678]);
    const levels = column(tables, 'category');
    for (const level of ['Level 1', 'Level 2']) {
      expect(levels.filter((l) => l === level)).toHaveLength(expected[level].samples);
    }
  });

  it('CRUXEval: an object of lists, its keys are the groups', async () => {
    const source = publicLog('cruxeval-input/sample_scored_codellama-7b_temp0.2_input.json');
    const { tables } = await read(source, { mapping: { reward: ['raw_scored_generations'] } });
    expectStats(countsOf(tables), stats('cruxeval-input').input);
    expect(column(tables, 'group')[0]).toBe('sample_0');
  });

  it.each(['results', 'results.question'])('reasoning-gym: grouped by %s', async (group) => {
    const names = ['complex_arithmetic', 'intermediate_integration', 'polynomial_equations'];
    names.push('polynomial_multiplication', 'simple_equations', 'simple_integration');
    const counts = [];
    for (const name of names) {
      const { tables } = await read(publicLog(`rg-raw-qwq32b-easy-algebra/${name}.json`), {
        mapping: { group: [group], reward: ['results.completions.score'] },
      });
      counts.push(...countsOf(tables, (score) => score > 0.5));
    }
    expectStats(counts, stats('rg-raw-qwq32b-easy-algebra'));
  });

  it('game of 24: a list of objects with lists', async () => {
    const { tables } = await read(
      publicLog('tot-game24/gpt-4_0.7_naive_standard_sample_100_start900_end1000.json'),
      { mapping: { group: ['idx'], reward: ['accs'] } },
    );
    expectStats(countsOf(tables), stats('tot-game24').standard);
  });

  it.each(['standard', 'cot'])('game of 24: counts of the %s prompt', async (style) => {
    const { log, tables } = await read(publicLog('tot-game24/game24_counts.csv'), {
      mapping: { group: ['idx'], successes: 'c', attempts: 'n', where: { prompt_style: style } },
    });
    expect(log.kind).toBe('counts');
    expectStats(countsOf(tables), stats('tot-game24')[style]);
  });

  it('GSM8K: four columns of one row are repeats of its group', async () => {
    const systems = ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'];
    const { log, tables } = await read(publicLog('gsm8k-example-solutions/is_correct.csv'), {
      mapping: { group: ['idx'], reward: systems },
    });
    expectStats(countsOf(tables), stats('gsm8k-example-solutions').pooled_4_models);
    expect(log.summary()).toMatchObject({ skipped: 0, coerced: 0 });
  });

  it('Crafter: each achievement is its own group', async () => {
    const { log, tables } = await read(publicLog('crafter-human-share/crafter_reward-human.json'), {
      mapping: { reward: ['achievement_*'] },
    });
    expect(log.summary().grouping.method).toBe('reward column');
    const { human } = stats('crafter-human-share');
    for (const [group, rewards] of groupsOf(tables)) {
      const name = group.replace('undefined achievement_', '');
      const rate = rewards.filter((count) => count > 0).length / rewards.length;
      expect(rewards).toHaveLength(human.episodes);
      expect(rate).toBeCloseTo(human.success_rate[name], 9);
    }
    const figures = figuresOf(countsOf(tables, (count) => count > 0));
    expect(figures.prompts).toBe(22);
    expect(figures.pluginBits).toBeCloseTo(human.mean_plugin_H_bits_over_achievements, 9);
  });

  it('Tinker rollouts: graded rewards by step and group', async () => {
    const { log, tables } = await read(publicLog('tinker-rlvr-metrics/logs_v2_rollouts.jsonl'), {
      mapping: { step: 'iter', group: ['group'], reward: ['reward'] },
    });
    const expected = stats('tinker-rlvr-metrics').logs_v2_rollouts;
    const groups = [...groupsOf(tables).values()];
    expect(groups).toHaveLength(expected.prompts);
    expect(groups.flat()).toHaveLength(expected.samples);
    const mean = groups.flat().reduce((sum, x) => sum + x, 0) / expected.samples;
    expect(mean).toBeCloseTo(expected.mean_raw_reward, 9);
    const same = groups.filter((rewards) => rewards.every((x) => x === rewards[0])).length;
    expect(same / groups.length).toBeCloseTo(expected.frac_all_same_raw, 9);
    expect(log.summary().rewardValues).toBeNull();
  });

  it('refuses to guess the step of the same rollouts, and suggests it', async () => {
    await expect(read(publicLog('tinker-rlvr-metrics/logs_v2_rollouts.jsonl'))).rejects.toThrow(
      "columns: iter, group, rubrics_passed, rubrics_total, reward; try group: 'group', reward: 'reward', step: 'iter'",
    );
  });

  it('Unsloth: every logged mean is a group of six', async () => {
    const { log, tables } = await read(
      publicLog('trl-trainer-states/unsloth-grpo-gsm8k-250.json'),
      {
        mapping: { reward: ['rewards/correctness_reward_func'], groupSize: 6 },
      },
    );
    expect(log.kind).toBe('counts');
    expectStats(countsOf(tables), stats('trl-trainer-states').unsloth_groups_of_6_from_correctness);
    const note = log.summary().notes.find(({ code }) => code === 'means-as-counts');
    expect(note?.message).toMatch(/^an interpretation: .* worth 0 or 2/);
  });

  it('Gemma: refuses the same reading where a mean is over several groups', async () => {
    await expect(
      read(publicLog('trl-trainer-states/gemma3-grpo-gsm8k-250.json'), {
        mapping: { reward: ['rewards/correctness_reward_func'], groupSize: 6 },
      }),
    ).rejects.toThrow('several groups behind one mean');
  });

  it.each(['unsloth-grpo-gsm8k-250', 'gemma3-grpo-gsm8k-250'])('%s: metrics', async (name) => {
    const { log, tables, rows } = await read(publicLog(`trl-trainer-states/${name}.json`));
    const expected = stats('trl-trainer-states')[`trl-trainer-states/${name}.json`];
    expect(log.kind).toBe('metrics');
    expect(rows).toBe(expected.rows);
    for (const key of ['reward', 'reward_std', 'grad_norm', 'kl']) {
      const values = column(tables, key) as number[];
      expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(expected[key].mean, 9);
    }
  });

  it('SFT: evaluations stand beside the step they belong to', async () => {
    const { tables } = await read(publicLog('trl-trainer-states/gemma3-sft-nlcli-255.json'));
    const expected = stats('trl-trainer-states')['trl-trainer-states/gemma3-sft-nlcli-255.json'];
    const known = (name: string) => (column(tables, name) as number[]).filter(Number.isFinite);
    expect(known('loss')).toHaveLength(expected.loss.n);
    expect(known('eval_loss')).toHaveLength(expected.rows - expected.loss.n);
  });

  it('GPT-3: what tokens cost, without a reward', async () => {
    const { log, tables, rows } = await read(publicLog('gpt3-echo-logprobs/completions.jsonl'));
    const expected = stats('gpt3-echo-logprobs');
    const total = (name: string) =>
      (column(tables, name) as number[]).reduce((sum, x) => sum + (Number.isNaN(x) ? 0 : x), 0);
    expect(log.format).toBe('answer-logprobs');
    expect(rows).toBe(expected.choices);
    expect(total('output_tokens')).toBe(expected.tokens);
    expect(-total('logprob') / Math.LN2 / total('output_tokens')).toBeCloseTo(
      expected.mean_bits_per_token,
      9,
    );
    expect(log.summary().missing.reward).toBe(rows);
  });

  it.each([
    ['tau-bench-gpt4o-airline/trials.jsonl', "try group: 'task_id', reward: 'reward'"],
    ['qwen25math-rm-maj8/math_cot_100_scores.jsonl', "try group: 'idx', reward: 'score'"],
    [
      'tot-game24/game24_counts.csv',
      "try group: ['idx', 'prompt_style'], successes: 'c', attempts: 'n'",
    ],
    [
      'rg-raw-qwq32b-easy-algebra/simple_equations.json',
      "try group: 'results', reward: 'results.completions.score'",
    ],
  ])('%s without a mapping: %s', async (path, message) => {
    await expect(read(publicLog(path))).rejects.toThrow(message);
  });
});
