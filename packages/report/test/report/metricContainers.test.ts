import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';

type Row = Readonly<Record<string, number>>;

/** Python's way to print a dict of numbers. */
const dict = ({ step: _, ...row }: Row) =>
  `{${Object.entries(row)
    .map(([key, value]) => `'${key}': ${value}`)
    .join(', ')}}`;

const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const columnsOf = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];
const table = (rows: readonly Row[], names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name] ?? '').join(',')).join('\n');

/** Two objects in one, all the way down. */
const merged = (one: unknown, other: unknown): unknown =>
  typeof one !== 'object' || typeof other !== 'object'
    ? other
    : {
        ...one,
        ...Object.fromEntries(
          Object.entries(other as object).map(([key, value]) => [
            key,
            merged((one as Record<string, unknown>)[key], value),
          ]),
        ),
      };

/** One run, as every logger writes it down. */
const containers: Record<string, (rows: readonly Row[]) => string> = {
  'JSON lines': lines,
  'a list': (rows) => JSON.stringify(rows),
  'a list over many lines': (rows) => JSON.stringify(rows, null, 2),
  'trainer_state.json': (rows) =>
    JSON.stringify({ global_step: rows.length, log_history: rows }, null, 2),
  CSV: (rows) => `${columnsOf(rows).join(',')}\n${table(rows, columnsOf(rows))}`,
  'an export of W&B': (rows) => {
    const names = columnsOf(rows).filter((name) => name !== 'step');
    const head = names.flatMap((name) => [`r - ${name}`, `r - ${name}__MIN`, `r - ${name}__MAX`]);
    const cells = ({ step, ...row }: Row) =>
      [step, ...names.flatMap((name) => [row[name] ?? '', row[name] ?? '', row[name] ?? ''])]
        .map((cell) => `"${cell}"`)
        .join(',');
    return [['Step', ...head].map((name) => `"${name}"`).join(','), ...rows.map(cells)].join('\n');
  },
  'history of W&B': (rows) =>
    lines(
      rows.map(({ step, ...row }, i) => ({
        _step: i,
        _runtime: 30 * i,
        _timestamp: 1.7e9 + i,
        'train/global_step': step,
        ...row,
      })),
    ),
  'file logger of verl': (rows) => lines(rows.map(({ step, ...data }) => ({ step, data }))),
  'console of verl': (rows) =>
    rows
      .map(({ step, ...row }) => {
        const pairs = Object.entries(row).map(([key, value]) => `${key}:${value}`);
        return `\u001b[36m(TaskRunner pid=7)\u001b[0m step:${step} - ${pairs.join(' - ')}`;
      })
      .join('\n'),
  'JSON lines of trackio': (rows) =>
    lines(
      rows.map(({ step, ...row }, id) => ({
        id,
        timestamp: '2026-01-01T00:00:00',
        run_name: 'demo',
        step,
        metrics: JSON.stringify(row),
      })),
    ),
  'one value a row': (rows) =>
    lines(
      rows.flatMap(({ step, ...row }) =>
        Object.entries(row).map(([name, value]) => ({ name, value, step })),
      ),
    ),
  'objects in objects': (rows) =>
    lines(
      rows.map((row) => {
        const nested: Record<string, number | Record<string, unknown>> = {};
        for (const [key, value] of Object.entries(row)) {
          const [head = '', ...rest] = key.split('/');
          const inner = rest.reduceRight<unknown>((one, part) => ({ [part]: one }), value);
          nested[head] = merged(nested[head], inner) as number;
        }
        return nested;
      }),
    ),
  'dicts on a console': (rows) => rows.map(dict).join('\n'),
  'dicts between bars of progress': (rows) =>
    [
      'Loading checkpoint shards: 100%|##########| 2/2 [00:01<00:00,  1.9it/s]',
      'WARNING: something, or other: {not a dict}',
      ...rows.map((row) => {
        const bar = ` 5%|#  | ${row.step}/${rows.length + 1} [00:1${row.step}<01:00,  1.0s/it]`;
        return `\r  0%|   | 0/${rows.length + 1} [00:00<?]\r${bar}   ${dict(row)}\r${bar}`;
      }),
      'Saving model checkpoint',
    ].join('\n'),
  'dicts behind a prefix, with carriage returns': (rows) =>
    rows.map((row) => `[rank0]: 2026-01-01 10:00:00 INFO ${dict(row)}\r\n`).join('noise\r\n'),
};

/** The report as data, but for what tells the container. */
async function told(text: string, options = {}) {
  const { input, warnings, ...rest } = await report(fromText(text, 'log'), options);
  const own = ['global-step', 'other-lines', 'steps-numbered'];
  return {
    ...rest,
    input: { ...input, format: '' },
    warnings: warnings.filter(({ code }) => !own.includes(code)),
    prompts: null,
  };
}

const steps = (n: number, row: (i: number) => Row): Row[] =>
  Array.from({ length: n }, (_, i) => ({ step: i + 1, ...row(i) }));

const grpo = steps(24, (i) => ({
  loss: 0.001 * (i % 3),
  grad_norm: 0.1 + i / 100,
  'completions/clipped_ratio': 0.9 + i / 1000,
  'completions/mean_length': 250 + i,
  'rewards/accuracy_reward/mean': 0,
  'rewards/format_reward/mean': i / 32,
  reward: i / 32,
  reward_std: 0.25,
  frac_reward_zero_std: 0.5 + (i % 4) / 16,
}));
const sft = steps(12, (i) => ({ loss: 3 - i / 8, grad_norm: 1, mean_token_accuracy: 0.4 }));
const norms = steps(40, (i) => ({
  loss: 2,
  grad_norm: 1.5 + (i % 5) / 50,
  micro_grad_norm: 5 + (i % 7) / 10,
}));

/** Live groups that are gone from step 41 on, an answer length that grew from step 21 on. */
const collapse = steps(60, (i) => ({
  loss: 0.001 * (i % 3),
  reward: 0.5 + (i % 5) / 100,
  frac_reward_zero_std: (i < 40 ? 0.2 : 0.9) + (i % 3) / 100,
  'completions/mean_length': (i < 20 ? 300 : 900) + (i % 7),
}));

describe.each(Object.keys(containers))('the same run in %s', (name) => {
  const write = containers[name]!;

  it('is the same report', async () => {
    const plain = containers['JSON lines']!;
    expect(await told(write(grpo))).toEqual(await told(plain(grpo)));
    expect(await told(write(sft))).toEqual(await told(plain(sft)));
  });

  it('says the same of what changed since when', async () => {
    const { now } = await told(write(collapse));
    const said = now!.trends.map(({ code, onset }) => [code, onset!.step]);
    expect(said).toEqual([
      ['length', 21],
      ['less-live', 41],
    ]);
    expect(now).toMatchObject({ from: 41, to: 60, steps: 20 });
  });

  it('has the noise scale of two norms', async () => {
    const options = {
      smallNorm: 'micro_grad_norm',
      bigNorm: 'grad_norm',
      smallBatch: 4,
      bigBatch: 64,
    };
    const { noise } = await told(write(norms), options);
    // signal (64 S − 4 s) / 60 and noise (s − S) / (1/4 − 1/64) of the mean squared norms
    const mean = (key: string) => norms.reduce((sum, row) => sum + row[key]! ** 2, 0) / 40;
    const [small, big] = [mean('micro_grad_norm'), mean('grad_norm')];
    const scale = (small - big) / (1 / 4 - 1 / 64) / ((64 * big - 4 * small) / 60);
    expect(noise.noiseScale?.value).toBeCloseTo(scale, 6);
    expect(noise.noiseScale?.n).toBe(40);
  });
});

describe('metrics of W&B', () => {
  it('names behind train/ mean the same', async () => {
    const prefixed = grpo.map(({ step, ...row }) => ({
      _step: step!,
      'train/global_step': step!,
      ...Object.fromEntries(Object.entries(row).map(([key, value]) => [`train/${key}`, value])),
    }));
    const codes = ({ warnings }: Pick<Report, 'warnings'>) => warnings.map(({ code }) => code);
    const [plain, behind] = [await told(lines(grpo)), await told(lines(prefixed))];
    expect(codes(behind)).toEqual(codes(plain));
    const named = ({ logged }: typeof plain) => logged.means.map(({ key: _, ...mean }) => mean);
    expect(named(behind)).toEqual(named(plain));
  });

  it('of several runs the longest is read, and the report says so', async () => {
    const rows = (run_name: string, n: number, reward: number) =>
      steps(n, () => ({ reward, loss: 0 })).map((row) => ({ run_name, ...row }));
    const log = lines([...rows('short', 3, 1), ...rows('long', 5, 0.5)]);
    const both = await report(fromText(log));
    expect(both.logged.means.find(({ role }) => role === 'reward')).toMatchObject({
      n: 5,
      mean: 0.5,
    });
    expect(both.warnings.map(({ code }) => code)).toContain('one-run-of-several');
    const short = await report(fromText(log), { where: { run: 'short' } });
    expect(short.logged.means.find(({ role }) => role === 'reward')).toMatchObject({
      n: 3,
      mean: 1,
    });
  });
});

it.each([
  [{ eval_loss: 1, eval_reward: 0.5 }, /means of evaluations/],
  [{ 'val/acc/mean@8': 0.5, 'val-core/gsm8k/acc/mean@8': 0.4 }, /means of evaluations/],
  [{ 'perf/throughput': 9, 'perf/mfu': 0.4 }, /neither rollouts nor a reward/],
])('says what a log without training rewards holds: %j', async (metrics, said) => {
  const rows = [1, 2, 3].map((step) => ({ step, ...metrics }));
  const { warnings } = await report(fromText(rows.map((row) => JSON.stringify(row)).join('\n')));
  expect(warnings.find(({ code }) => code === 'metrics-log')?.message).toMatch(said);
});
