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
} from '../src/index.ts';

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

/** What must hold of the default strategy, by name; 0.6 to 0.9 of the way from its own value to a mutant's. */
const demands: Record<string, (row: BenchRow) => boolean> = {
  'beats uniform in every scenario, beyond chance': ({ cells }) =>
    cells.every(({ gain }) => gain.lower > 0.03),
  'worst-case regret': ({ worst }) => worst < 0.21,
  'regret on the clean pool': ({ cells }) => cells[0]!.regret.value < 0.12,
  'knows pass rates on the clean pool': ({ cells }) => cells[0]!.mean.rateError < 0.105,
  'leaves broken verifiers alone': ({ cells }) => cells[1]!.mean.waste < 0.265,
  'tries every task': ({ cells }) => cells.every(({ mean }) => mean.neverDrawn < 0.02),
};

/** Names of the demands that a strategy does not meet. */
export const gateFailures = (strategy?: () => Strategy): string[] => {
  const row = gateRow(strategy);
  return Object.keys(demands).filter((name) => !demands[name]!(row));
};
