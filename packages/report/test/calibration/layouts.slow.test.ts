import { filteredCell, populationCell, verdictCell } from './cells.ts';
import { describeCells } from './describeCells.ts';
import { populationOf, populations } from './populations.ts';

const SIZES = [2, 4, 8, 16, 32];
const several = [
  'Beta(0.3, 0.7)',
  '30 % never, 30 % always, rest Beta(40, 60)',
  'half Beta(20, 180), half Beta(180, 20)',
  'a transformer in training (p50)',
].map(populationOf);

describeCells(
  'unequal groups',
  populations
    .slice(0, 12)
    .flatMap((one) => [
      populationCell(
        one,
        { prompts: 200, groupSize: (_, rng) => SIZES[Math.floor(5 * rng.next())]! },
        'groups of 2 to 32, ',
      ),
      populationCell(
        one,
        { prompts: 200, groupSize: (p) => (p < 0.3 ? 16 : 4) },
        'groups of 16 below a pass rate of 0.3, else of 4, ',
      ),
    ]),
);

describeCells(
  'filtered logs',
  several.flatMap((one) => [4, 8].map((groupSize) => filteredCell(one, 400, groupSize))),
);

describeCells(
  'verdicts that err',
  several.flatMap((one) =>
    [
      { falsePass: 0.02, falseFail: 0.05 },
      { falsePass: 0.1, falseFail: 0.1 },
    ].map((errors) => verdictCell(one, { prompts: 200, groupSize: 8 }, errors)),
  ),
);
