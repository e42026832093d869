import { extent, moments, type Statistic, type SummarySpec } from '@bits-per-sample/core';
import { longest } from './longest.ts';
import { partsAmong } from './partsAmong.ts';
import { total } from './total.ts';

type Measures = Record<string, Statistic<string> | readonly Statistic<string>[]>;

/** Keys of rows of sums. */
export const KEYS = ['run', 'step', 'group', 'prompt', 'category', 'kind', 'segment'] as const;

/** Sums over tokens, of what a teacher says of them. */
const TEACHER = [
  'teacher_tokens',
  'teacher_distance',
  'teacher_excess',
  'teacher_told',
  'teacher_excluded',
  'teacher_top_tokens',
  'teacher_top_told',
] as const;

/** Keys and measures that these columns allow, so that absent ones cost no memory. */
export function sumSpec(names: ReadonlySet<string>): SummarySpec {
  const has = (measure: string): boolean => names.has(measure) || names.has(`${measure}_n`);
  const measures: Measures = { reward: [moments, extent] as readonly Statistic<string>[] };
  if (has('success')) measures.success = total as Statistic<string>;
  for (const name of ['input_tokens', 'output_tokens'])
    if (has(name)) measures[name] = total as Statistic<string>;
  for (const name of ['cut', 'finished_reward', 'finished_success'])
    if (has(name)) measures[name] = total as Statistic<string>;
  for (const name of ['scored_tokens', 'right_tokens'])
    if (has(name)) measures[name] = longest as Statistic<string>;
  for (const part of partsAmong(names))
    measures[part] = [moments, extent] as readonly Statistic<string>[];
  if (has('propensity')) measures.propensity = total as Statistic<string>;
  if (has('logprob_tokens')) {
    measures.logprob = total as Statistic<string>;
    measures.logprob_tokens = total as Statistic<string>;
  }
  for (const name of TEACHER) if (has(name)) measures[name] = total as Statistic<string>;
  if (has('error')) measures.error = total as Statistic<string>;
  if (has('right_logprob')) measures.right_logprob = total as Statistic<string>;
  return { by: KEYS.filter((key) => key === 'group' || names.has(key)), measures };
}
