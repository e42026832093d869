import { driftCell, fixedPromptsCell, populationCell, shockCell } from './cells.ts';
import { describeCells } from './describeCells.ts';
import { populationOf, populations } from './populations.ts';

const several = ['Beta(0.3, 0.7)', 'half 0.02, half 0.97', 'a transformer in training (p50)'].map(
  populationOf,
);
const steps = { prompts: 40, steps: 20 };

describeCells('repeated prompts', [
  ...populations.map((one) => populationCell(one, { ...steps, groupSize: 8 })),
  ...[4, 64].map((groupSize) => populationCell(several[0]!, { ...steps, groupSize })),
  ...several.flatMap((one) => [
    driftCell(one, { prompts: 200, steps: 5, groupSize: 8 }, 0.5),
    driftCell(one, { ...steps, groupSize: 8 }, 0.2),
  ]),
  shockCell(several[2]!, { prompts: 200, steps: 20, groupSize: 8 }, 0.5),
]);

describeCells(
  'these prompts again',
  several.flatMap((one) => [
    fixedPromptsCell(one, { prompts: 200, groupSize: 8 }),
    fixedPromptsCell(one, { ...steps, groupSize: 8 }),
  ]),
);
