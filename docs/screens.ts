// node --conditions=@bits-per-sample/source screens.ts FOLDER
//   writes the logs of the screens into FOLDER, and what the command line prints of each
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fromBytes, fromText } from '@bits-per-sample/logs';
import {
  compare,
  type Report,
  type RunSource,
  renderComparison,
  renderTerminal,
  report,
} from '@bits-per-sample/report';
import { sampleLog } from './fiveNumbers.ts';
import { screenLogs } from './screenLogs.ts';

/** How wide screens are. */
export const widths = [60, 80, 120] as const;

/** Draws a screen. */
export type Screen = (options: { readonly width: number; readonly color: boolean }) => string;

/** The first screens, by name: of the sample, of made logs, and of the sample's two checkpoints. */
export async function screens(): Promise<Readonly<Record<string, Screen>>> {
  const sample = () => fromBytes(readFileSync(sampleLog), 'rollouts.jsonl');
  const drawn: Record<string, Screen> = { demo: await reportScreen(sample(), 'the sample') };
  for (const [name, log] of Object.entries(screenLogs))
    drawn[name.replace('.jsonl', '')] = await reportScreen(fromText(log(), name));
  const logOf = (name: string) => fromText(screenLogs[name]!(), name);
  drawn['graded-rule'] = screenOf(await report(logOf('graded.jsonl'), { success: '>=0.5' }));
  const sides = [610, 750].map((step) => fromText(linesOfStep(step), `${step}.jsonl`));
  const comparison = await compare(sides[0]!, sides[1]!, {
    by: 'category',
    names: { base: 'a.jsonl', trained: 'b.jsonl' },
  });
  drawn.compare = (options) => renderComparison(comparison, { ...options, face: 'terminal' });
  return drawn;
}

const reportScreen = async (source: RunSource, name?: string): Promise<Screen> =>
  screenOf(await report(source, { ...(name !== undefined && { name }) }));

/** The first screen of a report. */
export const screenOf =
  (made: Report): Screen =>
  (options) =>
    renderTerminal(made, options);

/** The rows of the sample at a step. */
const linesOfStep = (step: number): string =>
  readFileSync(sampleLog, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`{"step":${step},`))
    .join('\n');

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('screens.ts: name a folder');
  mkdirSync(folder, { recursive: true });
  for (const [name, log] of Object.entries(screenLogs)) writeFileSync(`${folder}/${name}`, log());
  for (const [name, draw] of Object.entries(await screens()))
    for (const width of widths)
      for (const color of [false, true])
        writeFileSync(
          `${folder}/${name}-${width}.${color ? 'ansi' : 'txt'}`,
          draw({ width, color }),
        );
}
