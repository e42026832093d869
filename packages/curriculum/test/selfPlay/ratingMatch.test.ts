import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curriculum } from '../../src/index.ts';
import { eloExpected, glickoUpdate } from '../../src/rating.ts';
import { ratingMatch, ratingMatchWeights } from '../../src/self-play.ts';
import { agents, play } from '../support/selfPlay.ts';

describe('ratingMatch', () => {
  const rating = (agent: string) => 1000 + 100 * Number(agent.slice(1));

  it('plays at a win rate of a half, and follows a learner that gets better', () => {
    const run = curriculum(ratingMatch(), { tasks: agents(11), seed: 4 });
    const rng = createRng(9);
    const phase = (from: number, skill: number) => {
      const met: number[] = [];
      for (let version = from; version < from + 60; version++)
        for (const { task } of play(run, version, (a) => eloExpected(skill, rating(a)), rng))
          if (version >= from + 30) met.push(rating(task));
      return {
        met: met.reduce((a, b) => a + b) / met.length,
        close: met.filter((r) => Math.abs(r - skill) <= 100).length / met.length,
      };
    };
    const before = phase(0, 1400);
    const after = phase(60, 1700);
    console.log(`ratingMatch: ${JSON.stringify({ before, after })}`);
    expect(before.met).toBeGreaterThan(1330);
    expect(before.met).toBeLessThan(1470);
    expect(after.met).toBeGreaterThan(1630);
    expect(after.met).toBeLessThan(1770);
    // three of eleven are within 100 points
    expect(before.close).toBeGreaterThan(0.6);
    expect(after.close).toBeGreaterThan(0.6);
  });

  it('lets a snapshot start where the learner stands', () => {
    const run = curriculum(ratingMatch(), { tasks: agents(2), seed: 4 });
    for (let version = 0; version < 20; version++) play(run, version, () => 0.9);
    const learner = run.metrics().rating!;
    run.change({ add: [{ id: 'copy' }] });
    const { ids, components } = run.weights();
    expect(components.rating![ids.indexOf('copy')]).toBe(learner);
    expect(learner).toBeGreaterThan(1600);
  });

  it('counts an opponent of unknown strength as nearly even', () => {
    const learner = { rating: 1500, deviation: 30 };
    const shares = ratingMatchWeights(learner, [
      { rating: 1800, deviation: 30 },
      { rating: 1800, deviation: 1000 },
    ]);
    expect(shares[1]).toBeGreaterThan(2 * shares[0]!);
  });
});

it('Glicko moves what is uncertain, and a game takes no certainty away', () => {
  const rating = fc.double({ min: 500, max: 2500, noNaN: true });
  const deviation = fc.double({ min: 0, max: 400, noNaN: true });
  const player = fc.record({ rating, deviation });
  fc.assert(
    fc.property(player, player, fc.constantFrom(0, 0.5, 1), (one, opponent, score) => {
      const after = glickoUpdate(one, [{ opponent, score }]);
      expect(after.deviation).toBeLessThanOrEqual(one.deviation);
      if (score === 1) expect(after.rating).toBeGreaterThanOrEqual(one.rating);
      const twice = glickoUpdate(one, [{ opponent, score, games: 2 }]);
      const apart = glickoUpdate(one, [
        { opponent, score },
        { opponent, score },
      ]);
      expect(twice.rating).toBeCloseTo(apart.rating, 9);
    }),
  );
  const known = { rating: 1500, deviation: 0 };
  expect(glickoUpdate(known, [{ opponent: known, score: 1 }])).toEqual(known);
  expect(() => glickoUpdate(known, [{ opponent: known, score: 2 }])).toThrow(/score in \[0, 1\]/);
  expect(() => glickoUpdate(known, [{ opponent: known, score: 1, games: -1 }])).toThrow(/games/);
  expect(() => glickoUpdate({ rating: 0, deviation: -1 }, [])).toThrow(/player.deviation/);
});
