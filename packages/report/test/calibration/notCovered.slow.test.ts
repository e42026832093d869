import { alikeCell, familyCell } from './cells.ts';
import { describeLimits } from './describeCells.ts';
import { populationOf } from './populations.ts';

const several = ['Beta(0.3, 0.7)', 'uniform', 'half 0.03, half 0.6'].map(populationOf);

describeLimits(
  'not covered',
  several.flatMap((one) => [
    ...[0.05, 0.15].flatMap((correlation) => [
      alikeCell(one, { prompts: 200, groupSize: 8 }, correlation),
      alikeCell(one, { prompts: 40, steps: 20, groupSize: 8 }, correlation),
    ]),
    ...[0.5, 1].map((sd) => familyCell(one, { prompts: 200, groupSize: 8 }, { families: 10, sd })),
  ]),
);
