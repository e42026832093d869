import { read } from './readRun.ts';

/** Statistics of whole batches in full dimension, supervised and RL. */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
export function batches(): { title: string; unit: string; stats: any; big: any }[] {
  const sl = read('m2_sl_batch.json')?.rows ?? [];
  const rl = read('m2_rl_batch.json')?.rows ?? [];
  const rlBig = read('m2_rl_big.json')?.rows ?? [];
  return [
    // biome-ignore lint/suspicious/noExplicitAny: measured JSON
    ...sl.map((row: any) => ({
      title: `SL ${row.ckpt} ${row.set}`,
      unit: 'examples',
      stats: row,
      big: row.big,
    })),
    // biome-ignore lint/suspicious/noExplicitAny: measured JSON
    ...rl.flatMap((row: any) =>
      Object.entries(row.est).map(([name, stats]) => ({
        title: `RL ${row.ckpt} ${row.set} ${name}`,
        unit: 'groups',
        stats,
        // biome-ignore lint/suspicious/noExplicitAny: measured JSON
        big: rlBig.find((b: any) => b.ckpt === row.ckpt && b.set === row.set)?.est[
          name.endsWith('_G16') ? name.slice(0, -4) : ''
        ],
      })),
    ),
  ];
}

/** Angle and signal-to-noise ratios for the exchange rate, where RL and SL were measured alike. */
export function exchangePairs(): {
  ckpt: string;
  set: string;
  estimator: string;
  cosine: number;
  rlSignalToNoise: number;
  slSignalToNoise: number;
}[] {
  const sl = read('m2_sl_batch.json')?.rows ?? [];
  const rl = read('m2_rl_batch.json')?.rows ?? [];
  const big = read('m2_rl_big.json')?.rows ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  const same = (row: any) => (other: any) => other.ckpt === row.ckpt && other.set === row.set;
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return big.flatMap((row: any) => {
    const examples = sl.find(same(row));
    const groups = rl.find(same(row));
    if (!examples || !groups) return [];
    return ['reinforce', 'oracle_b', 'rloo', 'grpo', 'grpo_len'].flatMap((estimator) => {
      const stats = groups.est[`${estimator}_G16`];
      const signal = row.est[estimator]?.Eg_sq;
      if (!stats || !signal) return [];
      return [
        {
          ckpt: row.ckpt,
          set: row.set,
          estimator,
          cosine: Math.min(1, row.est[estimator].cos_sl),
          rlSignalToNoise: signal / (stats.E_g2 - signal) / 16,
          slSignalToNoise: examples.big.Eg_sq / (examples.E_g2 - examples.big.Eg_sq),
        },
      ];
    });
  });
}
