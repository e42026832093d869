import { fileURLToPath } from 'node:url';
import { buildReport, renderHtml } from 'bits-per-sample';
// @boundaries-ignore the command line's reading of files
import { readSource } from '../packages/cli/src/io/readReport.ts';

/** The five numbers of the sample run, as the report's page shows them, without its links. */
export async function fiveNumbers(): Promise<string> {
  const sample = new URL('../packages/cli/sample/rollouts.jsonl', import.meta.url);
  const page = renderHtml(buildReport(await readSource([fileURLToPath(sample)], {})));
  const [list] = /<ol class="five">[\s\S]*?<\/ol>/.exec(page) ?? [];
  if (!list) throw new Error('the report has no five numbers');
  return list.replace(/<a href[^>]*>|<\/a>/g, '');
}
