import type { ColumnMapping } from '../log/columnMapping.ts';
import type { RowReader } from '../rows/rowFormat.ts';

/** How a mapping tells prompts apart; undefined when it leaves that to the groups. */
export function mappedPrompts({ promptId, prompt }: ColumnMapping): RowReader<unknown>['prompts'] {
  if (promptId) return { method: 'explicit id', detail: promptId.join(', ') };
  return prompt === undefined ? undefined : { method: 'prompt text', detail: prompt };
}
