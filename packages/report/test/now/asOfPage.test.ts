import { describe, expect, it } from 'vitest';
import { type NowFinding, type Report, report } from '../../src/index.ts';
import { ownRate, type RunWorld, runRows } from '../support/runWorld.ts';

const within = (x: number): number => Math.min(1, Math.max(0, x));

/** A report on a made run, the finding of a kind, and the mean over the groups of its window. */
async function told(
  world: RunWorld,
  code: string,
): Promise<{ found: NowFinding; made: Report; pass: number; solved: number }> {
  const rows = runRows(world);
  const made = await report(rows);
  const found = made.now!.trends.find((finding) => finding.code === code)!;
  const groups = new Map<string, number[]>();
  for (const { step, group, reward } of rows)
    if (Number(step) >= made.now!.from!)
      groups.set(`${group}`, [...(groups.get(`${group}`) ?? []), Number(reward)]);
  const rates = [...groups.values()].map((own) => own.reduce((a, b) => a + b, 0) / own.length);
  const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  return { found, made, pass: mean(rates), solved: mean(rates.map((p) => Number(p === 1))) };
}

describe('what a finding says of now is what the page says of it', () => {
  it('a data set from easy to hard: the fall still goes on', async () => {
    const { found, pass } = await told(
      { steps: 60, groups: 16, rate: (t) => within(0.95 - 0.015 * t), seed: 21 },
      'fall',
    );
    expect(found.now).toBeCloseTo(pass, 10);
    expect(found.evidence.passNow).toBeCloseTo(pass, 10);
  });

  it('from hard to easy: not almost all while half of the groups are', async () => {
    const { found, solved } = await told(
      { steps: 60, groups: 16, rate: (t) => within(0.05 + 0.016 * t), seed: 22 },
      'used-up',
    );
    expect(solved).toBeLessThan(0.8);
    expect(found.fact).toMatch(/^more and more groups are all right/);
    expect(found.meaning).toContain(`→ ${Math.round(100 * solved)} % of the groups`);
  });

  it('two falls: since the first, to where it is now, and back to before both', async () => {
    const { found, pass, made } = await told(
      {
        steps: 90,
        groups: 32,
        prompts: 100,
        rate: (t, prompt) => ownRate(prompt) * (t < 30 ? 1 : t < 60 ? 0.55 : 0.25),
        seed: 44,
      },
      'fall',
    );
    expect(made.now!.from).toBeGreaterThanOrEqual(60);
    expect(found.onset!.low).toBeLessThanOrEqual(30);
    expect(found.change).toContain(`before step ${found.onset!.low};`);
    expect(found.now).toBeCloseTo(pass, 10);
    const [, same] = /→ (\d+) %$/.exec(found.fact)!;
    expect(Math.abs(Number(same) / 100 - made.now!.headline!.passRate!.value)).toBeLessThan(0.02);
  });

  it('a batch that grows: what was before the fall holds no step of it', async () => {
    const groups = (t: number): number => 1 + 2 * t;
    const rows = Array.from({ length: 40 }, (_, t) =>
      runRows({ steps: 1, groups: groups(t), rate: () => (t < 6 ? 0.9 : 0.3), seed: 100 + t }).map(
        (row) => ({ ...row, step: t, group: `${t} ${row.group}`, prompt_id: `${t} ${row.group}` }),
      ),
    ).flat();
    const { now } = await report(rows);
    expect(now!.trends.map(({ code }) => code)).toEqual(['fall']);
    expect(now!.trends[0]!.before).toBeGreaterThan(0.85);
  });

  it('a change that took its time says when it was complete', async () => {
    const { found } = await told(
      {
        steps: 100,
        groups: 64,
        prompts: 200,
        rate: (t, prompt) => ownRate(prompt) * (1 - within((t - 40) / 20) * 0.8),
        seed: 5,
      },
      'fall',
    );
    const [, full] = /in full from (\d+)\)/.exec(found.fact) ?? [];
    expect(Math.abs(Number(full) - 60)).toBeLessThanOrEqual(6);
  });

  it('short runs: the window does not reach over the fall that it is about', async () => {
    let falls = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const rate = (t: number, prompt: number): number => ownRate(prompt) * (t < 17 ? 1.1 : 0.3);
      const { found, made } = await told(
        { steps: 24, groups: 8, groupSize: 4, rate, seed },
        'fall',
      );
      if (found === undefined || found.onset!.gradual) continue;
      falls++;
      expect(made.now!.from).toBeGreaterThanOrEqual(found.onset!.step);
    }
    expect(falls).toBeGreaterThan(10);
  });
});
