// node benchmark.ts BASE        takes what the benchmark wrote as BASE.json and BASE.jsonl into curriculumBench.json
// node benchmark.ts            writes its tables into guides/curriculum-benchmark.md
// node benchmark.ts --check    says when they are no longer what curriculumBench.json holds
import { readFileSync, writeFileSync } from 'node:fs';
import type { Estimate } from '@bits-per-sample/core';
import { type BenchCell, type BenchRow, pairedDifference, type Trial } from '@bits-per-sample/lab';
import { fillGuide } from './fillGuide.ts';

const guide = new URL('guides/curriculum-benchmark.md', import.meta.url);
const data = new URL('curriculumBench.json', import.meta.url);
const [argument] = process.argv.slice(2);
const oracles = new Set(['oracleGreedy', 'oracleVariance']);

/** What the guide and its pictures show of a cell. */
const trim = ({ scenario, student, regret, gain, toTarget, stepsToTarget }: BenchCell) => ({
  scenario,
  student,
  regret: interval(regret),
  gain: interval(gain),
  toTarget,
  stepsToTarget,
});
const interval = ({ value, lower, upper, level }: Estimate) => ({ value, lower, upper, level });

if (argument !== undefined && argument !== '--check') {
  const { trainer, seeds, rows, curves } = JSON.parse(readFileSync(`${argument}.json`, 'utf8'));
  const trials: Trial[] = readFileSync(`${argument}.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line));
  const shown = ['oracleGreedy', 'goldilocks', 'targetDifficulty', 'thompsonTarget', 'uniform'];
  const kept = {
    trainer,
    seeds: seeds.length,
    rows: rows
      .filter((row: BenchRow) => row.contender !== 'baseline') // uniform once more
      .map((row: BenchRow) => ({ ...row, cells: row.cells.map(trim) })),
    duels: rows
      .map(({ contender }: BenchRow) => contender)
      .filter((name: string) => !['goldilocks', 'baseline', ...oracles].includes(name))
      .map((against: string) => ({
        against,
        difference: pairedDifference(trials, { contender: 'goldilocks', against }),
      })),
    curves: curves.filter(
      (curve: { contender: string; scenario: string; student: string }) =>
        shown.includes(curve.contender) && curve.scenario === 'noisyTV' && curve.student === 'irt',
    ),
  };
  const round = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
  writeFileSync(data, `${JSON.stringify(kept, round)}\n`);
}

const { rows, duels, seeds } = JSON.parse(readFileSync(data, 'utf8')) as {
  rows: BenchRow[];
  duels: { against: string; difference: Estimate }[];
  seeds: number;
};
const print = (value: number) => value.toFixed(3);
const table = (head: string[], lines: string[][]) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...lines]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
const name = (contender: string) => (oracles.has(contender) ? `*${contender}*` : contender);
const regretOf = (row: BenchRow, scenario: string, student: string) => {
  const cell = row.cells.find((one) => one.scenario === scenario && one.student === student);
  return cell ? print(cell.regret.value) : '';
};
const cells = rows[0]!.cells;
const scenarios = [...new Set(cells.map((cell) => cell.scenario))];
const students = [...new Set(cells.map((cell) => cell.student))];
const plain = new Set(['irt', 'softmax']);

const headline = table(
  ['strategy', 'worst regret', '95 % interval', 'where', 'mean regret', 'worse than uniform in'],
  rows.map((row) => {
    const worst = row.cells.find((cell) => `${cell.scenario}/${cell.student}` === row.worstCell)!;
    return [
      name(row.contender),
      print(row.worst),
      `${print(worst.regret.lower)} to ${print(worst.regret.upper)}`,
      `${worst.scenario}, ${worst.student}`,
      print(row.regret),
      `${row.losses} of ${row.cells.length}`,
    ];
  }),
);
const byScenario = table(
  ['irt', ...scenarios],
  rows.map((row) => [
    name(row.contender),
    ...scenarios.map((scenario) => regretOf(row, scenario, 'irt')),
  ]),
);
const others = students.filter((student) => !plain.has(student));
const byStudent = ['clean', 'mixed']
  .map((scenario) =>
    table(
      [scenario, 'softmax', ...others],
      rows.map((row) => [
        name(row.contender),
        ...['softmax', ...others].map((student) => regretOf(row, scenario, student)),
      ]),
    ),
  )
  .join('\n\n');
const times = table(
  ['rollouts (steps) to 80 %, irt', ...scenarios],
  rows.map((row) => [
    name(row.contender),
    ...scenarios.map((scenario) => {
      const cell = row.cells.find((one) => one.scenario === scenario && one.student === 'irt');
      if (!cell || cell.toTarget === null) return 'never';
      return `${Math.round(cell.toTarget / 1000)} k (${cell.stepsToTarget})`;
    }),
  ]),
);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
const paired = table(
  ['goldilocks against', 'mean difference of the area', '95 % interval', 'pairs'],
  duels.map(({ against, difference: { value, lower, upper, n } }) => [
    against,
    signed(value),
    `${signed(lower)} to ${signed(upper)}`,
    String(n),
  ]),
);
const tables: Record<string, string> = { headline, paired, byScenario, byStudent, times };

fillGuide(guide, tables, {
  check: argument === '--check',
  command: 'node benchmark.ts',
  before: (text) => text.replace(/over \d+ seeds/g, `over ${seeds} seeds`),
});
