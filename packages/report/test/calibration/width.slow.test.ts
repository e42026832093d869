import { createRng, type Estimate } from '@bits-per-sample/core';
import { meanEntropy } from '@bits-per-sample/info';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { keepTable } from './calibrationTable.ts';
import { populationCell } from './cells.ts';
import { tableOf } from './generatedLog.ts';
import { populations } from './populations.ts';
import { bits } from './rateMeans.ts';

/** Populations that are Betas with point masses at 0 and 1, as the fit takes all of them to be. */
const family = new Set([
  'Beta(0.3, 0.7)',
  'uniform',
  'Beta(0.3, 0.3)',
  'Beta(0.1, 0.1)',
  'Beta(0.1, 1)',
  'Beta(5, 5)',
  '30 % never, 30 % always, rest Beta(40, 60)',
  '40 % never, rest Beta(1, 2)',
]);
const LOGS = 150;

/** What being right for any population costs beside a fit of one family, and what the fit risks. */
describe('width beside a fitted family', () => {
  it('is 10 to 50 % more where the family is right; where it is wrong the fit misses', async () => {
    const rows = [];
    for (const population of populations.filter((_, i) => i < 16 || i > 25))
      for (const prompts of [200, 1000]) {
        const cell = populationCell(population, { prompts, groupSize: 8 });
        const truth = cell.truth(bits, cell.draw(createRng(0)));
        const rng = createRng(2027).fork(`${population.name} ${prompts}`);
        const [any, fit] = [tally(truth), tally(truth)];
        for (let i = 0; i < LOGS; i++) {
          const drawn = cell.draw(rng);
          const made = (await report(tableOf(drawn))).bits.perRollout;
          if (made === null) throw new Error(`${population.name}: no bits`);
          any.add(made);
          fit.add(meanEntropy(drawn, { method: 'empirical-bayes' }));
        }
        const row = {
          population: population.name,
          layout: cell.layout,
          inFamily: family.has(population.name),
          coverage: any.coverage(),
          fitCoverage: fit.coverage(),
          width: any.width(),
          fitWidth: fit.width(),
          wider: Math.round(100 * (any.width() / fit.width() - 1)),
        };
        rows.push(row);
        console.info(`| ${Object.values(row).join(' | ')} |`);
      }
    keepTable('width', rows);
    const own = rows.filter(({ inFamily }) => inFamily);
    const wider = own.reduce((sum, row) => sum + row.width / row.fitWidth - 1, 0) / own.length;
    console.info(
      `in its own family the fit is narrower; ours beside it: +${(100 * wider).toFixed(0)} %`,
    );
    expect(wider).toBeGreaterThan(0.1);
    expect(wider).toBeLessThan(0.5);
    expect(Math.min(...rows.map(({ coverage }) => coverage))).toBeGreaterThan(90);
    expect(Math.min(...rows.map(({ fitCoverage }) => fitCoverage))).toBeLessThan(70);
  });
});

function tally(truth: number) {
  let [inside, width] = [0, 0];
  return {
    add({ lower, upper }: Estimate) {
      if (lower <= truth && truth <= upper) inside++;
      width += upper - lower;
    },
    coverage: () => (100 * inside) / LOGS,
    width: () => width / LOGS,
  };
}
