import { formatCount, formatPlural } from '@bits-per-sample/core';
import { readSft } from '../sft/readSft.ts';
import { refusalWords } from '../sft/refusalWords.ts';
import type { ReportSft } from '../sft/sftShape.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { BuildOptions } from './buildOptions.ts';
import { NOTHING, UNKNOWN } from './nothingKnown.ts';
import { reportEstimator } from './reportEstimator.ts';
import type { Report } from './reportShape.ts';
import type { Warnings } from './warnings.ts';
import { withPrompts } from './withPrompts.ts';

/** The report on scored examples: there is no rollout in it, and much else is unknown. */
export function sftReport(
  { input, examples }: ReportSource,
  { level = 0.95, estimator, nllUnit }: BuildOptions,
  warnings: Warnings,
): Report {
  const sft = readSft(examples!, { level, unit: nllUnit });
  warnings.note(
    'examples-log',
    'This log holds likelihoods of examples, and no rollouts: there are no groups and no pass rates to tell.',
    ...UNKNOWN,
    'now',
  );
  warnAboutSft(sft, warnings);
  const report = {
    schema: 'bits-per-sample/report/3' as const,
    input,
    ...NOTHING,
    estimator: reportEstimator(estimator, []),
    noise: { noiseScale: null, overSteps: [], batch: null },
    metrics: [],
    logged: { objective: 'tokens' as const, steps: 0, means: [], parts: [], deadOfBatch: false },
    now: null,
    sft,
    warnings: warnings.list,
  };
  return withPrompts(report, () => null);
}

function warnAboutSft(sft: ReportSft, warnings: Warnings): void {
  const { refusal, unpaired, tokens, scored, unit, absorbed, examples } = sft;
  const [why] = refusalWords(sft);
  if (why !== undefined) warnings.alarm(`sft-${refusal}`, why, 'sft.absorbed.perExample');
  else if (unpaired > 0)
    warnings.note(
      'sft-unpaired',
      `${formatCount(unpaired)} of ${formatPlural(examples, 'example')} ${unpaired === 1 ? 'has' : 'have'} no second usable score and ${unpaired === 1 ? 'is' : 'are'} left out.`,
    );
  if (refusal !== null) return;
  if (absorbed.perExample === null)
    warnings.alarm(
      'sft-tokens-missing',
      'A likelihood is of a token in the mean, and the tokens of an example are not logged: bits of an example cannot be told. `outputTokens: COLUMN` names them.',
      'sft.absorbed.perExample',
    );
  else if (tokens === null)
    warnings.note(
      'sft-tokens-missing',
      'The tokens of an example are not logged: bits per token, and what is left of them, cannot be told. `outputTokens: COLUMN` names them.',
      'sft.absorbed.perToken',
      'sft.end',
    );
  if (scored === 'in training')
    warnings.alarm(
      'sft-training-loss',
      'Each example was scored when it was trained on: what its last pass taught is not in these numbers, and what others taught it before its first is not either. Score all examples before and after for what training took out of them.',
    );
  if (unit === 'token')
    warnings.note(
      'sft-unit',
      'A logged likelihood is taken as the mean of a token of its example.',
    );
}
