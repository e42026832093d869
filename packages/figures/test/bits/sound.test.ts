import {
  bitsLedgerFigure,
  bitsPerFlopFigure,
  calibrationFigure,
  entropyBudgetFigure,
  rewardDensityFigure,
  verifierNoiseFigure,
} from '../../src/index.ts';
import golden from '../golden/budgets.json' with { type: 'json' };
import { entries, range, stages, task } from '../support/budgets.ts';
import { describeSound } from '../support/soundFigures.ts';

const big = 1e5;

describeSound({
  bitsLedger: bitsLedgerFigure({ stages }),
  'bitsLedger of a run': bitsLedgerFigure({ entries: entries(0.5, 0.2) }),
  'bitsLedger of a run that gains more': bitsLedgerFigure({ entries: entries(0.2, 0.5) }),
  'bitsLedger of a run without rewards': bitsLedgerFigure({ entries: entries(NaN, 0.5) }),
  'bitsLedger that gains': bitsLedgerFigure({
    stages: [
      { stage: 'a', bits: 0 },
      { stage: 'b', bits: 0.4 },
    ],
    unit: 'bits',
  }),
  'bitsLedger of zeros': bitsLedgerFigure({
    stages: ['a', 'b'].map((stage) => ({ stage, bits: 0 })),
  }),
  bitsPerFlop: bitsPerFlopFigure(golden.compute.rows),
  'bitsPerFlop of one': bitsPerFlopFigure([{ name: 'one', flops: 1e15, bits: 0.2 }]),
  'bitsPerFlop with one that teaches nothing': bitsPerFlopFigure([
    { name: 'one', flops: 1e15, bits: 0.2 },
    { name: 'none', flops: 1e14, bits: 0 },
    { name: 'unknown', flops: NaN, bits: 1 },
  ]),
  'bitsPerFlop of 100 000': bitsPerFlopFigure(
    range(big, (i) => i).map((i) => ({
      name: `c${i}`,
      flops: 1e15 + 1e9 * i,
      bits: ((i * 7) % 997) / 997,
    })),
  ),
  'bitsPerFlop of a long frontier': bitsPerFlopFigure(
    range(big, (i) => i).map((i) => ({ name: `c${i}`, flops: 1e15 * (1 + i), bits: 1 + i })),
  ),
  verifierNoise: verifierNoiseFigure(),
  'verifierNoise at one half': verifierNoiseFigure({ passRate: 0.5, rates: [0, 1, 0.5] }),
  'verifierNoise on hopeless prompts': verifierNoiseFigure({ passRate: 1e-6, rates: [0, 0.01] }),
  calibration: calibrationFigure(task),
  'calibration of one task': calibrationFigure({ predicted: [0.3], successes: [1] }),
  'calibration at 0 and 1': calibrationFigure({
    predicted: [0, 1, 0.5],
    successes: [0, 1, 1],
    bins: 3,
  }),
  'calibration of 100 000 tasks': calibrationFigure({
    predicted: range(big, (i) => (i % 101) / 100),
    successes: range(big, (i) => Number((i * 31) % 101 < i % 101)),
  }),
  entropyBudget: entropyBudgetFigure({ step: [0, 10, 20], entropy: golden.nats }),
  'entropyBudget with a band and gaps': entropyBudgetFigure({
    step: [0, 1, 2, 3],
    entropy: [0.5, NaN, 0.3, 0],
    floor: 0.2,
    lower: [0.4, 0.4, 0.2, 0],
    upper: [0.6, 0.6, 0.4, 0.1],
  }),
  'entropyBudget of one step': entropyBudgetFigure({ step: [3], entropy: [0.5] }),
  'entropyBudget of nothing left': entropyBudgetFigure({ step: [0, 1], entropy: [0, 0] }),
  'entropyBudget of 100 000 steps': entropyBudgetFigure({
    step: range(big, (i) => i),
    entropy: range(big, (i) => 1 / (1 + i / 1000)),
  }),
  rewardDensity: rewardDensityFigure(),
  'rewardDensity with episodes': rewardDensityFigure({
    passRate: 0.01,
    every: 1,
    levels: 11,
    episodes: { tokens: [5, 1e4, 2e7, NaN], bits: [0.4, 0.2, 0, 1] },
  }),
  'rewardDensity with 100 000 episodes': rewardDensityFigure({
    every: 3e7,
    episodes: { tokens: range(big, (i) => 100 + i), bits: range(big, (i) => (i % 50) / 50) },
  }),
});
