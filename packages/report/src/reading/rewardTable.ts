import { dictionary, type Table } from '@bits-per-sample/core';

/** Rewards per prompt as trials: a prompt is called by its place, from 0. */
export function rewardTable(
  rewards: readonly ArrayLike<number | boolean | null | undefined>[],
): Table {
  const total = rewards.reduce((n, { length }) => n + length, 0);
  const codes = new Int32Array(total);
  const reward = new Float64Array(total);
  let at = 0;
  rewards.forEach((one, prompt) => {
    for (let i = 0; i < one.length; i++) {
      const x = one[i];
      codes[at] = prompt;
      reward[at++] = x === null || x === undefined ? Number.NaN : Number(x);
    }
  });
  const { values } = dictionary(rewards.map((_, prompt) => String(prompt)));
  return {
    rowCount: total,
    columns: { group: { codes, values }, prompt: { codes, values }, reward },
  };
}
