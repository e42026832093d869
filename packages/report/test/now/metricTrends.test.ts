import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { AT, around, codes, only, type Row, step, times } from '../support/metricSteps.ts';

describe('live groups that fell', () => {
  const collapse = (more: (i: number) => Row) =>
    times(60, (i) => ({
      reward: around(0.5),
      frac_reward_zero_std: around(step(i, 0.2, 0.95)),
      ...more(i),
    }));

  it('are told with since when, and asked about', async () => {
    const found = await only(
      collapse(() => ({})),
      'less-live',
    );
    expect(found).toMatchObject({ severity: 'ask', state: 'active', metric: 'live' });
    expect(found.onset!.low).toBeLessThanOrEqual(AT);
    expect(found.onset!.high).toBeGreaterThanOrEqual(AT);
    expect(Math.abs(found.onset!.step - AT)).toBeLessThanOrEqual(1);
    expect(found.seen).toBeGreaterThan(AT);
    expect(found.seen).toBeLessThanOrEqual(AT + 4);
    expect(found.before).toBeCloseTo(0.8, 1);
    expect(found.now).toBeCloseTo(0.05, 1);
    expect(found.fact).toMatch(
      /^fewer groups are live since step 40 \(39 to 41\): \d\d % before, \d % now$/,
    );
    expect(found.meaning).toContain('hardly rose');
  });

  it('come with entropy and KL as signs, which are no findings by themselves', async () => {
    const signs = (i: number) => ({ entropy: step(i, 1, 0.1), kl: step(i, 0.001, 0.02) });
    const found = await only(collapse(signs), 'less-live');
    expect(found.meaning).toContain('entropy fell from 1 to 0.1');
    expect(found.meaning).toContain('the KL to the reference rose from 0.001 to 0.02');
    const alone = times(60, (i) => ({ reward: around(0.5), ...signs(i) }));
    expect(await codes(alone)).toEqual([]);
  });

  it('are a note where the reward rose, and no advice where it leapt', async () => {
    const learned = times(60, (i) => ({
      reward: around(0.4 + i / 120),
      frac_reward_zero_std: around(0.1 + i / 75),
    }));
    expect(await only(learned, 'used-up')).toMatchObject({
      severity: 'note',
      change: expect.stringContaining('harder prompts'),
    });
    const paid = times(60, (i) => ({
      reward: Math.min(around(step(i, 0.4, 0.99)), 1),
      frac_reward_zero_std: Math.min(around(step(i, 0.1, 0.97)), 1),
    }));
    expect(await codes(paid)).toEqual(['leap', 'used-up']);
    expect(await only(paid, 'used-up')).toMatchObject({ change: '' });
    expect((await only(paid, 'leap')).onset).toMatchObject({ step: AT });
  });

  it('may be lost variety where entropy fell too, and are asked about where the reward rose by less', async () => {
    const learned = (more: (i: number) => Row) =>
      times(60, (i) => ({
        reward: around(0.4 + i / 120),
        frac_reward_zero_std: around(0.1 + i / 75),
        ...more(i),
      }));
    expect(
      await only(
        learned((i) => ({ entropy: 1 / (1 + i / 5) })),
        'used-up',
      ),
    ).toMatchObject({
      severity: 'note',
      fact: expect.stringMatching(/^used up, or variety lost: /),
    });
    const little = times(60, (i) => ({
      reward: around(step(i, 0.48, 0.55), 0.01),
      frac_reward_zero_std: around(step(i, 0.25, 0.95)),
    }));
    expect(await codes(little)).toEqual(['less-live']);
    const wrong = learned((i) => ({ 'solved_none/all': around(0.05 + i / 100) }));
    expect(await codes(wrong)).toEqual(['less-live']);
  });

  it('are read from shares in percent, from those of live groups, and of groups one by one', async () => {
    const percent = times(60, (i) => ({
      reward: around(0.5),
      'baseline_reward/pct_mixed': around(step(i, 80, 5), 2),
    }));
    expect((await only(percent, 'less-live')).before).toBeCloseTo(0.8, 1);
    // one group a step: 0 or 1, and three equal ones in a row are chance
    const single = times(200, (i) => ({
      reward: 0.5 + (i % 2) / 10,
      frac_reward_zero_std: i % 50 < 3 ? 1 : 0,
    }));
    expect(await codes(single)).toEqual([]);
    const sick = times(200, (i) => ({
      reward: 0.5 + (i % 2) / 10,
      frac_reward_zero_std: i < 120 ? Number(i % 9 === 0) : 1,
    }));
    expect(await codes(sick)).toEqual(['less-live']);
  });
});

describe('a mean reward that fell', () => {
  const fall = (more: (i: number) => Row = () => ({})) =>
    times(60, (i) => ({ reward: around(step(i, 0.6, 0.35)), ...more(i) }));

  it('is asked about: harder prompts look the same', async () => {
    const found = await only(fall(), 'reward-fall');
    expect(found).toMatchObject({ severity: 'ask', state: 'active' });
    expect(found.fact).toMatch(/^the mean reward is lower since step 40 \(/);
    expect(found.meaning).toContain('cannot tell harder prompts from a worse policy');
    expect(found.change).toContain('a checkpoint before step 39');
  });

  it.each([
    ['of -1 to 1', (x: number) => 2 * x - 1],
    ['of 0 to 100', (x: number) => 100 * x],
    ['of -500 to 0', (x: number) => 500 * x - 500],
  ])('is found on a scale %s', async (_, scale) => {
    // it was learned before, so that the log shows the scale
    const rows = times(80, (i) => ({
      reward: scale(around(i < 40 ? 0.1 + i / 50 : 0.4)),
      reward_std: 1,
    }));
    expect(await codes(rows)).toEqual(['reward-fall']);
    const steady = times(80, () => ({ reward: scale(around(0.5)), reward_std: 1 }));
    expect(await codes(steady)).toEqual([]);
  });

  it('that never moved is no scale, and no finding', async () => {
    for (const reward of [0, 1, -5])
      expect(await codes(times(40, () => ({ reward, loss: 0 })))).toEqual([]);
  });

  it('to next to nothing at once is an alarm, of the verifier first', async () => {
    const found = await only(
      times(60, (i) => ({ reward: Math.max(around(step(i, 0.6, 0.01)), 0) })),
      'reward-gone',
    );
    expect(found).toMatchObject({
      severity: 'alarm',
      change: expect.stringMatching(/^Check the verifier first/),
    });
  });

  it('is a note once it is over', async () => {
    const rows = times(80, (i) => ({ reward: around(i >= 40 && i < 55 ? 0.3 : 0.6) }));
    const found = await only(rows, 'reward-fall');
    expect(found).toMatchObject({ severity: 'note', state: 'over', change: '' });
    expect(found.fact).toMatch(/^the mean reward was lower at steps 4\d to 5\d: .* then$/);
  });

  it('that fell again is told since then, not since a dip that was over', async () => {
    const rows = times(240, (i) => ({
      reward: around((i >= 60 && i < 75) || i >= 200 ? 0.3 : 0.6),
    }));
    const found = await only(rows, 'reward-fall');
    expect(found).toMatchObject({ severity: 'ask', state: 'active' });
    expect(Math.abs(found.onset!.step - 200)).toBeLessThanOrEqual(1);
    expect(found.now).toBeCloseTo(0.3, 1);
    expect(found.before).toBeCloseTo(0.6, 1);
  });

  it('names its parts, and is told once', async () => {
    const rows = fall((i) => ({
      'rewards/accuracy/mean': around(step(i, 0.5, 0.2)),
      'rewards/format/mean': around(0.9, 0.01),
    }));
    expect(await codes(rows)).toEqual(['reward-fall']);
    expect((await only(rows, 'reward-fall')).meaning).toMatch(
      /Of its parts fell accuracy from 0\.\d+ to 0\.\d+\./,
    );
  });
});

describe('parts', () => {
  it('paid for something else than being right: an alarm', async () => {
    const rows = times(60, (i) => {
      const [accuracy, format] = [around(step(i, 0.6, 0.25)), around(step(i, 0.6, 0.98))];
      return {
        reward: accuracy + format,
        'rewards/accuracy/mean': accuracy,
        'rewards/format/mean': format,
      };
    });
    expect(await only(rows, 'part-falls')).toMatchObject({
      severity: 'alarm',
      metric: 'part:accuracy',
      meaning: expect.stringContaining('format rose from'),
    });
  });

  it('penalties are no parts that are paid', async () => {
    const rows = times(60, (i) => ({
      reward: around(0.5),
      'rewards/length_penalty/mean': around(step(i, -0.1, -0.4)),
    }));
    expect(await codes(rows)).toEqual([]);
  });
});

describe('answers', () => {
  const grown = (reward: (i: number) => number) =>
    times(60, (i) => ({
      reward: around(reward(i), 0.01),
      'completions/mean_length': step(i, 300, 1700) * (1 + (i % 5) / 50),
    }));

  it('that grow are an alarm unless the reward rose with them', async () => {
    const found = await only(
      grown(() => 0.5),
      'length',
    );
    expect(found).toMatchObject({ severity: 'alarm' });
    expect(found.fact).toMatch(/^answers grow since step 40 .*: 31\d tokens then, 1,7\d0 now$/);
    expect(
      (
        await only(
          grown((i) => step(i, 0.5, 0.6)),
          'length',
        )
      ).severity,
    ).toBe('note');
    const alone = grown(() => 0.5).map(({ reward: _, ...row }) => ({
      ...row,
      'completions/clipped_ratio': 0,
    }));
    expect((await only(alone, 'length')).severity).toBe('note');
  });

  it('that are cut off more often', async () => {
    const rows = times(60, (i) => ({
      reward: around(0.5),
      'completions/clipped_ratio': Math.max(around(step(i, 0.02, 0.3)), 0),
    }));
    expect(await only(rows, 'cut-rises')).toMatchObject({
      severity: 'alarm',
      change: expect.stringContaining('max_completion_length'),
    });
    // said once: the level is no cause beside it
    expect((await report(rows)).now!.causes).toEqual([]);
  });
});

describe('losses', () => {
  it('beside a reward say nothing, near 0 or not', async () => {
    for (const loss of [(i: number) => step(i, 0.001, 0.5), (i: number) => step(i, 1, 3)])
      expect(await codes(times(60, (i) => ({ reward: around(0.5), loss: loss(i) })))).toEqual([]);
  });

  it('that rise where no reward is logged are an alarm', async () => {
    const rows = times(60, (i) => ({ loss: around(step(i, 2, 2.6)), num_tokens: i }));
    expect(await only(rows, 'loss-rose')).toMatchObject({ severity: 'alarm', metric: 'loss' });
  });

  it.each([
    ['near 0', (i: number) => step(i, 0.001, 0.01)],
    ['of a policy, which are negative too', (i: number) => around(step(i, 0, 0.5), 0.1)],
    ['of 0', () => 0],
    ['that fall', (i: number) => 2 + Math.exp(-i / 10)],
  ])('%s are none', async (_, loss) => {
    expect(await codes(times(60, (i) => ({ loss: loss(i), num_tokens: i })))).toEqual([]);
  });
});
