import { describe, expect, it } from 'vitest';
import { type ColumnError, type ColumnMapping, fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

/** Right answers of 24 prompts in 4 rollouts each: all, none, and some of them. */
const hits = Array.from({ length: 24 }, (_, i) =>
  Array.from({ length: 4 }, (_rollout, k) => (i % 4 === 0 ? 1 : i % 4 === 1 ? 0 : (i + k) % 2)),
);
const jsonl = (rows: readonly object[]) =>
  fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
const systems = (name: (k: number) => string) =>
  hits.map((row, i) => ({
    question: `What is ${i}?`,
    ...Object.fromEntries(row.map((right, k) => [name(k), right])),
  }));

/** Groups as `right/rollouts`, by the mapping that the refusal of a log suggests. */
async function asSuggested(text: () => ReturnType<typeof fromText>) {
  const error = (await read(text()).catch((thrown: unknown) => thrown)) as ColumnError;
  const groups = new Map<string, [number, number]>();
  const { tables } = await read(text(), { mapping: error.suggestion as ColumnMapping });
  for (const { columns, rowCount } of tables) {
    const { group, reward } = columns as never as {
      group: { codes: ArrayLike<number>; values: string[] };
      reward: ArrayLike<number>;
    };
    for (let i = 0; i < rowCount; i++) {
      const name = group.values[group.codes[i]!]!;
      const [right, all] = groups.get(name) ?? [0, 0];
      groups.set(name, [right + reward[i]!, all + 1]);
    }
  }
  return [...groups.values()].map(([right, all]) => `${right}/${all}`);
}

const right = hits.map((row) => `${row.reduce((sum, x) => sum + x, 0)}/4`);

describe('columns that are suggested read the log', () => {
  const names = ['gpt', 'claude', 'gemini', 'qwen'];
  it.each<[string, () => ReturnType<typeof fromText>]>([
    ['a column per system', () => jsonl(systems((k) => names[k]!))],
    ['a column per system, all called correct', () => jsonl(systems((k) => `${names[k]}_correct`))],
    ['a column per run', () => jsonl(systems((k) => `run${k}`))],
    [
      'names that say nothing, each value as often',
      () =>
        jsonl(
          hits.flatMap((row, i) =>
            row.map((x) => ({ 'weird thing': `w${i}`, 'ok?': x === 1, blah: i / 7 })),
          ),
        ),
    ],
    [
      'runs over all prompts, in a list of their own',
      () =>
        fromText(
          JSON.stringify({
            epochs: [0, 1, 2, 3].map((epoch) => ({
              epoch,
              items: hits.map((row, i) => ({ id: `i${i}`, correct: row[epoch] })),
            })),
          }),
        ),
    ],
  ])('%s', async (_, text) => {
    expect(await asSuggested(text)).toEqual(right);
  });
});

it('takes parts of one reward for no rollouts', async () => {
  const rows = hits.map(([a, b], i) => ({ id: i, accuracy_reward: a, format_reward: b }));
  const error = (await read(jsonl(rows)).catch((thrown: unknown) => thrown)) as ColumnError;
  expect(error.suggestion.reward?.length ?? 0).toBeLessThan(2);
});
