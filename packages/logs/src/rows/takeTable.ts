import type { FlatOf } from './flatRollout.ts';
import type { LogTally } from './logTally.ts';
import type { PromptWatch } from './promptWatch.ts';
import type { RolloutWriter } from './rolloutWriter.ts';
import type { StepOrder } from './stepOrder.ts';
import type { TakeTable } from './tablesOrRows.ts';

/** Takes columns as tables; loaded when a container has them. */
export async function takeTable(
  flat: () => Promise<FlatOf>,
  tally: LogTally,
  order: StepOrder,
  writer: RolloutWriter,
  prompts: PromptWatch | undefined,
): Promise<TakeTable> {
  const { ColumnTables } = await import('./columnTables.ts');
  const tables = new ColumnTables(await flat(), tally, order, writer, prompts);
  return (batch, from, to) => tables.take(batch, from, to);
}
