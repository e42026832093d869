import type { JudgedGroup } from './judgedSample.ts';

/** A group whose rewards and advantages are all known. */
export interface PaidGroup {
  readonly step: number;
  readonly rewards: readonly number[];
  readonly advantages: readonly number[];
}

/** The groups of two or more whose rewards and advantages are all known. */
export const paidGroups = (groups: readonly JudgedGroup[]): PaidGroup[] =>
  groups.flatMap((group) => {
    const { size, step } = group;
    const [rewards, advantages]: [number[], number[]] = [[], []];
    for (let i = 0; i < size; i++) {
      const [reward, advantage] = [group.at('reward', i), group.at('advantage', i)];
      if (!Number.isFinite(reward) || !Number.isFinite(advantage)) return [];
      rewards.push(reward);
      advantages.push(advantage);
    }
    return size >= 2 ? [{ step, rewards, advantages }] : [];
  });

/** Greatest less least. */
export const spreadOf = (values: readonly number[]): number =>
  Math.max(...values) - Math.min(...values);

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** Σ(x − x̄)². */
export function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
}
