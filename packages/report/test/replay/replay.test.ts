import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onlineBand, type Strategy, uniform } from '@bits-per-sample/curriculum';
import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';
import { renderReplay } from '../../src/pages/renderReplay.ts';
import { loggedRun } from '../../src/replay/loggedRun.ts';
import { nextWeights } from '../../src/replay/nextWeights.ts';
import { replayLog } from '../../src/replay/replayLog.ts';
import type { Compared, Replay } from '../../src/replay/replayShape.ts';
import { weightReason } from '../../src/replay/weightReason.ts';
import { readReport, readSource, sample } from '../support/files.ts';
import { fixedShares, staticLog } from './replayWorlds.ts';

interface Golden {
  readonly rollouts: number;
  readonly prompts: number;
  readonly rows: readonly {
    step: number;
    prompt: number;
    successes: number;
    q: [number, number];
  }[];
  readonly uniform: Expected;
  readonly logged: Expected;
}

interface Expected {
  readonly effective: Replay['effective'];
  readonly meanWeight: number;
  readonly liveShare: [number, number];
  readonly passRate: [number, number];
  readonly bitsPerRollout: [number, number];
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/snips.json', import.meta.url), 'utf8'),
) as Golden;

/** Rows of JSON as a log in a file. */
function logFile(rows: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'replay-')), 'log.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

const read = async (path: string, options: Parameters<typeof readSource>[1] = {}) =>
  loggedRun(await readSource([path], options), options);

/** k of n as rows of rollouts. */
const rolloutsOf = (k: number, n: number, row: object): object[] =>
  Array.from({ length: n }, (_, i) => ({ ...row, reward: Number(i < k) }));

const close = (got: number, want: number): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(want)));
};

describe('golden numbers in exact fractions', () => {
  const shares = fixedShares((id) => 1 + (Number(id) % 5));
  const rows = golden.rows.flatMap(({ step, prompt, successes, q }) =>
    rolloutsOf(successes, golden.rollouts, {
      step,
      group: String(prompt),
      prompt_id: String(prompt),
      q: q[0] / q[1],
    }),
  );
  const agrees = (replay: Replay, want: Expected): void => {
    close(replay.meanWeight.value, want.meanWeight);
    close(replay.effective.groups, want.effective.groups);
    close(replay.effective.prompts, want.effective.prompts);
    for (const name of ['liveShare', 'passRate', 'bitsPerRollout'] as const) {
      const { recorded, replayed, difference } = replay[name];
      close(recorded.value, want[name][0]);
      close(replayed.value, want[name][1]);
      close(difference.value, want[name][1] - want[name][0]);
      for (const { lower, value, upper } of [recorded, replayed, difference])
        expect(lower <= value && value <= upper).toBe(true);
    }
  };

  it('propensities assumed uniform', async () => {
    const run = await read(logFile(rows));
    expect(run.prompts.size).toBe(golden.prompts);
    agrees(replayLog(run, shares), golden.uniform);
  });

  it('propensities logged in a column', async () => {
    const run = await read(logFile(rows), { propensity: 'q' });
    const replay = replayLog(run, shares);
    expect(replay.propensities).toBe('logged');
    agrees(replay, golden.logged);
  });
});

describe('laws', () => {
  const run = staticLog({
    rates: Array.from({ length: 60 }, (_, i) => i / 59),
    steps: 12,
    batch: 30,
    rollouts: 8,
    seed: 3,
  });

  it('uniform draws from a uniform log: nothing changes', () => {
    const replay = replayLog(run, uniform() as unknown as Strategy);
    expect(replay.effective.groups).toBeCloseTo(11 * 30, 9);
    close(replay.meanWeight.value, 1);
    for (const name of ['liveShare', 'passRate'] as const) {
      const { recorded, replayed, difference } = replay[name];
      close(replayed.value, recorded.value);
      expect(Math.abs(difference.upper - difference.lower)).toBeLessThan(1e-12);
    }
  });

  it('shares count relative to each other only', () => {
    const [a, b] = [1, 7].map((c) =>
      replayLog(
        run,
        fixedShares((id) => c * (id.length + 1)),
      ),
    );
    close(a!.liveShare.replayed.value, b!.liveShare.replayed.value);
  });

  it('the same seed, the same answer', () => {
    const strategy = () => onlineBand() as unknown as Strategy;
    expect(replayLog(run, strategy(), { seed: 4 })).toEqual(
      replayLog(run, strategy(), { seed: 4 }),
    );
  });

  it('a band strategy finds the live groups that there are', () => {
    const { liveShare, draws, passRate } = replayLog(run, onlineBand() as unknown as Strategy);
    expect(liveShare.difference.lower).toBeGreaterThan(0);
    expect(draws.replayed.between).toBeGreaterThan(draws.recorded.between);
    expect(passRate.replayed.value).toBeCloseTo(0.5, 1);
    for (const shares of [draws.recorded, draws.replayed])
      close(
        Object.values(shares).reduce((a, x) => a + x, 0),
        1,
      );
  });

  it('a log drawn by another curriculum is found out, and set right by its propensities', () => {
    const rates = Array.from({ length: 80 }, (_, i) => i / 79);
    const draw = rates.map((p) => 0.05 + (4 * p * (1 - p)) ** 4);
    const biased = staticLog({ rates, steps: 20, batch: 40, rollouts: 8, seed: 9, draw });
    const strategy = fixedShares((id) => {
      const p = rates[Number(id.slice(1))]!;
      return 0.05 + (4 * p * (1 - p)) ** 4;
    });
    const known = replayLog(biased, strategy);
    expect(known.meanWeight.value).toBeCloseTo(1, 1);
    close(known.liveShare.replayed.value, known.liveShare.recorded.value);
    const groups = biased.groups.map((group) => ({ ...group, propensity: Number.NaN }));
    const guessed = replayLog({ ...biased, groups }, strategy);
    expect(guessed.meanWeight.lower).toBeGreaterThan(1.2);
    expect(guessed.liveShare.replayed.method).toMatch(
      /^undefined: the mean weight is 1\.\d+ instead/,
    );
  });
});

describe('"I cannot tell" is said', () => {
  const undefinedOf = ({ replayed, difference }: Compared): string => {
    expect([replayed.value, difference.value]).toEqual([Number.NaN, Number.NaN]);
    return replayed.method;
  };
  const rates = Array.from({ length: 50 }, (_, i) => i / 49);

  it('of a log of one step', () => {
    const run = staticLog({ rates, steps: 1, batch: 50, rollouts: 4, seed: 1 });
    const replay = replayLog(run, uniform() as unknown as Strategy);
    expect(undefinedOf(replay.liveShare)).toMatch(/one step/);
    expect(renderReplay(replay)).toContain('I cannot tell: the log has one step');
  });

  it('when no prompt comes back', () => {
    const run = staticLog({ rates, steps: 4, batch: 12, rollouts: 4, seed: 1 });
    const groups = run.groups.map((group, i) => ({ ...group, prompt: `only ${i}` }));
    const prompts = new Map(groups.map(({ prompt }) => [prompt, undefined]));
    const replay = replayLog({ ...run, groups, prompts }, uniform() as unknown as Strategy);
    expect(undefinedOf(replay.passRate)).toMatch(/no prompt comes back/);
  });

  it('when a few prompts carry all the weight', () => {
    const run = staticLog({ rates, steps: 9, batch: 25, rollouts: 4, seed: 1 });
    const replay = replayLog(
      run,
      fixedShares((id) => (id === 'p25' ? 1 : 1e-9)),
    );
    expect(replay.effective.prompts).toBeLessThan(2);
    expect(undefinedOf(replay.liveShare)).toMatch(/effective sample is 1\.0 prompts/);
  });

  it('of a pass rate when rewards are graded, but not of live groups', async () => {
    const rows = [0, 1].flatMap((step) =>
      Array.from({ length: 40 }, (_, i) => [
        { step, group: `g${i}`, reward: 0.3 },
        { step, group: `g${i}`, reward: i % 2 ? 0.3 : 0.45 + i / 100 },
      ]).flat(),
    );
    const replay = replayLog(await read(logFile(rows)), uniform() as unknown as Strategy);
    expect(undefinedOf(replay.passRate)).toMatch(/graded rewards have no pass rate/);
    expect(replay.liveShare.replayed.value).toBe(0.5);
  });

  it('limits are always stated', () => {
    const run = staticLog({ rates, steps: 3, batch: 25, rollouts: 4, seed: 1 });
    const text = renderReplay(replayLog(run, uniform() as unknown as Strategy), { width: 200 });
    expect(text).toMatch(/What a log cannot say\n- The model would have learned otherwise/);
    expect(text).toMatch(/Prompts that were never drawn are not in the log/);
    expect(text).toMatch(/assumed to have drawn every prompt with the same probability/);
  });
});

describe('logs', () => {
  it('rewards outside [0, 1] need a rule; metrics are no groups; labels that a log lacks', async () => {
    const path = logFile([
      { step: 0, group: 'a', reward: 7 },
      { step: 0, group: 'a', reward: 3.5 },
      { step: 0, group: 'a', reward: 2 },
    ]);
    await expect(read(path)).rejects.toThrow(/`success: '>=1'`/);
    await expect(read(sample('sft-trainer_state.json'))).rejects.toThrow(/no groups/);
    const run = staticLog({ rates: [0.5], steps: 2, batch: 1, rollouts: 4, seed: 1 });
    const needy = { ...fixedShares(() => 1), needs: ['difficulty'] } as unknown as Strategy;
    expect(() => replayLog(run, needy)).toThrow(/needs difficulty, which the log does not hold/);
  });

  it('evaluations are left out, categories are strata', async () => {
    const rows = [
      ...rolloutsOf(1, 2, { step: 1, group: 'a', category: 'x', kind: 'train' }),
      ...rolloutsOf(1, 2, { step: 1, group: 'b', category: 'x', kind: 'eval' }),
    ];
    const run = await read(logFile(rows));
    expect([...run.prompts]).toEqual([['a', 'x']]);
  });

  it.each(['verl', 'trl/completions', 'neutral.jsonl', 'verl-v1.jsonl', 'ragged_groups.jsonl'])(
    'the sample %s is read',
    async (name) => {
      const run = await read(sample(name));
      expect(run.groups.length).toBeGreaterThan(2);
      const replay = replayLog(run, onlineBand() as unknown as Strategy);
      expect(replay.liveShare.replayed.method).toMatch(/^undefined/);
      const { prompts } = nextWeights(await readReport([sample(name)]));
      expect(Object.keys(prompts).sort()).toEqual([...run.prompts.keys()].sort());
    },
  );

  it('verl: a prompt is the same prompt in the next step', async () => {
    const run = await read(sample('verl'));
    expect([run.groups.length, run.prompts.size, run.steps.length]).toEqual([8, 4, 2]);
  });

  const rg = new URL(
    '../../../../../shared/data/rg-raw-qwq32b-easy-algebra/simple_equations.json',
    import.meta.url,
  );
  it.skipIf(!existsSync(rg))('public log: every prompt once', async () => {
    const mapping = { group: ['results'], reward: ['results.completions.score'] };
    const options = { mapping, rule: successRule('>=0.9') };
    const run = await read(fileURLToPath(rg), options);
    expect(run.prompts.size).toBe(50);
    expect(replayLog(run, onlineBand() as unknown as Strategy).liveShare.replayed.method).toMatch(
      /one step/,
    );
    const weights = Object.values(
      nextWeights(await readReport([fileURLToPath(rg)], options)).prompts,
    );
    close(
      weights.reduce((a, { weight }) => a + weight, 0),
      1,
    );
  });
});

describe('weights of the next epoch', () => {
  const prompts = {
    solved: [8, 8, 8],
    unsolved: [0, 0, 0],
    zone: [4, 3, 5],
    seldom: [1, 1, 1],
    mostly: [7, 7, 7],
    __proto__x: [4, 4, 4],
  };
  const rows = [
    ...Object.entries(prompts).flatMap(([group, counts]) =>
      counts.flatMap((k, step) => rolloutsOf(k, 8, { step: 21 + step, group })),
    ),
    ...rolloutsOf(1, 2, { step: 0, group: 'few' }),
    ...rolloutsOf(3, 8, { step: 1, group: '__proto__' }),
  ];

  it('say so when the strategy holds a prompt back', () => {
    const evidence = { rollouts: 64, successes: 32, estimate: 0.5 };
    expect(weightReason({ ...evidence, kept: 0.1 })).toMatch(/^between, but not moving/);
    expect(weightReason({ ...evidence, kept: 0.9 })).toMatch(/^in the zone/);
  });

  it('are positive, sum to 1, and have their reasons', async () => {
    const { schema, strategy, prompts } = nextWeights(await readReport([logFile(rows)]));
    expect(schema).toBe('bits-per-sample/weights/1');
    expect(strategy).toMatchObject({ kind: 'goldilocks', config: { groupSize: 8 } });
    const all = Object.values(prompts);
    close(
      all.reduce((a, { weight }) => a + weight, 0),
      1,
    );
    expect(Math.min(...all.map(({ weight }) => weight))).toBeGreaterThan(0);
    const reasons = Object.fromEntries(
      Object.entries(prompts).map(([id, { reason }]) => [id, reason]),
    );
    expect(reasons).toMatchObject({
      solved: 'solved every time',
      unsolved: 'unsolved every time',
      zone: 'in the zone: solved sometimes',
      seldom: 'solved seldom of late',
      mostly: 'solved mostly of late',
      few: 'too few rollouts (2) to tell',
    });
    expect(Object.keys(prompts)).toContain('__proto__');
    expect(prompts.zone).toMatchObject({ rollouts: 24, passRate: 0.5 });
    expect(prompts.zone!.weight).toBeGreaterThan(prompts.solved!.weight);
  });
});
