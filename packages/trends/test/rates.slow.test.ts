import { describe, expect, it } from 'vitest';
import { leap, onset, type Series, worse } from '../src/index.ts';
import { counted, healthy, logged, sick, tally } from './support/worlds.ts';

const RUNS = 400;
const median = (x: number[]) => x.sort((a, b) => a - b)[x.length >> 1]!;

const kinds = [
  {
    name: 'sums over groups',
    of: counted,
    ask: (series: Series) => worse(series, { direction: 'fall', relative: 0.75, absolute: 0.1 }),
  },
  {
    name: 'plain values',
    of: logged,
    ask: (series: Series) => worse(series, { direction: 'fall', absolute: 0.1 }),
  },
];

describe.each(kinds)('$name, looked at after every step', ({ of, ask }) => {
  it.each(Object.keys(healthy))('%s: told of 1 % of the runs at most', (kind) => {
    const told = tally(healthy[kind]!, RUNS, 7, ask, of).filter(({ found }) => found);
    expect(told.length).toBeLessThanOrEqual(RUNS / 100);
  });

  it('a drop is told in most runs, after three steps or so', () => {
    const told = tally(sick.drop!, RUNS, 8, ask, of).filter(({ found }) => found);
    expect(told.length).toBeGreaterThan(0.75 * RUNS);
    expect(median(told.map(({ found, at }) => found!.seen - at))).toBeLessThanOrEqual(3);
    expect(told.filter(({ found, at }) => found!.seen < at).length).toBeLessThanOrEqual(RUNS / 100);
  });

  it('a ramp is told too', () => {
    const told = tally(sick.ramp!, RUNS, 9, ask, of).filter(({ found }) => found?.active);
    expect(told.length).toBeGreaterThan(0.9 * RUNS);
  });

  it('a dip is over soon after it is over', () => {
    const told = tally(sick.dip!, RUNS, 10, ask, of).filter(({ found }) => found);
    expect(told.length).toBeGreaterThan(0.7 * RUNS);
    expect(told.filter(({ found }) => found!.active).length).toBeLessThanOrEqual(RUNS / 100);
    const late = told.map(({ found, over, steps }) => (found!.until - over) / steps);
    expect(median(late)).toBeLessThan(0.06);
  });

  it('the interval of the onset holds the drop', () => {
    const began = (series: Series) => {
      const found = ask(series);
      return found && onset(series, found.reference[0], found.end);
    };
    const told = tally(sick.drop!, RUNS, 11, began, of).filter(({ found }) => found);
    const held = told.filter(({ found, at }) => found!.low <= at && at <= found!.high);
    expect(held.length).toBeGreaterThan(0.9 * told.length);
  });
});

it.each(Object.keys(healthy))('%s: no leap in 99 % of the runs', (kind) => {
  const told = tally(healthy[kind]!, RUNS, 12, (series) => leap(series)).filter(
    ({ found }) => found,
  );
  expect(told.length).toBeLessThanOrEqual(RUNS / 100);
});
