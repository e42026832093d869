import { describe, expect, it } from 'vitest';
import { promptDraw } from '../../src/engine/promptDraw.ts';

const log = (rows: number, groups: number) => ({ rows, countGroups: async () => groups });
const uncounted = (rows: number) => ({
  rows,
  countGroups: async (): Promise<number> => {
    throw new Error('counted');
  },
});

describe('promptDraw', () => {
  it('counts no groups where there are not even as many rows', async () => {
    const limits = { mostGroups: 60, others: 0 };
    expect(await promptDraw([uncounted(30), uncounted(30)], limits)).toEqual({
      share: 1,
      notes: [],
    });
    expect((await promptDraw([log(100, 10), uncounted(50)], limits)).share).toBe(1);
  });

  it.each([
    [[60], 1],
    [[61], 1 / 2],
    [[30, 31], 1 / 2],
    [[20, 20, 20], 1],
    [[60, 60, 120], 1 / 4],
    [[60, 60, 121], 1 / 8],
  ])('takes a power of two of logs of %j groups: %d', async (groups, share) => {
    const logs = groups.map((count) => log(10 * count, count));
    expect((await promptDraw(logs, { mostGroups: 60, others: 0 })).share).toBe(share);
  });

  it('says what the numbers are of', async () => {
    const told = async (groups: readonly number[], others: number): Promise<string | undefined> => {
      const logs = groups.map((count) => log(count, count));
      return (await promptDraw(logs, { mostGroups: 1000, others })).notes[0]?.message;
    };
    expect(await told([3000], 0)).toBe(
      'The log holds 3,000 groups. All numbers are of 1 of 4 prompts with all their groups, drawn by a hash of their names; their intervals say what that leaves open.',
    );
    expect(await told([1500, 1500], 0)).toContain(
      'The 2 logs hold 3,000 groups, each log counted for itself. All numbers are of 1 of 4 prompts',
    );
    expect(await told([3000], 2)).toMatch(
      /^The log holds 3,000 groups\. Of it, numbers are of 1 of 4 prompts .* open\. Of 2 other logs they are of all prompts\.$/,
    );
  });
});
