import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  type Report,
  renderHtml,
  renderMarkdown,
  renderTerminal,
  report,
  toJson,
} from '../../src/index.ts';
import { type SftRow, sftLog, trueSources } from './sftLog.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../report.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const sftOf = async (rows: readonly object[], options = {}) => (await report(rows, options)).sft!;
const codes = ({ warnings }: Report) => warnings.map(({ code }) => code);
const within = (truth: number, { lower, upper }: { lower: number; upper: number }): boolean =>
  lower <= truth && truth <= upper;

describe('bits absorbed', () => {
  it('are what was generated, source by source, of trained and of held-out examples', async () => {
    const { sources, memorised } = await sftOf(sftLog(1));
    for (const { name, taken } of trueSources)
      for (const split of ['train', 'eval'] as const) {
        const found = sources.find((source) => source.name === name && source.split === split)!;
        const truth = taken.at(-1)! * (split === 'eval' ? 0.5 : 1);
        const { value, lower, upper } = found.absorbed.perToken!;
        // four standard errors: a test with sixteen of them must not fail by chance
        expect(Math.abs(value - truth)).toBeLessThan(2 * (upper - lower));
      }
    const trained = trueSources.map(({ examples }) => examples * 0.8);
    const all = trained.reduce((sum, n) => sum + n, 0);
    const kept = trueSources.reduce(
      (sum, { taken }, i) => sum + (trained[i]! / all) * 0.5 * taken.at(-1)!,
      0,
    );
    expect(Math.abs(memorised!.value - kept)).toBeLessThan(memorised!.upper - memorised!.lower);
  });

  it('lie within their interval in 95 of 100 logs', async () => {
    const hits: boolean[] = [];
    for (let seed = 100; seed < 160; seed++) {
      const { sources } = await sftOf(sftLog(seed, trueSources.slice(0, 3)));
      for (const { name, taken } of trueSources.slice(0, 3)) {
        const own = sources.find((one) => one.name === name && one.split === 'train')!;
        hits.push(within(taken.at(-1)!, own.absorbed.perToken!));
      }
    }
    const share = hits.filter(Boolean).length / hits.length;
    // 180 intervals: two and a half standard errors about 0.95
    expect(share).toBeGreaterThan(0.91);
    expect(share).toBeLessThan(0.99);
  });

  it('tell which sources teach nothing more, and which are forgotten', async () => {
    const { sources } = await sftOf(sftLog(2));
    const verdicts = Object.fromEntries(
      sources.filter(({ split }) => split === 'train').map((one) => [one.name, one.verdict]),
    );
    expect(verdicts).toEqual({
      math: 'teaches',
      code: 'nothing more',
      chat: 'nothing more',
      law: 'forgets',
    });
  });

  it('do not depend on the order of rows, and count a repeated example once', async () => {
    const rows = sftLog(3);
    const plain = await sftOf(rows);
    expect((await sftOf([...rows].reverse())).absorbed).toEqual({
      ...plain.absorbed,
      perExample: expect.objectContaining({
        value: expect.closeTo(plain.absorbed.perExample!.value, 9),
      }),
      perToken: expect.anything(),
    });
    const again = await sftOf([...rows, ...rows, ...rows.slice(0, 300)]);
    expect(again.examples).toBe(plain.examples);
    expect(again.absorbed.perExample!.lower).toBeCloseTo(plain.absorbed.perExample!.lower, 9);
  });

  it('are the same from two files, from two steps, and from one row of before and after', async () => {
    const rows = sftLog(4).filter(({ epoch }) => epoch < 2);
    const byStep = await sftOf(rows);
    const files = [0, 1].map((epoch) =>
      rows.filter((row) => row.epoch === epoch).map(({ epoch: _, ...row }) => row),
    );
    const byFile = await report(files);
    expect(byFile.sft!.absorbed).toEqual(byStep.absorbed);
    expect(codes(byFile)).toContain('files-as-scores');
    const pairs = files[0]!.map(({ nll, ...row }, i) => ({
      ...row,
      nll_before: nll,
      nll_after: files[1]![i]!.nll,
    }));
    const byPair = await sftOf(pairs);
    expect(byPair.absorbed).toEqual(byStep.absorbed);
    expect(byPair.scored).toBe('before and after');
  });

  it('of a mean per token are those of the example times its tokens', async () => {
    const rows = sftLog(5);
    const means = rows.map(({ nll, ...row }) => ({ ...row, mean_nll: nll / row.tokens }));
    const [sums, told] = [await sftOf(rows), await sftOf(means)];
    expect(told.unit).toBe('token');
    expect(told.absorbed.perExample!.value).toBeCloseTo(sums.absorbed.perExample!.value, 9);
    // no name says it: a mean does not grow with the tokens
    const loss = means.map(({ mean_nll, ...row }) => ({ ...row, loss: mean_nll }));
    expect((await sftOf(loss)).unit).toBe('token');
  });
});

describe('what cannot be told', () => {
  const rows = sftLog(6);
  const of = (change: (row: SftRow) => object) => rows.map(change);

  it('refuses bits absorbed of a single score', async () => {
    const once = await report(rows.filter(({ epoch }) => epoch === 0));
    expect(once.sft).toMatchObject({ refusal: 'scored-once', scored: 'once', sources: [] });
    expect(codes(once)).toContain('sft-scored-once');
    expect(renderTerminal(once)).toContain('Each example was scored once');
  });

  it('refuses bits where a likelihood may be of an example or of a token', async () => {
    const bare = of(({ nll, tokens, ...row }) => ({ ...row, nll: nll / tokens }));
    const unknown = await report(bare);
    expect(unknown.sft!.refusal).toBe('unit-unknown');
    expect(renderTerminal(unknown)).toMatch(/--nll-unit\s+example or --nll-unit token/);
    const said = await sftOf(bare, { nllUnit: 'token' });
    expect(said.refusal).toBeNull();
    expect(said.absorbed.perExample).toBeNull();
    expect(said.absorbed.perToken!.value).toBeGreaterThan(0);
  });

  it('tells no bits of a token without tokens', async () => {
    const made = await report(of(({ tokens: _, ...row }) => row));
    expect(made.sft!.absorbed.perToken).toBeNull();
    expect(made.sft!.end).toBeNull();
    expect(codes(made)).toContain('sft-tokens-missing');
  });

  it('says that losses logged in training lack the last pass', async () => {
    const training = rows.map(({ epoch, ...row }, i) => ({ ...row, step: 1000 * epoch + i }));
    const made = await report(training);
    expect(made.sft!.scored).toBe('in training');
    expect(codes(made)).toContain('sft-training-loss');
  });

  it('counts examples without a second score', async () => {
    const made = await report(rows.slice(0, -2));
    expect(made.sft!.unpaired).toBe(1);
    expect(codes(made)).toContain('sft-unpaired');
  });
});

describe('faces', () => {
  it('print the same numbers, and JSON is of the schema', async () => {
    for (const rows of [
      sftLog(7),
      sftLog(7).filter(({ epoch }) => epoch === 0),
      sftLog(7).slice(0, 2),
    ]) {
      const made = await report(rows);
      validate(JSON.parse(toJson(made)));
      expect(validate.errors).toBeNull();
      const [terminal, markdown, html] = [
        renderTerminal(made),
        renderMarkdown(made),
        await renderHtml(made),
      ];
      const number = made.sft!.absorbed.perToken?.value;
      if (number === undefined || made.sft!.trained === null) continue;
      const printed = made.sft!.trained.perToken!.value.toPrecision(3);
      for (const face of [terminal, markdown, html]) expect(face).toContain(printed);
    }
  });

  it('escape what names a source', async () => {
    const rows = sftLog(8).map((row) => ({ ...row, source: `${row.source}<b>\u001b[31m` }));
    const made = await report(rows);
    expect(renderTerminal(made)).not.toContain('\u001b');
    expect(await renderHtml(made)).not.toContain('<b>\u001b');
    expect(await renderHtml(made)).not.toContain('math<b>');
  });
});
