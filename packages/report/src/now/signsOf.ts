import type { Change } from './change.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { metricSigns } from './metricSigns.ts';
import type { TrendCode } from './trend.ts';

/** What the metrics beside the rollouts show in the same steps, a sentence each. */
export interface Signs {
  readonly sentences: readonly string[];
  /** Entropy fell to a quarter. */
  readonly entropyFell: boolean;
}

/** Changes whose cause other metrics may show. */
const SOUGHT: ReadonlySet<TrendCode> = new Set([
  'polarised',
  'failing',
  'used-up',
  'fall',
  'less-live',
  'reward-fall',
]);

/** The signs of a change: metrics that moved with it. None is a finding by itself. */
export function signsOf(
  code: TrendCode,
  { worse, stretch }: Change,
  { columns, steps }: { readonly columns: LoggedColumns; readonly steps: ArrayLike<number> },
): Signs {
  if (!SOUGHT.has(code)) return { sentences: [], entropyFell: false };
  const range = ([from, to]: readonly [number, number]) => ({
    from: steps[from]!,
    to: steps[to - 1]!,
  });
  const found = metricSigns(columns, {
    reference: range(worse.reference),
    stretch: range(stretch),
  });
  return {
    sentences: found.map(({ text }) => text),
    entropyFell: found.some(({ role }) => role === 'entropy'),
  };
}
