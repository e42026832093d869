import { readFileSync } from 'node:fs';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, renderTerminal, report, toJson } from '../../src/index.ts';
import { evaluationLines, evaluationNotes } from '../../src/pages/evaluationText.ts';

const samples = new URL('../../../logs/test/samples/', import.meta.url);
const read = (path: string): Promise<Report> =>
  report(fromBytes(readFileSync(new URL(path, samples)), path));

const at = (list: readonly { k: number; value: { value: number } }[] = []): number[][] =>
  list.map(({ k, value }) => [k, value.value]);

/** Rows of an evaluation: one prompt a list of rewards. */
const rows = (prompts: readonly (readonly number[])[], more: object = {}) =>
  prompts.flatMap((rewards, i) =>
    rewards.map((reward, j) => ({ prompt_id: `p${i}`, rollout_id: `${i}.${j}`, reward, ...more })),
  );

describe('an evaluation, counted by hand', () => {
  // 4 prompts × 4 tries, right 4, 0, 2, 1: the world of the samples' README
  it.each([
    'inspect/toy_math.json',
    'inspect/toy_math_deflate.eval',
    'evalplus/real_0.3.1_eval_results.json',
  ])('%s', async (path) => {
    const { evaluation } = await read(path);
    expect(evaluation).toMatchObject({
      because: 'kind',
      prompts: 4,
      attempts: [4, 4],
      step: null,
    });
    const [passAtK, passHatK] = [at(evaluation?.passAtK), at(evaluation?.passHatK)];
    expect(passAtK.map(([k]) => k)).toEqual([1, 2, 3, 4]);
    [7 / 16, (1 + 5 / 6 + 1 / 2) / 4, (1 + 1 + 3 / 4) / 4, 3 / 4].forEach((x, i) => {
      expect(passAtK[i]![1]).toBeCloseTo(x, 12);
    });
    [7 / 16, (1 + 1 / 6) / 4, 1 / 4, 1 / 4].forEach((x, i) => {
      expect(passHatK[i]![1]).toBeCloseTo(x, 12);
    });
    // s² of 2 and 1 of 4: 1/3 and 1/4; the score has Σ s²/4 over 16, and half an attempt's worth more
    const { flips, noise } = evaluation!;
    expect([flips.prompts, flips.among]).toEqual([2, 4]);
    expect(flips.most.map(({ successes }) => successes)).toEqual([2, 1]);
    expect(flips.disagreement?.value).toBeCloseTo((2 * (1 / 3 + 1 / 4)) / 4, 12);
    const these = Math.sqrt((1 / 3 + 1 / 4) / 4 + 1 / 16) / 4;
    expect(noise.standardError.these?.value).toBeCloseTo(these, 12);
    expect(noise.rerun?.value).toBeCloseTo(1.959964 * Math.SQRT2 * these, 6);
    expect(noise.smallest?.value).toBeCloseTo((1.959964 + 0.841621) * Math.SQRT2 * these, 6);
  });

  it('of a real file of inspect, over all pairs of its epochs', async () => {
    const path = 'inspect/real_0.3.285_toy_sums.json';
    const { samples: epochs } = JSON.parse(readFileSync(new URL(path, samples), 'utf8')) as {
      samples: { id: string; scores: Record<string, { value: string }> }[];
    };
    const ids = [...new Set(epochs.map(({ id }) => id))];
    const pairs = ids.map((own) => {
      const tries = epochs.filter(({ id }) => id === own);
      const right = tries.map(({ scores }) => Object.values(scores)[0]!.value === 'C');
      const all = right.flatMap((x, i) => right.slice(i + 1).map((y) => [x, y] as const));
      const share = (test: (x: boolean, y: boolean) => boolean): number =>
        all.filter(([x, y]) => test(x, y)).length / all.length;
      return [share((x, y) => x || y), share((x, y) => x && y), share((x, y) => x !== y)] as const;
    });
    const mean = (i: 0 | 1 | 2): number =>
      pairs.reduce((sum, pair) => sum + pair[i], 0) / pairs.length;
    const { evaluation } = await read(path);
    expect(evaluation?.prompts).toBe(ids.length);
    expect(evaluation?.passAtK.find(({ k }) => k === 2)?.value.value).toBeCloseTo(mean(0), 12);
    expect(evaluation?.passHatK.find(({ k }) => k === 2)?.value.value).toBeCloseTo(mean(1), 12);
    expect(evaluation?.flips.disagreement?.value).toBeCloseTo(mean(2), 12);
    expect(evaluation?.flips.prompts).toBe(pairs.filter(([, , apart]) => apart > 0).length);
  });

  it('of files where most numbers cannot be told, with a try a prompt', async () => {
    const { evaluation } = await report([[1], [0], [1], [1], [0]]);
    const { noise, score, flips } = evaluation!;
    expect([noise.rerun, noise.smallest, noise.chanceShare, noise.oneTry.these]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(flips).toMatchObject({ prompts: 0, among: 0, disagreement: null, most: [] });
    // p (1 − p) is at most ¼, and the interval holds ½
    expect(score.lower < 0.5 && score.upper > 0.5).toBe(true);
    expect(noise.rerunAtMost).toBeCloseTo(1.959964 * Math.sqrt(2 * (0.25 / 5)), 6);
    expect(evaluationLines({ evaluation } as Report)[0]).toMatch(
      /^If all rollouts are of one model: with one try a prompt, .* at most .* in 95 % of the cases/,
    );
  });

  it('takes graded rewards as they are', async () => {
    const { evaluation } = await report(
      rows([
        [0.1, 0.5, 0.9],
        [0.2, 0.2, 0.2],
        [0, 1, 0.3],
      ]),
    );
    expect(evaluation).toMatchObject({ graded: true, passAtK: [], passHatK: [] });
    expect(evaluation?.score.value).toBeCloseTo((0.5 + 0.2 + 1.3 / 3) / 3, 12);
    expect(evaluation?.flips).toMatchObject({ prompts: 2, among: 3, disagreement: null });
    // sample variances 0.16, 0 and 0.2633…
    const chance = (0.16 + 0.79 / 3) / 3;
    expect(evaluation?.noise.standardError.these?.value).toBeCloseTo(
      Math.sqrt(chance + 1 / 9) / 3,
      12,
    );
    expect(evaluation?.noise.rerunAtMost).toBeNull();
  });

  it('pools a prompt that stands in several groups, and counts no missing rewards', async () => {
    const log = [
      { group: 'a1', prompt_id: 'a', reward: 1 },
      { group: 'a1', prompt_id: 'a', reward: 0 },
      { group: 'a2', prompt_id: 'a', reward: 1 },
      { group: 'a2', prompt_id: 'a', reward: null },
      { group: 'b', prompt_id: 'b', reward: 1 },
      { group: 'b', prompt_id: 'b', reward: 1 },
      { group: 'b', prompt_id: 'b', reward: 1 },
      { group: 'b', prompt_id: 'b', reward: 1 },
    ];
    const { evaluation } = await report(log);
    expect(evaluation).toMatchObject({ prompts: 2, attempts: [3, 4] });
    expect(evaluation?.flips.most).toEqual([
      { prompt: 'a', attempts: 3, successes: 2, mean: expect.closeTo(2 / 3, 12) },
    ]);
    const back = await report([...log].reverse());
    expect(back.evaluation?.noise.rerun?.value).toBeCloseTo(evaluation!.noise.rerun!.value, 12);
  });
});

describe('votes', () => {
  /** Answers of a prompt: the right one is 'r'. */
  const log = (prompts: readonly string[]) =>
    prompts.flatMap((answers, i) =>
      [...answers].map((answer) => ({
        prompt_id: `p${i}`,
        reward: Number(answer === 'r'),
        pred: answer === '-' ? '' : answer,
      })),
    );
  const read = async (prompts: readonly string[]) =>
    (await report(log(prompts) as never, { group: 'prompt_id', reward: 'reward' })).evaluation!;

  it('are counted over all subsets of the tries', async () => {
    const prompts = ['rrab', 'raab', 'aaaa', 'rrrr', 'r---'];
    const { majority } = await read(prompts);
    expect(majority?.prompts).toBe(5);
    const subsets = (tries: string, k: number): string[] =>
      k === 0
        ? ['']
        : [...tries].flatMap((x, i) => subsets(tries.slice(i + 1), k - 1).map((y) => x + y));
    for (const { k, value, tiesLost, tiesWon } of majority!.atK) {
      const sums = [0, 0, 0];
      for (const tries of prompts) {
        const all = subsets(tries, k);
        for (const votes of all) {
          const counts = new Map<string, number>();
          // a try without an answer votes for itself alone
          [...votes].forEach((x, i) => {
            const name = x === '-' ? `-${i}` : x;
            counts.set(name, (counts.get(name) ?? 0) + 1);
          });
          const most = Math.max(...counts.values());
          const winners = [...counts].filter(([, n]) => n === most).map(([name]) => name);
          if (!winners.includes('r')) continue;
          sums[0]! += 1 / winners.length / all.length / 5;
          sums[1]! += Number(winners.length === 1) / all.length / 5;
          sums[2]! += 1 / all.length / 5;
        }
      }
      expect(value.value).toBeCloseTo(sums[0]!, 12);
      expect(tiesLost).toBeCloseTo(sums[1]!, 12);
      expect(tiesWon).toBeCloseTo(sums[2]!, 12);
    }
    expect(majority!.atK.map(({ k }) => k)).toEqual([1, 2, 3, 4]);
  });

  it('are not made up of references, nor where no answers are logged', async () => {
    const reference = log(['rrab', 'raab']).map((row) => ({ ...row, pred: 'the answer' }));
    const told = await report(reference as never, { group: 'prompt_id', reward: 'reward' });
    expect(told.evaluation?.majority).toBeNull();
    expect(
      (
        await report([
          [1, 0],
          [0, 0],
        ])
      ).evaluation?.majority,
    ).toBeNull();
  });
});

describe('runs that a log names', () => {
  const log = (rates: readonly number[]) =>
    rates.flatMap((rate, r) =>
      Array.from({ length: 160 }, (_, at) => {
        const [i, j] = [Math.floor(at / 4), at % 4];
        const reward = Number(((i * 7 + j * 3 + r) % 10) / 10 < rate);
        return { run: `seed ${r}`, group: `p${i}`, prompt_id: `p${i}`, reward };
      }),
    );

  it('are set beside what chance makes of one model', async () => {
    const { evaluation } = await report(log([0.5, 0.5, 0.5]) as never);
    const { runs } = evaluation!;
    expect(runs?.prompts).toBe(40);
    expect(runs?.runs.map(({ name }) => name)).toEqual(['seed 0', 'seed 1', 'seed 2']);
    for (const { score } of runs!.runs) expect(score).toBeCloseTo(0.5, 12);
    expect(runs!.pValue).toBeGreaterThan(0.5);
    expect(evaluation?.attempts).toEqual([12, 12]);
  });

  it('are told apart where they differ by more', async () => {
    const { evaluation } = await report(log([0.3, 0.7]) as never);
    expect(evaluation?.runs?.pValue).toBeLessThan(1e-6);
    const notes = evaluationNotes({ evaluation } as Report, 'terminal').join(' ');
    expect(notes).toContain('the runs differ by more than chance');
    expect(notes).toContain('--where run=NAME');
  });
});

describe('what is an evaluation', () => {
  const step = (n: number, kind?: string) =>
    rows(
      [
        [1, 0],
        [n % 2, 1],
        [0, 0],
      ],
      { step: n, ...(kind && { kind }) },
    );

  it('no log of training', async () => {
    expect((await report([...step(1), ...step(2)])).evaluation).toBeNull();
    expect((await report([...step(1, 'train'), ...step(1, 'eval')])).evaluation).toBeNull();
  });

  it('the last step of evaluations in training, when asked for', async () => {
    const log = [...step(1, 'eval'), ...step(3, 'eval'), ...step(3, 'train'), ...step(2, 'eval')];
    const { evaluation } = await report(log, { kind: 'eval' });
    expect(evaluation).toMatchObject({ because: 'kind', step: 3, steps: 3, prompts: 3 });
    expect(evaluation?.score.value).toBeCloseTo(0.5, 12); // (1 + 2 + 0) of 6 at step 3
    expect(evaluationNotes({ evaluation } as Report)[0]).toBe(
      'Judged is step 3, the last of 3 with evaluations.',
    );
  });

  it('no log of metrics, and nothing of an empty one', async () => {
    const metrics = [1, 2, 3].map((n) => ({ step: n, reward: 0.5, loss: 0.1 * n }));
    expect((await report(metrics)).evaluation).toBeNull();
  });
});

it('stands in JSON and on the page', async () => {
  const told = await read('inspect/toy_math.json');
  const json = JSON.parse(toJson(told)) as Report;
  expect(json.evaluation?.flips.most[0]).toMatchObject({ attempts: 4, successes: 2 });
  const first = renderTerminal(told);
  expect(first.replace(/\s+/g, ' ')).toContain('2 of 4 prompts flip: right in some tries, wrong');
  const page = renderTerminal(told, { details: true });
  expect(page).toContain('all k (pass^k)');
  expect(page).toMatch(/toy_math\/3 +4 +2/);
});
