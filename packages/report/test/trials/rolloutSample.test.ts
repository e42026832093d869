import { dictionary, type Table } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../src/reading/readRun.ts';
import {
  RolloutSample,
  type SampledField,
  type SampledGroup,
} from '../../src/trials/rolloutSample.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { steps } from './stepRows.ts';

const fieldOf = ({ size, at }: SampledGroup, field: SampledField): number[] =>
  Array.from({ length: size }, (_, i) => at(field, i));
const seen = (sample: RolloutSample | undefined) =>
  sample?.groups.map((one) => [one.group, one.step, fieldOf(one, 'lag').sort()]);

/** Rollouts with a number of their own each. */
const trials = (groups: readonly string[], first = 0): Table => ({
  rowCount: groups.length,
  columns: {
    group: dictionary(groups),
    reward: Float64Array.from(groups, (_, i) => i % 2),
    lag: Float64Array.from(groups, (_, i) => first + i),
  },
});

describe('a sample of whole groups', () => {
  const names = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 });

  it('does not depend on order or parts, holds whole groups, and no more than fit', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 120 }), fc.nat(), (numbers, capacity, cut) => {
        const all = trials(numbers.map((n) => `g${n}`));
        const whole = new RolloutSample(capacity);
        whole.add(all.columns);
        // the rollouts one by one, from the last, in two samples that are merged
        const two = [new RolloutSample(capacity), new RolloutSample(capacity)];
        for (let i = all.rowCount - 1; i >= 0; i--)
          two[Number(i < cut % (all.rowCount + 1))]!.add(trials([`g${numbers[i]!}`], i).columns);
        const same = (sample: RolloutSample) =>
          sample.groups.map((group) => [group.group, fieldOf(group, 'lag').sort()]);
        expect(same(two[0]!.merge(two[1]!))).toEqual(same(whole));
        expect(same(two[1]!.merge(two[0]!))).toEqual(same(whole));
        const kept = whole.groups.reduce((sum, { size }) => sum + size, 0);
        expect(kept).toBeLessThanOrEqual(capacity);
        expect(whole.whole).toBe(kept === all.rowCount);
        for (const { group, size } of whole.groups)
          expect(size).toBe(numbers.filter((n) => `g${n}` === group).length);
        // a fork goes its own way
        const before = same(whole);
        const fork = whole.fork();
        fork.add(trials(['other', 'g1']).columns);
        expect(same(whole)).toEqual(before);
        whole.add(trials(['other', 'g1']).columns);
        expect(same(fork)).toEqual(same(whole));
      }),
    );
  });

  it('takes groups whatever their rewards: of many, about the share that fits', () => {
    const sample = new RolloutSample(4000);
    for (let step = 0; step < 50; step++) {
      const groups = Array.from({ length: 1600 }, (_, i) => `s${step} p${i >> 3}`);
      sample.add(trials(groups).columns);
    }
    const held = sample.groups.length * 8;
    // 80 000 rollouts: the bound has halved until 4 000 fit
    expect(held).toBeGreaterThan(1500);
    expect(held).toBeLessThanOrEqual(4000);
    const early = sample.groups.filter(({ group }) => /^s\d /.test(group)).length;
    expect(early / sample.groups.length).toBeGreaterThan(0.1);
    expect(early / sample.groups.length).toBeLessThan(0.3);
  });

  it('is not taken where sums tell all', async () => {
    const { lag: _, ...columns } = trials(['a', 'a']).columns;
    expect((await summariseTrials([{ rowCount: 2, columns }])).sample).toBeUndefined();
    expect(seen((await summariseTrials([trials(['a', 'a'])])).sample)).toEqual([
      ['a', NaN, [0, 1]],
    ]);
  });

  it('keeps the part that says what is right, and no prompt that splits a group', () => {
    const sample = new RolloutSample();
    sample.add({
      ...trials(['a', 'a', 'b']).columns,
      prompt: dictionary(['p', 'q', 'r']),
      'part:accuracy_reward': Float64Array.of(0, 2, 1),
      'part:format_reward': Float64Array.of(1, 1, 1),
    });
    expect(
      sample.groups
        .map((group) => [group.group, group.prompt, fieldOf(group, 'right').sort()])
        .sort(),
    ).toEqual([
      ['a', undefined, [0, 2]],
      ['b', 'r', [1]],
    ]);
  });
});

describe('the sample of a run', () => {
  const read = async (rows: readonly (readonly object[])[], options = {}) => {
    const files = rows.map((lines, i) =>
      fromText(lines.map((line) => JSON.stringify(line)).join('\n'), `f/${i}.jsonl`),
    );
    return (await readRun('report', files, options)).sample;
  };
  const marked = <T extends object>(rows: readonly T[], advantage: number) =>
    rows.map((row) => ({ ...row, advantage }));
  const marks = (sample: RolloutSample | undefined) =>
    sample?.groups
      .map((group) => [group.step, new Set(fieldOf(group, 'advantage'))] as const)
      .sort(([a], [b]) => a - b)
      .map(([step, set]) => [step, [...set], sample.groups.filter((g) => g.step === step).length]);

  it('has the copy that counts of steps that were rolled out again, in one file or in several', async () => {
    const [first, again] = [marked(steps(1, 4), 1), marked(steps(3, 6), 2)];
    const kept = [1, 2, 3, 4, 5, 6].flatMap((step) =>
      Array.from({ length: 4 }, () => [step, [step < 3 ? 1 : 2], 4]),
    );
    expect(marks(await read([[...first, ...again]]))).toEqual(kept);
    expect(marks(await read([first, again]))).toEqual(kept);
    const before = kept.map(([step]) => [step, [(step as number) < 5 ? 1 : 2], 4]);
    expect(marks(await read([[...first, ...again]], { keep: 'first' }))).toEqual(before);
    expect(marks(await read([first, again], { keep: 'first' }))).toEqual(before);
    const both = marks(await read([[...first, ...again]], { keep: 'all' }));
    expect(both?.find(([step]) => step === 3)?.[1]).toHaveLength(2);
  });

  it('takes each file for the step that it is read as', async () => {
    const rows = [0, 1].map((i) =>
      ['p', 'p', 'q', 'q'].map((group) => ({ group, reward: i, advantage: 0 })),
    );
    const sample = await read(rows, { files: 'steps' });
    expect(new Set(sample?.groups.map(({ step, group }) => `${step} ${group}`))).toEqual(
      new Set(['0 p', '0 q', '1 p', '1 q']),
    );
  });
});
