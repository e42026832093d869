import type { Log, LogSummary } from '../log/log.ts';
import { isNamePattern } from '../rows/isNamePattern.ts';
import type { PlannedMapping } from './plannedRows.ts';

/** What rows told of themselves that no single row says. */
const OF_ROWS: Readonly<Record<string, string>> = {
  turns: 'several rows are turns of one rollout',
  'turn-rewards': 'several rows are turns of one rollout',
  'steps-per-epoch': 'steps start anew in every epoch',
  'row-ahead': 'rows of another kind stand before the first',
  'list-groups': 'a group is what stands in one row',
};

/** Why rows must be read one after the other; undefined where the columns of each say all. */
export function chooseReason(
  { kind }: Pick<Log, 'kind'>,
  { mapping, open, summary }: PlannedMapping & { readonly summary: LogSummary },
): string | undefined {
  if (kind === 'metrics') return 'rows are metrics of a step';
  if (kind === 'examples') return 'rows are examples that were scored';
  if (open !== undefined) return open;
  const told = summary.notes.find(({ code }) => Object.hasOwn(OF_ROWS, code));
  if (told !== undefined) return OF_ROWS[told.code];
  const { method } = summary.grouping;
  if (method === 'contiguous blocks') return 'rows that follow each other are a group';
  if (method === 'reward column') return 'each column of rewards is a group';
  const { reward = [], rewardParts } = mapping;
  const repeats = reward.length > 1 && rewardParts === undefined;
  if (repeats || reward.some(isNamePattern)) return 'each column of rewards is a rollout';
  return undefined;
}
