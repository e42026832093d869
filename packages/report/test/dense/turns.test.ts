import { createRng } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import { describe, expect, it } from 'vitest';
import { type Report, renderMarkdown, renderTerminal, report } from '../../src/index.ts';

/** Rewards of the turns of a rollout. */
type Turns = (draw: () => number) => number[];

interface World {
  readonly seed: number;
  readonly prompts?: number;
  readonly rollouts?: number;
}

function rows(turns: Turns, { seed, prompts = 60, rollouts = 8 }: World) {
  const rng = createRng(seed);
  return Array.from({ length: prompts * rollouts }, (_, i) => {
    const turn_rewards = turns(() => rng.next());
    return {
      step: 0,
      group: `p${Math.floor(i / rollouts)}`,
      reward: turn_rewards.at(-1)!,
      turn_rewards,
    };
  });
}
const read = (turns: Turns, world: World): Promise<Report> => report(rows(turns, world));
const screen = (told: Report): string => renderTerminal(told).replace(/\s+/g, ' ');
const h = (p: number): number => binaryEntropy(p);

/** Each turn works with its own probability; after one that did not, none does. */
const chain =
  (...works: readonly number[]): Turns =>
  (draw) => {
    let alive = true;
    return works.map((p) => {
      alive = alive && draw() < p;
      return Number(alive);
    });
  };
/** Σ H(r_t | past) of it, turn by turn. */
const truthOf = (...works: readonly number[]): number[] => {
  let alive = 1;
  return works.map((p) => {
    const bits = alive * h(p);
    alive *= p;
    return bits;
  });
};

describe('rewards of turns', () => {
  it.each([8, 16, 32])(
    'of %d rollouts a prompt are as low as is stated, at most',
    async (rollouts) => {
      const works = [0.9, 0.5, 0.8, 0.7] as const;
      const truth = truthOf(...works).reduce((a, x) => a + x, 0);
      for (const seed of [1, 2, 3]) {
        const { turns } = await read(chain(...works), { seed, rollouts, prompts: 80 });
        const { value, lower, upper } = turns!.bits!;
        const half = (upper - lower) / 2;
        const low = rollouts === 8 ? 0.2 : rollouts === 16 ? 0.1 : 0.04;
        expect(value).toBeGreaterThan(truth * (1 - low) - 1.5 * half);
        expect(value).toBeLessThan(truth + 1.5 * half);
        expect(turns!.last!.value).toBeLessThan(value);
        expect(turns!.decides).toBe(2);
      }
    },
  );

  it('are told turn by turn', async () => {
    const works = [0.9, 0.5, 0.8];
    const { turns } = await read(chain(...works), { seed: 4, rollouts: 64, prompts: 40 });
    truthOf(...works).forEach((bits, t) => {
      const { value, lower, upper } = turns!.each[t]!.bits;
      expect(Math.abs(value - bits)).toBeLessThan(upper - lower);
    });
  });

  it('at the last turn alone are in that turn alone', async () => {
    const told = await read((draw) => [0, 0, Number(draw() < 0.5)], { seed: 5 });
    const { each, bits, last, decides } = told.turns!;
    expect(each.slice(0, 2).map(({ bits: own }) => own.value)).toEqual([0, 0]);
    expect(bits!.value).toBe(last!.value);
    expect(decides).toBe(3);
    expect(screen(told)).toContain('add little to one at the end');
  });

  it('of unequal numbers of turns count rewards, and no ends', async () => {
    // it ends by chance, and every reward is 0 but a coin at the first turn
    const told = await read(
      (draw) => [Number(draw() < 0.5), ...(draw() < 0.5 ? [] : draw() < 0.5 ? [0] : [0, 0])],
      { seed: 6 },
    );
    const { each, bits, last } = told.turns!;
    expect(each.slice(1).map(({ bits: own }) => own.value)).toEqual([0, 0]);
    expect(bits!.value).toBe(each[0]!.bits.value);
    expect(Math.abs(bits!.value - 1)).toBeLessThan(0.1);
    // the last reward also says whether it went on, and is not compared where it may carry more
    expect(last!.value).toBeLessThan(1.01);
    expect(each[2]!.reached).toBeLessThan(0.5);
  });

  it('that all are that of the rollout tell nothing of turns', async () => {
    const told = await read((draw) => new Array<number>(3).fill(Number(draw() < 0.5)), { seed: 7 });
    expect(told.turns).toMatchObject({ bits: null, decides: null, reason: 'copies' });
    expect(screen(told)).toContain('cannot be told');
    expect(screen(told)).not.toContain('decides most turn');
  });

  it('of turns alike name no turn', async () => {
    const told = await read((draw) => [Number(draw() < 0.5), Number(draw() < 0.5)], { seed: 8 });
    expect(told.turns!.decides).toBeNull();
    expect(screen(told)).toContain('none stands out');
  });

  it('that are all certain name no turn either', async () => {
    const told = await read(() => [0, 1], { seed: 9 });
    expect(told.turns!.bits!.value).toBe(0);
    expect(told.turns!.decides).toBeNull();
    expect(screen(told)).toContain('Every reward of a turn was certain');
  });

  it('of rollouts unlike each other are at least so many bits, and the screen says so', async () => {
    const told = await read((draw) => Array.from({ length: 12 }, () => Number(draw() < 0.5)), {
      seed: 10,
    });
    expect(told.turns!.unlike).toBeGreaterThan(0.9);
    expect(told.turns!.bits!.value).toBeLessThan(12);
    expect(screen(told)).toContain('At least: most rollouts are unlike any other');
  });

  it('in one rollout a prompt, or in one turn, tell nothing', async () => {
    const one = await read(chain(0.5, 0.5), { seed: 11, rollouts: 1 });
    expect(one.turns).toMatchObject({ bits: null, reason: 'one-rollout' });
    expect((await read(chain(0.5), { seed: 12 })).turns).toBeNull();
  });

  it('in rows of their own say the same', async () => {
    const list = rows(chain(0.9, 0.5, 0.8), { seed: 13 });
    const turns = list.flatMap(({ group, turn_rewards }, i) =>
      turn_rewards.map((reward, turn) => ({ step: 0, group, rollout_id: `r${i}`, turn, reward })),
    );
    expect((await report(turns)).turns).toEqual((await report(list)).turns);
  });

  it('are told on every face', async () => {
    const told = await read(chain(0.9, 0.5, 0.8), { seed: 14 });
    for (const text of [screen(told), renderMarkdown(told)])
      expect(text.replace(/\s+/g, ' ')).toMatch(/[Tt]urn 2/);
  });
});
