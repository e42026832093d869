import { describe, expect, it } from 'vitest';
import { renderReplay, replay, replayJson } from '../../src/index.ts';

/** Two steps of the same forty prompts, each solved i of 4 times. */
const rows = [0, 1].flatMap((step) =>
  Array.from({ length: 160 }, (_, i) => ({
    step,
    group: `p${i >> 2}`,
    reward: Number((i & 3) < (i >> 2) % 5),
    q: 1 / 40,
  })),
);

describe('replay', () => {
  it('a strategy that draws as the log did differs by nothing, not by the noise of sums', async () => {
    for (const propensity of [undefined, 'q']) {
      const told = await replay(rows, { strategy: 'uniform', propensity });
      expect(told.propensities).toBe(propensity ? 'logged' : 'assumed uniform');
      for (const name of ['liveShare', 'passRate', 'bitsPerRollout'] as const)
        expect(told[name].difference).toMatchObject({ value: 0, lower: 0, upper: 0 });
    }
  });

  it('says so when every step asks for every prompt, and nothing is compared', async () => {
    const [first] = (await replay(rows)).limits;
    expect(first).toMatch(/^Every step asks for as many groups as there are prompts \(40\)/);
    expect(renderReplay(await replay(rows), { width: 300 })).toContain('--groups B asks for fewer');
    const fewer = await replay(rows, { groups: 8 });
    expect(fewer.limits.join(' ')).not.toContain('Every step asks');
    expect(fewer.drawn.groups).toBe(8);
  });

  it('takes a strategy by name with its options, and the same seed gives the same', async () => {
    const options = { strategy: 'goldilocks', config: { groupSize: 4 }, groups: 8, seed: 3 };
    const told = await replay(rows, options);
    expect(told.strategy).toMatchObject({ kind: 'goldilocks', config: { groupSize: 4 } });
    expect(replayJson(await replay(rows, options))).toBe(replayJson(told));
    expect(
      JSON.parse(replayJson(await replay(rows.slice(0, 160)))).passRate.replayed.value,
    ).toBeNull();
  });
});
