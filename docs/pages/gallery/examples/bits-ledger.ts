import { bitsLedgerFigure } from '@bits-per-sample/figures';

export const figure = bitsLedgerFigure({
  stages: [
    { stage: 'entropy of the reward', bits: 0.83 },
    { stage: 'after groups all alike', bits: 0.52 },
    { stage: 'after verifier noise', bits: 0.41 },
    { stage: 'learned', bits: { value: 0.12, lower: 0.08, upper: 0.16, level: 0.95 } },
  ],
});
