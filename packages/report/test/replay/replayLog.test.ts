import { readFileSync } from 'node:fs';
import { onlineBand, type Strategy, uniform } from '@bits-per-sample/curriculum';
import { describe, expect, it } from 'vitest';
import { renderReplay } from '../../src/pages/renderReplay.ts';
import { replayLog } from '../../src/replay/replayLog.ts';
import type { Compared, Replay } from '../../src/replay/replayShape.ts';
import { close, logFile, read, rolloutsOf } from './logFiles.ts';
import { fixedShares, staticLog } from './replayWorlds.ts';

interface Golden {
  readonly tolerance: { readonly relative: number };
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
  const within = (got: number, want: number) => close(got, want, golden.tolerance.relative);
  const agrees = (replay: Replay, want: Expected): void => {
    within(replay.meanWeight.value, want.meanWeight);
    within(replay.effective.groups, want.effective.groups);
    within(replay.effective.prompts, want.effective.prompts);
    for (const name of ['liveShare', 'passRate', 'bitsPerRollout'] as const) {
      const { recorded, replayed, difference } = replay[name];
      within(recorded.value, want[name][0]);
      within(replayed.value, want[name][1]);
      within(difference.value, want[name][1] - want[name][0]);
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
