import { expect, it } from 'vitest';
import { sample } from '../support/read.ts';
import { told, whole } from '../support/told.ts';

const results = '_real/lm-eval-0.4.13/results_2026-11-28T18-11-50.709939.json';

it('reads means as right answers where they are whole', async () => {
  const log = await told(sample(results));
  // toy_sums: exact_match of the filter `first` is 3 of 4; toy_mc: acc 2 of 4
  expect(log.format).toBe('lm-eval-results');
  expect(log.counts.filter((count) => count === '1/1')).toHaveLength(5);
  expect(log.counts).toHaveLength(8);
  expect(log.categories).toEqual(['toy_sums', 'toy_mc']);
  expect(log.codes).toEqual(['aggregates', 'means-as-counts']);
});

it('says what a mean is that is no number of answers', async () => {
  const log = await told(
    whole({
      results: {
        wikitext: { alias: 'wikitext', 'bits_per_byte,none': 0.8468, 'word_perplexity,none': 22.5 },
        truthful: { 'acc,none': 0.333_333, 'acc_stderr,none': 0.1 },
        mmlu: { 'acc,none': 0.25, 'acc_stderr,none': 0.02, ' alias': 'mmlu' },
      },
      'n-samples': {
        wikitext: { original: 62, effective: 62 },
        truthful: { original: 100, effective: 100 },
        mmlu: { original: 4000, effective: 400 },
      },
      'n-shot': { mmlu: 5 },
    }),
  );
  expect(log.categories).toEqual(['mmlu']);
  expect(log.counts.filter((count) => count === '1/1')).toHaveLength(100);
  expect(log.skipped).toBe(2);
  expect(log.codes).toEqual(['aggregates', 'no-counts', 'means-as-counts']);
});

it('reads results of older versions, which name no number of documents', async () => {
  const log = await told(
    whole({
      results: { arc: { 'acc,none': 0.5, sample_len: 10 }, piqa: { 'acc,none': 0.5 } },
      'n-shot': { arc: 0 },
    }),
  );
  expect(log.counts).toHaveLength(10);
  expect(log.skipped).toBe(1);
});

it('does not count the documents of a group of tasks twice', async () => {
  const log = await told(
    whole({
      results: {
        mmlu: { 'acc,none': 0.5, sample_len: 20 },
        mmlu_a: { 'acc,none': 1, sample_len: 10 },
        mmlu_b: { 'acc,none': 0, sample_len: 10 },
      },
      groups: { mmlu: { 'acc,none': 0.5 } },
      group_subtasks: { mmlu: ['mmlu_a', 'mmlu_b'], mmlu_a: [], mmlu_b: [] },
      'n-shot': {},
    }),
  );
  expect(log.counts).toHaveLength(20);
  expect(log.categories).toEqual(['mmlu_a', 'mmlu_b']);
});
