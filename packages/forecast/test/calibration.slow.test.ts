import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { type Evidence, scoreForecasts, summariseScores } from './support/scoreForecasts.ts';
import { simulateRun, type World } from './support/simulateRun.ts';

const SLOW = process.env.SLOW === '1';
const WORLDS: readonly World[] = ['adam', 'sgd', 'grpo', 'rare', 'hard'];
const RUNS = 80;

// Worlds and seeds of their own: no constant was fitted to them.
describe.runIf(SLOW)('80 % intervals on simulated runs, from 1 % and up to 4 times', () => {
  const rng = createRng(20_261_129);
  const runs = Array.from({ length: RUNS }, (_, i) =>
    simulateRun(WORLDS[i % WORLDS.length]!, rng.fork(`run ${i}`)),
  );
  const scoresOf = (evidence: Evidence) =>
    summariseScores(runs.flatMap((run, i) => scoreForecasts(run, i, evidence)));

  it('of training rewards hold 75 to 85 %, and err less than persistence and a line', () => {
    const found = scoresOf('rewards');
    console.log('rewards', found);
    expect(found.forecasts).toBeGreaterThan(700);
    expect(found.cover).toBeGreaterThan(75 - 2 * found.standardError);
    expect(found.cover).toBeLessThan(85 + 2 * found.standardError);
    expect(found.error / found.persistence).toBeLessThan(0.6);
    expect(found.error / found.line).toBeLessThan(0.9);
  });
  it('of exact evaluations hold more often than they say, and are narrow', () => {
    const found = scoresOf('evaluations');
    console.log('evaluations', found);
    expect(found.cover).toBeGreaterThan(75);
    expect(found.width).toBeLessThan(0.05);
    expect(found.error / found.persistence).toBeLessThan(0.4);
    expect(found.error / found.line).toBeLessThan(0.6);
  });
});
