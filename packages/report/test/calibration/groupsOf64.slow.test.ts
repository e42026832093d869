import { populationCell } from './cells.ts';
import { describeCells } from './describeCells.ts';
import { populations } from './populations.ts';

describeCells(
  'groups of 64',
  populations.flatMap((population) =>
    [200, 1000].map((prompts) => populationCell(population, { prompts, groupSize: 64 })),
  ),
);
