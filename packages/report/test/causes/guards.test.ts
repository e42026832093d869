import { createRng, type Dictionary, dictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { readStaleness } from '../../src/causes/readStaleness.ts';
import { causesIn, factsOf, trialsOf } from '../support/causeWorld.ts';

const codesIn = async (trials: Table) => (await causesIn(trials)).map(({ code }) => code);

describe('where the log cannot tell, nothing is said', () => {
  it('of staleness without steps: what is learned would pass for it', async () => {
    const trials = trialsOf({ lagLogit: 0.9, steps: 40 }, createRng(1));
    const { step, group, ...others } = trials.columns;
    const names = group as Dictionary;
    const apart = dictionary(
      Array.from(step as Float64Array, (s, i) => `${s} ${names.values[names.codes[i]!]}`),
    );
    const without = { rowCount: trials.rowCount, columns: { ...others, group: apart } };
    const ledger = readStaleness((await factsOf(without)).sample, 0.95);
    expect(ledger?.liveSlope).toBeNull();
    expect(ledger?.byLag.length).toBeGreaterThan(2);
    expect(await codesIn(without)).not.toContain('staleness');
  });

  it('of equal texts of a letter', async () => {
    const trials = trialsOf({ oneText: 0.3 }, createRng(2));
    expect(await codesIn(trials)).toContain('equal-texts');
    const short = (trials.columns.text_length as Float64Array).map(() => 1);
    const columns = { ...trials.columns, text_length: short };
    expect(await codesIn({ ...trials, columns })).not.toContain('equal-texts');
  });

  it('of engines that differ as precision does', async () => {
    const ratio = { mean: -0.004, spread: 0.01 };
    expect(await codesIn(trialsOf({ ratio }, createRng(3)))).not.toContain('engine-mismatch');
  });

  it('of lengths that are those of a limit', async () => {
    const trials = trialsOf({}, createRng(4));
    const rng = createRng(5);
    const reward = trials.columns.reward as Float64Array;
    // the unfinished ones are the longest, and wrong for that
    const isCut = reward.map((right) => Number(right === 0 && rng.next() < 0.6));
    const tokens = isCut.map((cut) => (cut === 1 ? 512 : 40 + Math.floor(400 * rng.next())));
    const status = dictionary(Array.from(isCut, (cut) => (cut === 1 ? 'truncated' : 'ok')));
    const { text_length: _, ...others } = trials.columns;
    const known = { ...others, output_tokens: tokens };
    const said = await codesIn({ ...trials, columns: { ...known, status } });
    expect(said).toContain('answers-cut-off');
    expect(said).not.toContain('shorter-is-right');
    // nor where the limit shows in lengths alone
    expect(await codesIn({ ...trials, columns: known })).not.toContain('shorter-is-right');
  });

  it('of prompts that came twice; of three visits without a live group all is counted', async () => {
    const visits = (times: number): Table => {
      const rows = Array.from({ length: 40 }, (_, prompt) => prompt).flatMap((prompt) =>
        Array.from({ length: prompt < 8 ? times : 1 }, (_, step) => step).flatMap((step) =>
          [0, 1, 2, 3].map((i) => ({
            step,
            prompt,
            reward: prompt < 5 ? 1 : prompt < 8 ? 0 : i % 2,
          })),
        ),
      );
      return {
        rowCount: rows.length,
        columns: {
          step: Float64Array.from(rows, ({ step }) => step),
          group: dictionary(rows.map(({ prompt }) => `p${prompt}`)),
          reward: Float64Array.from(rows, ({ reward }) => reward),
        },
      };
    };
    expect(await codesIn(visits(2))).toEqual([]);
    const [found] = await causesIn(visits(3));
    expect(found).toMatchObject({
      code: 'never-live',
      severity: 'note',
      evidence: { prompts: 8, rollouts: 96, solved: 5, failed: 3 },
    });
  });
});
