import { readFileSync } from 'node:fs';
import { binaryEntropy, liveGroupBits } from '@bits-per-sample/info';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/index.ts';
import { readReport, sampleRun } from '../support/files.ts';

/** Exact pass rates of the prompts of the sample at both checkpoints; made by sample.py beside it. */
const exact = JSON.parse(
  readFileSync(new URL('../../../info/test/measured/sample.json', import.meta.url), 'utf8'),
) as { prompt: number[]; passRate: number[] };

/** The mean over prompts of what was averaged over the checkpoints of each. */
function truth(f: (p: number) => number): number {
  const sums = new Map<number, number[]>();
  exact.prompt.forEach((prompt, i) => {
    sums.set(prompt, [...(sums.get(prompt) ?? []), f(exact.passRate[i]!)]);
  });
  const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  return mean([...sums.values()].map(mean));
}

const H = binaryEntropy;
const live = (p: number): number => 1 - p ** 8 - (1 - p) ** 8;

describe('the sample, of which every pass rate is known exactly', async () => {
  const told = await readReport([sampleRun], {});
  const holds = ({ lower, upper }: { lower: number; upper: number }, value: number): void => {
    expect(lower).toBeLessThanOrEqual(value);
    expect(upper).toBeGreaterThanOrEqual(value);
  };

  it('has every number within its interval of the exact one', () => {
    expect(exact.prompt).toHaveLength(812);
    holds(told.bits.perRollout!, truth(H));
    holds(
      told.passRate!,
      truth((p) => p),
    );
    holds(
      told.signal!,
      truth((p) => 4 * p * (1 - p)),
    );
    holds(told.live.share!, truth(live));
    holds(told.live.bitsShare!, truth((p) => H(p) * live(p)) / truth(H));
    holds(told.live.bitsPerRollout!, truth((p) => H(p) * live(p)) / truth(live));
    for (const { groupSize: G, live: share, balance } of told.advice.table) {
      if (share !== null)
        holds(
          share,
          truth((p) => 1 - p ** G - (1 - p) ** G),
        );
      holds(
        balance,
        truth((p) => liveGroupBits(p, G) / G - 0.8 * H(p)),
      );
    }
  });

  it('holds the least size that is enough among those that it cannot tell apart', () => {
    const enough = [2, 4, 8, 16, 32, 64].find(
      (G) => truth((p) => liveGroupBits(p, G) / G) >= 0.8 * truth(H),
    )!;
    expect(told.advice.smallest).toBeLessThanOrEqual(enough);
    expect(told.advice.largest).toBeGreaterThanOrEqual(enough);
  });

  it('has them for these prompts rolled out again, too', async () => {
    const these = await readReport([sampleRun], { question: 'these' });
    holds(these.bits.perRollout!, truth(H));
    holds(
      these.passRate!,
      truth((p) => p),
    );
    holds(these.live.share!, truth(live));
    holds(
      these.signal!,
      truth((p) => 4 * p * (1 - p)),
    );
    const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
    expect(width(these.passRate!)).toBeLessThan(0.5 * width(told.passRate!));
    expect(renderTerminal(these, { details: true })).toContain('rolled out again');
  });

  it('does not contradict itself', () => {
    const { bits, live: fresh, groups, advice } = told;
    // what arrives in live groups is no more than there is
    expect(fresh.bitsShare!.upper).toBeLessThanOrEqual(1);
    expect(fresh.bitsShare!.value * bits.perRollout!.value).toBeLessThanOrEqual(
      bits.perRollout!.value,
    );
    // share of bits = live share × bits of a rollout in a live group / bits
    expect((fresh.share!.value * fresh.bitsPerRollout!.value) / bits.perRollout!.value).toBeCloseTo(
      fresh.bitsShare!.value,
      1,
    );
    holds(fresh.share!, groups.liveShare!);
    const text = renderTerminal(told, { details: true }).replace(/\s+/g, ' ');
    expect(text.match(/\d+ % of groups live/g)).toHaveLength(1);
    // the zone is a number of groups that were seen, and nowhere a claim of true pass rates
    expect(text).not.toMatch(/true pass rate is|Goldilocks|taught nothing|ceiling|waste/i);
    expect(told.zone!.groups).toBe(
      told.counts.reduce(
        (n, { successes: k, attempts, groups: cells }) =>
          n + (k / attempts >= 0.11 && k / attempts <= 0.89 ? cells : 0),
        0,
      ),
    );
    expect(text).toContain(`${told.zone!.groups} groups (34 %) were right 11–89 % of the time`);
    expect(advice.fill!.chances.map(({ prompts }) => prompts!)).toEqual(
      [...advice.fill!.chances.map(({ prompts }) => prompts!)].sort((a, b) => a - b),
    );
  });
});
