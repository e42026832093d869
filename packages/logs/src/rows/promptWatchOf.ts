import type { ColumnMapping } from '../log/columnMapping.ts';
import type { LogHead } from './logHead.ts';
import type { PromptWatch } from './promptWatch.ts';
import type { ReaderOfKind, RowObject } from './rowFormat.ts';

/**
 * What watches what rows say of their prompts; loaded where they say anything.
 *
 * @param head the head of the log.
 * @param mapping what the caller named.
 * @param own whether the rows have the fields of this package alone.
 */
export async function promptWatchOf(
  { reader }: ReaderOfKind,
  head: LogHead,
  mapping: ColumnMapping,
  own: boolean,
): Promise<PromptWatch | undefined> {
  if (own && !namesMore(head.columns)) return undefined;
  const { PromptWatch } = await import('./promptWatch.ts');
  const byText = reader.prompts?.method === 'prompt text' && mapping.promptId === undefined;
  return new PromptWatch(head, mapping, byText);
}

/** Whether neutral rows say more of a prompt than its name: its text beside that, or where it comes from. */
const namesMore = ({ source, prompt, prompt_id, promptId }: RowObject): boolean =>
  source !== undefined || (prompt !== undefined && (prompt_id ?? promptId) !== undefined);
