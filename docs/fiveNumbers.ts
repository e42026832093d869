import { readFileSync } from 'node:fs';
import { fromBytes } from '@bits-per-sample/logs';
import { renderHtml, report } from '@bits-per-sample/report';

/** The log that ships with the command line. */
export const sampleLog = new URL(
  'sample/rollouts.jsonl',
  import.meta.resolve('bits-per-sample/package.json'),
);

/** The five numbers of the sample run, as the report's page shows them, without its links. */
export async function fiveNumbers(): Promise<string> {
  const made = await report(fromBytes(readFileSync(sampleLog), 'rollouts.jsonl'));
  const page = await renderHtml(made);
  const [list] = /<ol class="five">[\s\S]*?<\/ol>/.exec(page) ?? [];
  if (!list) throw new Error('the report has no five numbers');
  return list.replace(/<a href[^>]*>|<\/a>/g, '');
}
