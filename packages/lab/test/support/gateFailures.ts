import { goldilocks, type Strategy, uniform } from '@bits-per-sample/curriculum';
import {
  type BenchRow,
  benchTable,
  contend,
  createScenario,
  irt,
  oracleGreedy,
  runBench,
  type Trial,
} from '../../src/index.ts';

const plan = {
  scenarios: [
    createScenario('clean', { tasks: 160 }),
    createScenario('noisyTV', { tasks: 160, noisy: 0.2 }),
    createScenario('impossible', { tasks: 160, impossible: 0.3 }),
  ],
  students: [irt()],
  seeds: [1, 2, 3, 4, 5, 6, 7, 8],
  budget: 40_000,
  groups: 16,
};
let known: readonly Trial[] | undefined;

/** The small benchmark: 3 scenarios × 8 seeds × 40 000 rollouts, against uniform and the greedy oracle. */
function gateRow(strategy: () => Strategy = () => goldilocks()): BenchRow {
  known ??= runBench({
    ...plan,
    contenders: [oracleGreedy(), contend('uniform', () => uniform())],
  });
  const own = runBench({ ...plan, contenders: [contend('candidate', strategy)] });
  return benchTable([...known, ...own]).find((row) => row.contender === 'candidate')!;
}

/** What must hold of the default strategy: a number, and what it must stay below. */
const demands: readonly [name: string, value: (row: BenchRow) => number, below: number][] = [
  [
    'loss to uniform, worst case',
    ({ cells }) => -Math.min(...cells.map((c) => c.gain.lower)),
    -0.03,
  ],
  ['regret, worst case', ({ worst }) => worst, 0.21],
  ['regret on the clean pool', ({ cells }) => cells[0]!.regret.value, 0.12],
  ['error of expected rates on the clean pool', ({ cells }) => cells[0]!.mean.rateError, 0.118],
  ['rollouts on broken verifiers', ({ cells }) => cells[1]!.mean.waste, 0.265],
  ['tasks never drawn', ({ cells }) => Math.max(...cells.map((c) => c.mean.neverDrawn)), 0.02],
];

/** The demands that a strategy does not meet, in words. */
export function gateFailures(strategy?: () => Strategy): string[] {
  const row = gateRow(strategy);
  return demands.flatMap(([name, value, below]) => {
    const got = value(row);
    return got < below ? [] : [`${name}: ${got.toFixed(3)}, not below ${below}`];
  });
}
