import { createRng } from '@bits-per-sample/core';

/** What may stand in the rows of a log, all at once. */
export function everyColumn({ seed = 1, steps = 12, prompts = 30, groupSize = 6 } = {}): object[] {
  const random = createRng(seed);
  const rng = (): number => random.next();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(rng() * list.length)]!;
  const rows: object[] = [];
  for (let step = 0; step < steps; step++)
    for (let at = 0; at < 10; at++) {
      const prompt = Math.floor(rng() * prompts);
      const chance = ((prompt * 7) % 11) / 10;
      for (let i = 0; i < groupSize; i++) {
        const right = Number(rng() < chance);
        const tokens = Math.min(400, Math.floor(40 + 500 * rng()));
        const words = `answer ${right} ${Math.floor(3 * rng())}`;
        rows.push({
          step,
          group: `p${prompt}/${at}`,
          prompt_id: `p${prompt}`,
          reward: rng() < 0.02 ? null : right + (rng() < 0.3 ? 0.1 : 0),
          success: right,
          category: ['algebra', 'geometry', 'number theory'][prompt % 3],
          kind: step % 4 === 3 && at > 7 ? 'eval' : 'train',
          status: tokens === 400 ? 'length' : rng() < 0.02 ? 'error' : pick(['stop', 'stop', null]),
          output_tokens: tokens,
          input_tokens: 20 + prompt,
          sum_logprob: rng() < 0.05 ? null : -(tokens / 10) * rng(),
          advantage: Number((right - chance).toFixed(3)),
          propensity: (1 + (prompt % 4)) / 10,
          lag: Math.floor(4 * rng()),
          log_ratio: (rng() - 0.5) / 10,
          text: words,
          data_source: ['web', 'book', 'exam'][prompt % 3 === 2 ? 2 : prompt % 2],
          level: 1 + (prompt % 5),
          host: `node${Math.floor(3 * rng())}`,
          topic: prompt % 7 === 0 && rng() < 0.3 ? null : `t${prompt % 4}`,
        });
      }
    }
  return rows;
}
