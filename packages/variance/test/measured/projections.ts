import type { GradientMatrix } from '../../src/index.ts';
import { advantagesOf } from '../support/advantagesOf.ts';
import { read, readFloats } from './readRun.ts';

/** A matrix of projected gradients, with what is known of it in full dimension. */
export interface Projection {
  readonly name: string;
  readonly values: Float32Array;
  readonly dimension: number;
  readonly rows: number;
  readonly squaredNorms?: readonly number[];
  readonly rewards?: readonly number[];
}

/** The projected gradients of m2_proj. */
export function projections(): Projection[] {
  const index = read('m2_proj.json');
  if (!index) return [];
  const all = readFloats('m2_proj.bin');
  return Object.entries(index.arrays)
    .filter(([, entry]) => (entry as { shape?: unknown }).shape)
    .map(([name, entry]) => {
      const { offset, shape } = entry as { offset: number; shape: [number, number] };
      const start = name.split('_').slice(0, 2).join('_');
      const isScore = name.endsWith('score_proj');
      const squaredNorms = isScore ? undefined : index.arrays[`${start}_grad_sq_full`]?.values;
      const rewards = isScore ? index.arrays[`${start}_reward`]?.values : undefined;
      return {
        name,
        values: all.slice(offset, offset + shape[0] * shape[1]),
        rows: shape[0],
        dimension: shape[1],
        ...(squaredNorms ? { squaredNorms } : {}),
        ...(rewards ? { rewards } : {}),
      };
    });
}

/** RLOO gradient of every group of `size` consecutive rollouts, from their scores. */
export function rlooGroups(
  {
    values,
    dimension,
    rows,
    rewards,
  }: Pick<Projection, 'values' | 'dimension' | 'rows' | 'rewards'>,
  size: number,
): Float32Array {
  const groups = Math.floor(rows / size);
  const gradients = new Float32Array(groups * dimension);
  for (let i = 0; i < groups * size; i++) {
    const g = Math.floor(i / size);
    const some = rewards!.slice(g * size, (g + 1) * size);
    const a = advantagesOf(some, { estimator: 'rloo', groupSize: size })[i % size]!;
    for (let k = 0; k < dimension; k++)
      gradients[g * dimension + k]! += (a / size) * values[i * dimension + k]!;
  }
  return gradients;
}

/** Checkpoints with projected gradients of both RL rollouts and supervised examples. */
export function projectedPairs(): { ckpt: string; rl: GradientMatrix; sl: GradientMatrix }[] {
  const all = projections();
  return all.flatMap((sl) => {
    const ckpt = /^sl_(.*)_grad_proj$/.exec(sl.name)?.[1];
    const rl = all.find(({ name }) => name === `rl_${ckpt}_score_proj`);
    if (!ckpt || !rl?.rewards) return [];
    const { dimension } = rl;
    return [{ ckpt, rl: { values: rlooGroups(rl, 16), dimension }, sl }];
  });
}
