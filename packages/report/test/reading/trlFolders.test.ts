import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type OptionalSource, type Report, report } from '../../src/index.ts';
import { folderOf, inFolder, linesOf, type MadeRun, madeRun, type Row } from '../support/trlRun.ts';

const hit = (step: number, i: number, k: number): number => Number((step + 2 * i + 3 * k) % 5 < 2);
const style = (step: number, i: number, k: number): number =>
  ((step * 7 + i * 5 + k * 3) % 10) / 10;
const brief = (step: number, i: number, k: number): number => ((step + i + k * k) % 4) / 4;

const noteOf = ({ warnings }: Report, code: string): string | undefined =>
  warnings.find((warning) => warning.code === code)?.message;

const meanOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { reward }) => sum + reward, 0) / rows.length;

/** Groups by step and prompt whose rewards differ. */
function liveOf(rows: readonly Row[]): number {
  const groups = new Map<string, Set<number>>();
  for (const { step, prompt, reward } of rows) {
    const key = `${step} ${JSON.stringify(prompt)}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(Number(reward.toFixed(9))));
  }
  return [...groups.values()].filter(({ size }) => size > 1).length;
}

const runs: Readonly<Record<string, MadeRun>> = {
  'one function': { functions: { correct: hit } },
  'two of weight 1': { functions: { correct: hit, style } },
  'weights, scaled by group': { functions: { correct: hit, style }, weights: [1, 0.2] },
  'weights, scaled by batch': {
    functions: { a: style, b: hit },
    weights: [0.3, 2],
    scaling: 'batch',
  },
  'weights, not scaled': {
    functions: { correct: hit, style, brief },
    weights: [1, 0.5, -0.25],
    scaling: 'none',
  },
  'a function that does not always apply': {
    functions: {
      correct: hit,
      style,
      sometimes: (s, i, k) => (k % 2 === 1 ? undefined : brief(s, i, k)),
    },
    weights: [1, 0.2, 1],
    scaling: 'batch',
  },
  'a weight of 0': { functions: { correct: hit, style }, weights: [1, 0] },
  'numbers of the user beside the rewards': {
    functions: { correct: hit, style },
    weights: [1, 0.5],
    extra: { difficulty: (step, i) => 10 * step + i, answer: (step, i) => `a${step}${i}` },
  },
  'chat messages': { functions: { correct: hit, style }, weights: [2, 1], chat: true },
};

describe('a folder of TRL: the trainer state says what the completions mean', () => {
  it.each(Object.entries(runs))('%s', async (_, run) => {
    const made = madeRun(run);
    const told = await report(folderOf(made));
    expect(told.rollouts).toBe(made.training.length);
    expect(told.reward.mean).toBeCloseTo(meanOf(made.training), 6);
    expect(told.groups.live).toBe(liveOf(made.training));
    expect(told.groups.total).toBe(16);
    expect(noteOf(told, 'reward-columns')).toContain('weighted as the logged advantages and means');
  });

  it('says which columns are no rewards, and how long answers were', async () => {
    const told = await report(folderOf(madeRun(runs['numbers of the user beside the rewards']!)));
    expect(noteOf(told, 'reward-columns')).toBe(
      "reward = correct + 0.5 × style: the reward functions that trainer_state.json names, weighted as the logged advantages and means are; no reward of the trainer's: difficulty",
    );
    expect(noteOf(told, 'no-token-counts')).toContain('102.5 tokens on average');
    expect(told.tokens).toEqual({ total: null, wasted: null });
  });

  it.each([
    ['in a checkpoint', { state: 'out/checkpoint-4/trainer_state.json' }],
    ['elsewhere, when there is but one', { state: 'elsewhere/state.json', folder: 'x/y' }],
    ['under another name', { state: 'out/history.json' }],
  ])('the state lies %s', async (_, places) => {
    const made = madeRun(runs['weights, scaled by group']!);
    const told = await report(folderOf(made, places));
    expect(told.reward.mean).toBeCloseTo(meanOf(made.training), 6);
  });

  it('of several checkpoints the longest counts, whatever their order', async () => {
    const made = madeRun(runs['weights, scaled by group']!);
    const early = {
      global_step: 1,
      log_history: made.state.log_history.slice(0, 1).map((row) => ({ ...row, reward: 99 })),
    };
    const files = [
      inFolder(JSON.stringify(early), 'out/checkpoint-1/trainer_state.json'),
      ...folderOf(made, { state: 'out/checkpoint-4/trainer_state.json' }),
    ];
    for (const order of [files, [...files].reverse()]) {
      const told = await report(order);
      expect(told.reward.mean).toBeCloseTo(meanOf(made.training), 6);
    }
  });

  it('two runs keep their own functions and weights', async () => {
    const [one, other] = [
      madeRun({ functions: { x: hit }, weights: [1] }),
      madeRun({ functions: { x: hit, y: style }, weights: [1, 0.5] }),
    ];
    const told = await report([
      ...folderOf(one, { state: 'a/trainer_state.json', folder: 'a/completions' }),
      ...folderOf(other, { state: 'b/trainer_state.json', folder: 'b/completions' }),
    ]);
    expect(told.rollouts).toBe(128);
    expect(told.reward.mean).toBeCloseTo((meanOf(one.training) + meanOf(other.training)) / 2, 6);
    expect(told.groups.total).toBe(32);
    expect(noteOf(told, 'several-runs')).toContain('2 runs');
  });

  it('named columns keep the format', async () => {
    const made = madeRun({ functions: { correct: hit, style } });
    const files = folderOf(made);
    const correct = made.training.filter((row) => row.correct === 1).length / made.training.length;
    const byPart = await report(files, { reward: 'correct' });
    expect(byPart.reward.mean).toBeCloseTo(correct, 9);
    expect(byPart.metrics.length).toBeGreaterThan(0);
    for (const options of [{}, { reward: ['correct', 'style'] }]) {
      const told = await report(files, { ...options, successColumn: 'correct' });
      expect(told.input.format).toBe('trl-completions');
      expect([told.rollouts, told.groups.total]).toEqual([64, 16]);
      expect(told.passRate?.value).toBeCloseTo(correct, 9);
    }
  });
});

describe('without a trainer state', () => {
  it('all files of a run decide together', async () => {
    const made = madeRun({
      functions: { correct: hit, style: (s, i, k) => (s === 1 ? 0.5 : style(s, i, k)) },
      weights: [1, 0.2],
    });
    const told = await report(folderOf(made).slice(0, -1));
    const notes = told.warnings.filter(({ code }) => code === 'reward-columns');
    expect(notes.map(({ message }) => message)).toEqual([
      'reward = correct + 0.2 × style: the logged advantages follow this sum',
    ]);
    expect(told.reward.mean).toBeCloseTo(meanOf(made.training), 6);
  });

  it('files cut in two and shuffled give the same report', async () => {
    const made = madeRun({ functions: { correct: hit, style }, weights: [1, 0.2] });
    const rows = made.files.flat();
    const whole = await report([inFolder(linesOf(rows), 'all.jsonl')]);
    const odd = rows.filter((_, i) => i % 3 === 0);
    const even = rows.filter((_, i) => i % 3 !== 0).reverse();
    const cut = await report([
      inFolder(linesOf(odd), 'a.jsonl'),
      inFolder(linesOf(even), 'b.jsonl'),
    ]);
    expect(cut.reward.mean).toBeCloseTo(whole.reward.mean!, 9);
    expect(cut.groups).toEqual(whole.groups);
  });

  it('the state of another kind of training says nothing of them', async () => {
    const made = madeRun({ functions: { correct: hit } });
    const state = {
      global_step: 2,
      log_history: [
        { step: 1, loss: 2 },
        { step: 2, loss: 1 },
      ],
    };
    const told = await report([
      ...folderOf(made).slice(0, -1),
      inFolder(JSON.stringify(state), 'out/trainer_state.json'),
    ]);
    expect(noteOf(told, 'reward-columns')).toBe(
      'reward = correct: the logged advantages follow this sum',
    );
  });
});

describe('completions that an evaluation was written over', () => {
  const run: MadeRun = { functions: { correct: hit, style }, weights: [1, 0.2], steps: 6 };

  it('never count as training', async () => {
    const made = madeRun({ ...run, evaluated: [2, 4] });
    const trained = made.training.filter(({ step }) => step !== 2 && step !== 4);
    const told = await report(folderOf(made));
    expect(told.rollouts).toBe(trained.length);
    expect(told.reward.mean).toBeCloseTo(meanOf(trained), 6);
    expect(noteOf(told, 'evaluation-overwrote')).toContain('32 completions');
    const held = await report(folderOf(made), { kind: 'eval' });
    expect(held.rollouts).toBe(32);
  });

  it('all of them: the report is of evaluations, and says so', async () => {
    const made = madeRun({ ...run, evaluated: [1, 2, 3, 4, 5, 6] });
    const told = await report(folderOf(made));
    expect(told.rollouts).toBe(96);
    expect(noteOf(told, 'evaluations-only')).toContain('no rollout of training');
  });

  it('an evaluation that wrote nothing leaves training as it is', async () => {
    const made = madeRun({
      ...run,
      functions: { correct: hit, style: (_s, i, k) => style(1, i, k) },
    });
    const rows = made.files.map((file) =>
      file.map((row) => ({ ...row, prompt: row.prompt.replace(/\d+ /, '') })),
    );
    const history = [
      ...made.state.log_history,
      {
        step: 3,
        eval_loss: 1,
        'eval_rewards/correct/mean': 0.123,
        'eval_rewards/style/mean': 0.9,
        eval_reward: 0.3,
      },
    ];
    const told = await report(
      folderOf({ ...made, files: rows, state: { ...made.state, log_history: history } }),
    );
    expect(told.rollouts).toBe(96);
  });
});

/** Folders that TRL 1.16 wrote; those that are large lie beside the repository. */
const beside = new URL('../../../../../shared/formats/_real/trl-1.16.0/', import.meta.url);

function filesOf(folder: URL): OptionalSource[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /\.(parquet|json)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => ({ ...fromBytes(readFileSync(path), path), optional: true }));
}

describe('folders that TRL wrote', () => {
  const own = (name: string) => new URL(`../samples/${name}/`, import.meta.url);

  it('evaluations were written over half of the files', async () => {
    const files = filesOf(own('trl-eval-overwrites'));
    const told = await report(files);
    expect([told.rollouts, told.groups.total, told.steps.length]).toEqual([48, 12, 3]);
    expect(told.input.kind).toBe('rollouts');
    const held = await report(files, { kind: 'eval' });
    expect([held.rollouts, held.groups.total]).toEqual([48, 12]);
  });

  it('prompts and completions are chat messages', async () => {
    const told = await report(filesOf(own('trl-chat')));
    expect(told.groups).toMatchObject({ total: 24, live: 3, solved: 16, failed: 5 });
    expect(told.rollouts).toBe(96);
    expect(told.passRate?.value).toBeCloseTo(0.7395833, 6);
    expect(told.bits.plugin).toBeCloseTo(0.1171366, 6);
  });

  it.skipIf(!existsSync(beside)).each([
    ['grpo-text-two-rewards', 192, { total: 48, live: 48 }, 1.548958],
    ['grpo-text-binary', 288, { total: 72, live: 16, solved: 45, failed: 11 }, 0.7708333],
    ['grpo-2procs-curriculum', 192, { total: 24, live: 24 }, undefined],
  ])('%s', async (name, rollouts, groups, mean) => {
    const told = await report(filesOf(new URL(`${name}/`, beside)));
    expect(told.rollouts).toBe(rollouts);
    expect(told.groups).toMatchObject(groups);
    if (mean !== undefined) expect(told.reward.mean).toBeCloseTo(mean, 6);
  });

  it.skipIf(!existsSync(beside))(
    'the account of one part beside the reward of the trainer',
    async () => {
      const told = await report(filesOf(new URL('grpo-text-two-rewards/', beside)), {
        successColumn: 'correct',
      });
      expect(told.rollouts).toBe(192);
      expect(told.groups).toMatchObject({ total: 48, live: 6, solved: 34, failed: 8 });
      expect(told.bits.plugin).toBeCloseTo(0.1171366, 6);
    },
  );
});

describe('a column that the caller names and the completions lack', () => {
  const files = folderOf(madeRun(runs['one function']!));
  it.each([{ successColumn: 'corect' }, { category: 'corect' }, { step: 'corect' }])(
    '%j is refused, though the state beside them has means to tell',
    async (options) => {
      await expect(report(files, options)).rejects.toThrow(
        /corect: expected a column of that name/,
      );
    },
  );
});
