import { createRng } from '@bits-per-sample/core';
import { fromBytes } from '@bits-per-sample/logs';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { drawLog, linesOf, tableOf } from './generatedLog.ts';
import { populationOf } from './populations.ts';

it('300 logs as lines of JSON give the very estimates of their sums', async () => {
  const rng = createRng(2028);
  const population = populationOf('Beta(0.3, 0.7)');
  for (let log = 0; log < 300; log++) {
    const drawn = drawLog(population, { prompts: 200, groupSize: 4 }, rng);
    const text = new TextEncoder().encode(`${linesOf(drawn).join('\n')}\n`);
    const [ofLines, ofSums] = [
      await report(fromBytes(text, 'log.jsonl')),
      await report(tableOf(drawn)),
    ];
    for (const part of ['bits', 'signal', 'live', 'passRate', 'advice'] as const)
      expect(ofLines[part]).toEqual(ofSums[part]);
  }
});
