import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type NowFinding, report } from '../../src/index.ts';
import { ownRate, type Row, type RunWorld, runRows } from '../support/runWorld.ts';
import { shuffled } from '../support/shuffled.ts';

const trendsOf = async (rows: readonly Row[]): Promise<readonly NowFinding[]> =>
  (await report(rows)).now!.trends;
const told = async (world: RunWorld): Promise<[string, string][]> =>
  (await trendsOf(runRows(world))).map(({ code, severity }) => [code, severity]);
/** Sums in another order differ in the last digits. */
const rounded = (found: readonly NowFinding[]): unknown =>
  JSON.parse(
    JSON.stringify(found, (_, x: unknown) => (typeof x === 'number' ? x.toPrecision(10) : x)),
  );
/** The pass rate of a prompt that always gets one verdict. */
const fixed = (prompt: number): number => Number(ownRate(prompt) > 0.45);

describe('what changed over the steps of a run', () => {
  it('lost variety is no learning: polarised, since when, from which checkpoint', async () => {
    const rows = runRows({
      steps: 50,
      groups: 32,
      prompts: 200,
      rate: (step, prompt) => (step < 30 ? ownRate(prompt) : fixed(prompt)),
    });
    const [first, ...others] = await trendsOf(rows);
    expect(first).toMatchObject({ code: 'polarised', severity: 'alarm', state: 'active' });
    expect(others.filter(({ severity }) => severity === 'alarm')).toEqual([]);
    expect(first!.onset!.low).toBeLessThanOrEqual(30);
    expect(first!.onset!.high).toBeGreaterThanOrEqual(29);
    expect(first!.seen).toBeLessThanOrEqual(36);
    expect(first!.fact).toMatch(/^since step \d+ .*almost no group is live$/);
    expect(first!.change).toContain(`before step ${first!.onset!.low}`);
    // no order of the rows is known to matter
    expect(rounded(await trendsOf(shuffled(rows, 3)))).toEqual(rounded(await trendsOf(rows)));
  });

  it('a fall of the same prompts is the policy, of other prompts it is asked', async () => {
    const world = { steps: 40, groups: 32 };
    expect(
      await told({
        ...world,
        prompts: 150,
        rate: (step, prompt) => ownRate(prompt) * (step < 25 ? 1 : 0.5),
      }),
    ).toContainEqual(['fall', 'alarm']);
    // a harder stage of the data: no prompt stands on both sides
    expect(
      await told({ ...world, rate: (step, prompt) => ownRate(prompt) * (step < 25 ? 1 : 0.5) }),
    ).toContainEqual(['fall', 'ask']);
    // the same policy, and more and more of prompts that are harder
    const mixed = runRows({
      ...world,
      groups: 128,
      prompts: 120,
      rate: (step, prompt) => (step >= 25 && prompt % 3 > 0 ? 0.1 : 0.7),
    }).map((row) => ({
      ...row,
      prompt_id:
        Number(row.step) >= 25 && Number(String(row.prompt_id).slice(1)) % 3 > 0
          ? `hard ${row.prompt_id}`
          : row.prompt_id,
    }));
    const fall = (await trendsOf(mixed)).find(({ code }) => code === 'fall');
    expect(fall).toMatchObject({ severity: 'note', evidence: { verdict: 'prompts' } });
  });

  it('nothing is paid from one step to the next: the verifier first', async () => {
    const [first] = await trendsOf(
      runRows({ steps: 40, groups: 32, rate: (step) => (step < 20 ? 0.5 : 0) }),
    );
    expect(first).toMatchObject({ severity: 'alarm', evidence: { verdict: 'gone' } });
    expect(first!.change).toMatch(/^Check the verifier first/);
  });

  it('prompts that are used up are good news, a pass rate that leaps is asked', async () => {
    const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
    const learned = await told({
      steps: 60,
      groups: 32,
      rate: (step, prompt) => logistic(4 * (ownRate(prompt) - 0.5) + Math.min(6, step / 7)),
    });
    expect(learned.map(([code]) => code)).toEqual(['used-up']);
    expect(learned[0]![1]).toBe('good');
    const leapt = await told({
      steps: 40,
      groups: 32,
      rate: (step, prompt) => (step < 20 ? ownRate(prompt) : 1),
    });
    expect(leapt).toContainEqual(['leap', 'ask']);
    expect(leapt.map(([code]) => code)).not.toContain('used-up');
  });

  it('few right answers that become fewer are not called learned', async () => {
    const fewer = await told({
      steps: 60,
      groups: 64,
      rate: (step) => (step < 30 ? 0.06 : 0.015),
    });
    expect(fewer.map(([code]) => code)).not.toContain('used-up');
  });

  it('answers that are cut, ungraded or longer, and parts that pay less', async () => {
    const healthy = { steps: 40, groups: 32, rate: (_: number, prompt: number) => ownRate(prompt) };
    const late = (step: number): boolean => step >= 20;
    expect(
      await told({
        ...healthy,
        more: (step, _, rng) => ({ status: late(step) && rng.next() < 0.4 ? 'truncated' : 'ok' }),
      }),
    ).toContainEqual(['cut-rises', 'alarm']);
    expect(
      await told({
        ...healthy,
        more: (step, right, rng) => ({ reward: late(step) && rng.next() < 0.4 ? null : right }),
      }),
    ).toContainEqual(['missing-rises', 'alarm']);
    expect(
      await told({
        ...healthy,
        more: (step, _, rng) => ({
          output_tokens: Math.round((late(step) ? 900 : 300) * (0.8 + 0.4 * rng.next())),
        }),
      }),
    ).toContainEqual(['length', 'alarm']);
    expect(
      await told({
        ...healthy,
        more: (step, right, rng) => {
          const format = Number(rng.next() < (late(step) ? 0.2 : 0.8));
          return { reward: right + format, rewards: { accuracy: right, format } };
        },
      }),
    ).toContainEqual(['part-falls', 'alarm']);
  });
});

describe('metrics beside the rollouts', () => {
  const lines = (rows: readonly Row[], name: string) =>
    fromText(rows.map((row) => JSON.stringify(row)).join('\n'), name);
  const rows = runRows({
    steps: 50,
    groups: 32,
    prompts: 200,
    rate: (step, prompt) => (step < 30 ? ownRate(prompt) : fixed(prompt)),
  });
  const beside = async (metrics: (step: number) => Row) => {
    const steps = Array.from({ length: 50 }, (_, step) => ({ step, ...metrics(step) }));
    const made = await report([lines(rows, 'a.jsonl'), lines(steps, 'metrics.jsonl')]);
    return made.now!.trends;
  };

  it('entropy that fell is a sign of lost variety', async () => {
    const wave = (step: number): number => 1 + 0.05 * Math.sin(5 * step);
    const [first] = await beside((step) => ({
      'train/entropy': (step < 30 ? 1.2 : 0.1) * wave(step),
      'train/reward': 0.5,
    }));
    expect(first!.meaning).toMatch(/In the same stretch entropy fell from 1\.\d+ to 0\.1/);
    expect(first!.meaning).not.toContain('this log has neither');
  });

  it('a gradient norm that jumped is told beside it', async () => {
    const found = await beside((step) => ({
      'train/grad_norm': (step < 28 ? 0.4 : 4) * (1 + 0.1 * Math.sin(7 * step)),
      'train/reward': 0.5,
    }));
    expect(found.map(({ code }) => code)).toEqual(['polarised', 'norm-jumped']);
    expect(found[0]!.meaning).toContain('To confirm it, log entropy or answers');
  });
});

describe('where nothing is to be said', () => {
  const flat = (_: number, prompt: number): number => ownRate(prompt);

  it.each<[string, RunWorld]>([
    ['a run that does not move', { steps: 60, groups: 32, prompts: 300, rate: flat }],
    [
      'groups that become smaller',
      { steps: 60, groups: 32, groupSize: (t) => (t < 30 ? 16 : 4), rate: flat },
    ],
    ['few groups a step', { steps: 200, groups: 4, rate: flat }],
    ['two steps', { steps: 2, groups: 200, rate: (t) => (t === 0 ? 0.4 : 0.6) }],
    [
      'a run that learns',
      { steps: 80, groups: 32, rate: (t, p) => Math.min(0.95, ownRate(p) * (0.5 + t / 100)) },
    ],
  ])('%s', async (_, world) => {
    expect(await told(world)).toEqual([]);
  });

  it('evaluations among the rollouts are no steps of training', async () => {
    const rows = runRows({ steps: 40, groups: 32, rate: flat });
    const evaluated = runRows({
      steps: 40,
      groups: 16,
      rate: (t) => (t < 20 ? 0.9 : 0.1),
      seed: 2,
    });
    const marked = evaluated.map((row) => ({ ...row, group: `e${row.group}`, kind: 'eval' }));
    expect(await trendsOf([...rows.map((row) => ({ ...row, kind: 'train' })), ...marked])).toEqual(
      [],
    );
  });

  it('of one step, or none, the whole run is now', async () => {
    for (const more of [{ step: 7 }, { step: undefined }]) {
      const rows = runRows({ steps: 1, groups: 40, rate: flat }).map((row) => ({
        ...row,
        ...more,
      }));
      const { now } = await report(rows);
      expect(now).toMatchObject({ wholeRun: true, headline: null, trends: [], groups: 40 });
    }
  });
});

describe('the current window', () => {
  it('has the numbers that a report on its steps alone has', async () => {
    const rows = runRows({
      steps: 50,
      groups: 32,
      prompts: 200,
      rate: (step, prompt) => ownRate(prompt) * (step < 30 ? 0.4 : 1),
    });
    const { now, bits } = await report(rows);
    expect(now!.wholeRun).toBe(false);
    expect(now!.from).toBeGreaterThanOrEqual(28);
    const alone = await report(rows.filter(({ step }) => Number(step) >= now!.from!));
    const { rollouts, groups, passRate, bits: own, live, advice, counts } = now!.headline!;
    expect({ rollouts, groups, passRate, live, advice, counts }).toEqual({
      rollouts: alone.rollouts,
      groups: alone.groups,
      passRate: alone.passRate,
      live: alone.live,
      advice: alone.advice,
      counts: alone.counts,
    });
    expect(own.perRollout).toEqual(alone.bits.perRollout);
    expect(bits.perRollout).not.toEqual(own.perRollout);
  });

  it('weights of the next epoch rest on it', async () => {
    const { nextWeights } = await import('../../src/index.ts');
    const rows = runRows({
      steps: 40,
      groups: 32,
      prompts: 60,
      rate: (step, prompt) => (step < 30 ? 0.5 : prompt % 2),
    }).filter(({ step, prompt_id }) => Number(step) < 30 || prompt_id !== 'p0');
    const made = await report(rows);
    expect(made.now!.from).toBe(30);
    const { prompts } = nextWeights(made);
    const window = rows.filter(({ step, prompt_id }) => Number(step) >= 30 && prompt_id === 'p1');
    expect(window.length).toBeGreaterThan(0);
    expect(prompts.p1).toMatchObject({
      rollouts: window.length,
      passRate: 1,
      reason: 'solved every time',
    });
    expect(prompts.p0!.reason).toMatch(/; not seen since step \d+$/);
  });
});
