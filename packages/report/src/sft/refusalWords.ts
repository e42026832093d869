import type { ReportSft, SftRefusal } from './sftShape.ts';

/** Why nothing is said of what went. */
const WHY: Readonly<Record<SftRefusal, string>> = {
  'scored-once':
    'Each example was scored once: what it costs is known, and not what it taught. Score the same examples again with the trained model, as nll_before and nll_after of a row, as rows with a step, or in a second file.',
  'unit-unknown':
    'Neither names nor numbers tell whether a likelihood is of an example as a whole or of a token in the mean, so it is no number of bits yet: `nllUnit: example` or `nllUnit: token` says it.',
  'too-few': 'Fewer than two examples have two scores: there is no mean to tell.',
};

/** The reason in words; none where bits absorbed are told. */
export const refusalWords = ({ refusal }: ReportSft): string[] =>
  refusal === null ? [] : [WHY[refusal]];
