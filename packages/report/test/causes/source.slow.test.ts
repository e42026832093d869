import {
  createRng,
  type Dictionary,
  dictionary,
  type Rng,
  type Table,
} from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { sourceCause } from '../../src/causes/sourceCause.ts';
import { factsOf, trialsOf, type World } from '../support/causeWorld.ts';

const RUNS = 200;

/** Healthy runs: prompts that come back, that come once, sorted from easy to hard, few of them. */
const worlds: readonly World[] = [
  {},
  { prompts: 5000, learned: 0 },
  { curriculum: true, learned: 3 },
  { prompts: 60, groups: 48, steps: 12 },
];

/** Labels drawn at random for each prompt of the trials, 2 to 50 a column. */
function labelsAtRandom({ columns }: Table, rng: Rng): Table {
  const { values } = columns.prompt as Dictionary;
  const column = (labels: number): Dictionary =>
    dictionary(values.map(() => `l${Math.floor(labels * rng.next())}`));
  return {
    rowCount: values.length,
    columns: {
      prompt: dictionary(values),
      ...Object.fromEntries([2, 3, 5, 12, 50].map((n) => [`label:column ${n}`, column(n)])),
    },
  };
}

it(`of ${RUNS} healthy runs with five columns of random labels at most 1 in 100 has a source`, async () => {
  const rng = createRng(2026);
  let found = 0;
  for (let run = 0; run < RUNS; run++) {
    const trials = trialsOf({ ...worlds[run % worlds.length], steps: 16 }, rng);
    const { category: _, ...columns } = trials.columns;
    const facts = await factsOf({ ...trials, columns });
    found += sourceCause({ ...facts, promptTable: labelsAtRandom(trials, rng) }).length;
  }
  expect(found).toBeLessThanOrEqual(RUNS / 100);
});

it('a quarter of the prompts that are harder by 3 logits is found beside four random columns', async () => {
  const rng = createRng(7);
  let found = 0;
  for (let run = 0; run < 40; run++) {
    const trials = trialsOf({ categoryLogit: 3, steps: 24 }, rng);
    const { category, prompt, ...columns } = trials.columns as Record<string, Dictionary>;
    const kind = new Map<string, string>();
    prompt!.codes.forEach((code, i) => {
      kind.set(prompt!.values[code]!, category!.values[category!.codes[i]!]!);
    });
    const labels = labelsAtRandom(trials, rng);
    const kinds = dictionary(prompt!.values.map((name) => kind.get(name)!));
    const facts = await factsOf({ ...trials, columns: { ...columns, prompt: prompt! } });
    const promptTable = { ...labels, columns: { ...labels.columns, 'label:kind': kinds } };
    const [first] = sourceCause({ ...facts, promptTable });
    if (first?.evidence.column === 'kind') found++;
  }
  expect(found).toBeGreaterThanOrEqual(36);
});
