import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Column,
  dictionary,
  extent,
  fold,
  histogram,
  isDictionary,
  moments,
  type Statistic,
  type SummarySpec,
  summarise,
  type Table,
  toRow,
} from '../../src/index.ts';

interface Trial {
  readonly run: string | null;
  readonly step: number;
  readonly group: string | null;
  readonly reward: number;
  readonly tokens: number;
}

const trial: fc.Arbitrary<Trial> = fc.record({
  run: fc.constantFrom('a', 'b', null),
  step: fc.constantFrom(0, -0, 1, 2.5, 1e300, NaN),
  group: fc.constantFrom('p', 'q', 'r', null),
  reward: fc.oneof(fc.integer({ min: 0, max: 1 }), fc.constant(NaN)),
  tokens: fc.integer({ min: 0, max: 100 }),
});
const trials = fc.array(trial, { maxLength: 60 });

const table = (rows: readonly Trial[]): Table => ({
  rowCount: rows.length,
  columns: {
    run: dictionary(rows.map((row) => row.run)),
    step: Float64Array.from(rows, (row) => row.step),
    group: dictionary(rows.map((row) => row.group)),
    reward: Float64Array.from(rows, (row) => row.reward),
    tokens: Float64Array.from(rows, (row) => row.tokens),
  },
});

const cells = (column: Column, i: number): string | number | null =>
  isDictionary(column) ? (column.values[column.codes[i]!] ?? null) : column[i]!;

/** A table as an array of plain rows. */
const plain = ({ columns, rowCount }: Table) =>
  Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cells(column, i)])),
  );

const bins = histogram({ edges: [0, 1, 50, 100] });
const spec = {
  by: ['run', 'step', 'group'],
  measures: { reward: [moments, extent], tokens: bins },
} satisfies SummarySpec;

/** Group-by as one writes it down: a Map of strings, then fold. */
function naive(rows: readonly Trial[], { by, measures }: SummarySpec) {
  const groups = new Map<string, Trial[]>();
  for (const row of rows) {
    const key = by.map((name) => String(row[name as keyof Trial])).join('|');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const out: Record<string, string | number | null> = {};
    for (const name of by) {
      const key = group[0]![name as keyof Trial];
      out[name] = typeof key === 'number' ? key + 0 : key;
    }
    for (const [name, statistics] of Object.entries(measures)) {
      const all = group.map((row) => row[name as 'reward']);
      const seen = all.filter((x) => !Number.isNaN(x));
      for (const statistic of [statistics].flat() as Statistic<string>[])
        for (const [field, x] of Object.entries(toRow(statistic, fold(statistic, seen))))
          out[`${name}_${field}`] = x;
      out[`${name}_missing`] = all.length - seen.length;
    }
    return out;
  });
}

async function* later(tables: readonly Table[]) {
  for (const one of tables) {
    await Promise.resolve();
    yield one;
  }
}

describe('summarise', () => {
  it('law: is naive grouping, whatever the columns and however the rows are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trials, { maxLength: 5 }),
        fc.subarray(spec.by),
        async (parts, by) => {
          const wanted = naive(parts.flat(), { ...spec, by });
          const tables = parts.map(table);
          expect(plain(await summarise(tables, { ...spec, by }))).toEqual(wanted);
          expect(plain(await summarise(later(tables), { ...spec, by }))).toEqual(wanted);
          expect(plain(await summarise(table(parts.flat()), { ...spec, by }))).toEqual(wanted);
        },
      ),
    );
  });

  it('law: summaries of shards summarise to the summary of all', async () => {
    await fc.assert(
      fc.asyncProperty(trials, trials, trials, async (a, b, c) => {
        const shards = [await summarise(table(a), spec), await summarise(table(b), spec), table(c)];
        const merged = plain(await summarise(shards, spec));
        const wanted = naive([...a, ...b, ...c], spec);
        expect(merged).toHaveLength(wanted.length);
        merged.forEach((row, i) => {
          const { reward_m2, ...rest } = row;
          const { reward_m2: m2, ...others } = wanted[i]!;
          expect(rest).toEqual(others);
          expect(reward_m2).toBeCloseTo(m2 as number, 9);
        });
      }),
    );
  });

  it('has the by columns, then each field once, then what is missing', async () => {
    const { columns } = await summarise(table([]), spec);
    expect(Object.keys(columns)).toEqual([
      'run',
      'step',
      'group',
      'reward_n',
      'reward_sum',
      'reward_m2',
      'reward_min',
      'reward_max',
      'reward_missing',
      'tokens_below',
      'tokens_bin_0',
      'tokens_bin_1',
      'tokens_bin_2',
      'tokens_above',
      'tokens_missing',
    ]);
  });

  it('keeps text as text and numbers as numbers', async () => {
    const { columns } = await summarise(
      table([
        { run: 'a', step: 1, group: null, reward: 1, tokens: 1 },
        { run: 'b', step: NaN, group: 'p', reward: 1, tokens: 1 },
      ]),
      spec,
    );
    expect(columns.run).toEqual({ codes: Int32Array.of(0, 1), values: ['a', 'b'] });
    expect(columns.group).toEqual({ codes: Int32Array.of(-1, 0), values: ['p'] });
    expect(columns.step).toEqual(Float64Array.of(1, NaN));
  });

  it('counts every row as missing when a table knows nothing of a measure', async () => {
    const known = {
      rowCount: 1,
      columns: { group: dictionary(['p']), reward: Float64Array.of(1) },
    };
    const unknown = { rowCount: 2, columns: { group: dictionary(['p', 'q']) } };
    const result = await summarise([known, unknown], {
      by: ['group'],
      measures: { reward: moments },
    });
    expect(result.columns.reward_n).toEqual(Float64Array.of(1, 0));
    expect(result.columns.reward_missing).toEqual(Float64Array.of(1, 1));
  });

  it('takes a by column that a table lacks as missing', async () => {
    const tables = [
      { rowCount: 1, columns: { group: dictionary(['p']), step: Float64Array.of(1) } },
      { rowCount: 1, columns: { group: dictionary(['p']) } },
    ];
    const result = await summarise(tables, { by: ['step', 'group', 'run'], measures: {} });
    expect(result.rowCount).toBe(2);
    expect(result.columns.step).toEqual(Float64Array.of(1, NaN));
    expect(result.columns.run).toEqual(Float64Array.of(NaN, NaN));
  });

  it('merges rows of sums: missing counts, empty groups, undefined sums', async () => {
    const sums = {
      rowCount: 4,
      columns: {
        group: dictionary(['p', 'p', 'q', 'r']),
        reward_n: Float64Array.of(4, 4, 0, NaN),
        reward_sum: Float64Array.of(4, 0, NaN, 3),
        reward_m2: Float64Array.of(0, 0, NaN, 1),
      },
    };
    const plainSpec = { by: ['group'], measures: { reward: moments } };
    const result = await summarise(sums, plainSpec);
    expect(result.columns.reward_n).toEqual(Float64Array.of(8, 0, 0));
    expect(result.columns.reward_sum).toEqual(Float64Array.of(4, 0, 0));
    expect(result.columns.reward_m2).toEqual(Float64Array.of(2, 0, 0));
    expect(result.columns.reward_missing).toEqual(Float64Array.of(0, 0, 1));
    const counted = { ...sums.columns, reward_missing: Float64Array.of(1, 2, 3, NaN) };
    const again = await summarise({ rowCount: 4, columns: counted }, plainSpec);
    expect(again.columns.reward_missing).toEqual(Float64Array.of(3, 3, 1));
  });

  it('tables may share and extend one list of texts', async () => {
    const values = ['p'];
    const first = { rowCount: 1, columns: { group: { codes: Int32Array.of(0), values } } };
    const tables = (function* () {
      yield first;
      values.push('q', 'r');
      yield { rowCount: 3, columns: { group: { codes: Int32Array.of(2, 0, 1), values } } };
    })();
    const result = await summarise(tables, { by: ['group'], measures: {} });
    expect(result.columns.group).toEqual({
      codes: Int32Array.of(0, 1, 2),
      values: ['p', 'r', 'q'],
    });
  });

  it('takes texts that repeat in one list as the same', async () => {
    const group = { codes: Int32Array.of(0, 1), values: ['p', 'p'] };
    const result = await summarise(
      { rowCount: 2, columns: { group } },
      { by: ['group'], measures: {} },
    );
    expect(result.rowCount).toBe(1);
  });

  it('says what it expected', async () => {
    const text = { rowCount: 1, columns: { reward: dictionary(['x']), step: dictionary(['x']) } };
    const number = { rowCount: 1, columns: { step: Float64Array.of(1) } };
    const short = { rowCount: 2, columns: { reward: Float64Array.of(1) } };
    const by = (...names: string[]) => ({ by: names, measures: { reward: moments } });
    await expect(summarise(text, by())).rejects.toThrow(
      'summarise: expected reward a number column, got text',
    );
    await expect(summarise([number, text], by('step'))).rejects.toThrow(
      'summarise: expected step a number column as in earlier tables, got a text column',
    );
    await expect(summarise(short, by())).rejects.toThrow(
      'summarise: expected reward of length 2, got 1',
    );
    const odd = (columns: object) => ({ rowCount: 1, columns }) as unknown as Table;
    await expect(summarise(odd({ reward: [1] }), by())).rejects.toThrow(
      'summarise: expected reward a Float64Array, or codes and values',
    );
    await expect(summarise(odd({ step: 7 }), by('step'))).rejects.toThrow('expected step a column');
    const beyond = { codes: Int32Array.of(3), values: ['a'] };
    await expect(summarise(odd({ step: beyond }), by('step'))).rejects.toThrow(
      expect.objectContaining({ parameter: 'step', received: 3, row: 0 }),
    );
    const longer = { codes: Int32Array.of(0, 0), values: ['a'] };
    await expect(summarise(odd({ step: longer }), by('step'))).rejects.toThrow(
      'summarise: expected step of length 1, got 2',
    );
    await expect(
      summarise(number, { by: [], measures: { step: [] as never[] } }),
    ).resolves.toBeDefined();
    const unmeasured = { by: [], measures: { step: undefined as never } };
    await expect(summarise(number, unmeasured)).rejects.toThrow(
      'summarise: expected step measured by statistics',
    );
    await expect(summarise(number, by('step', 'step'))).rejects.toThrow('without repetition');
    await expect(summarise(number, by('reward_n'))).rejects.toThrow('with columns of their own');
  });
});
