import { performance } from 'node:perf_hooks';
import {
  parseOptions,
  type Report,
  RunWatch,
  renderHtml,
  renderTerminal,
  reportOptions,
  type WatchedSource,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { sourceName, sourcesOf as sourcesInEngine } from '../engine/sourcesOf.ts';
import { drawFigure } from '../files/drawFigure.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { AlarmCommand } from '../watch/alarmCommand.ts';
import { runLoop } from '../watch/runLoop.ts';
import { stdinFile } from '../watch/stdinFile.ts';
import { watchedFiles } from '../watch/watchedFiles.ts';
import { watchedTables } from '../watch/watchedTables.ts';
import { jsonFace, screenFace, textFace, type WatchFace } from '../watch/watchFace.ts';
import { WatchState } from '../watch/watchState.ts';
import { defineCommand } from './defineCommand.ts';
import { engineAsked, engineOptions } from './engineOptions.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions } from './options.ts';
import { pageFacts } from './pageFacts.ts';
import { sharedOptions } from './sharedOptions.ts';
import { tellError } from './tellError.ts';
import { wantsColor } from './wantsColor.ts';

const INTERVAL = 5;

const ownOptions: readonly CommandOption[] = [
  {
    flag: 'interval',
    hint: 'SECONDS',
    description: `time between two looks, at least (${INTERVAL})`,
  },
  {
    flag: 'json',
    hint: '',
    description: 'print a line of JSON for each begin, end and look',
  },
  {
    flag: 'on-alarm',
    hint: 'CMD',
    description: 'run a command of the shell for each alarm; it reads the finding as JSON',
  },
  { flag: 'fail-on', hint: 'alarm', description: 'end with 1 at the first alarm' },
  { ...sharedOptions.html, description: 'keep one HTML page with the pictures up to date' },
  {
    flag: 'state',
    hint: 'FILE',
    description: 'remember what was told, so that a watch started anew tells nothing twice',
  },
];

const options: readonly CommandOption[] = [
  ...ownOptions,
  ...libraryOptions(reportOptions),
  ...engineOptions,
  sharedOptions.noColor,
];

/** `watch PATH…`: the report on a run that is being written, and what begins and ends in it. */
export const watchCommand = (home: Home): Command =>
  defineCommand({
    name: 'watch',
    description: 'Follow a live run: the report as it grows, and each change told once',
    lines: ['watch FILE|FOLDER|- ... [options]'],
    text: 'Looks at the logs of a run again and again, and says at every look what report would say of the same bytes. On a terminal the screen is drawn anew; elsewhere each begin and end of a finding is a line, with --json a line for machines. Lines that have not ended wait, files that are replaced or cut are read anew, and folders of a network do as well: nothing but size and times is asked. Looking takes a tenth of the time at most. SIGINT and SIGTERM end it with 0.',
    options,
    examples: [
      'watch rollouts.jsonl',
      "watch outputs/completions/ --on-alarm 'mail -s run me@example.org'",
      'watch logs/ --json --state watch.json --html run.html',
      'python train.py | bits-per-sample watch - --fail-on alarm',
    ],
    async run(rawArgs) {
      const given = readOptions(rawArgs, options);
      if (given.files.length === 0 && sourcesInEngine(engineAsked(given)).length === 0)
        throw new UsageError(
          'watch: name a log, a folder, or - for standard input; or --engine and --table',
        );
      await watchRun(home, given, rawArgs);
    },
  });

async function watchRun(home: Home, given: Given, rawArgs: readonly string[]): Promise<void> {
  const settings = parseOptions('report', given.library());
  const interval = secondsOf(given.text('interval'));
  const failOn = given.text('fail-on');
  if (failOn !== undefined && failOn !== 'alarm')
    throw new UsageError(`--fail-on: expected alarm, got ${failOn}`);
  const html = given.text('html');
  const inputs = given.files.filter((path) => path !== '-');
  if (given.files.length > inputs.length + 1)
    throw new UsageError('standard input (-) can be read once only');
  for (const output of [html, given.text('state')])
    if (output !== undefined) await checkOutput(output, inputs);
  const names = [...given.files, ...sourcesInEngine(engineAsked(given)).map(sourceName)];
  const state = new WatchState(given.text('state'), names);
  const controller = new AbortController();
  const { signal } = controller;
  const watch = new RunWatch({ ...settings, signal, told: await state.read() });
  const say = (text: string): void => void process.stderr.write(`bits-per-sample: ${text}\n`);
  const command = given.text('on-alarm');
  const alarms = command === undefined ? undefined : new AlarmCommand(command, say);
  const input = given.files.includes('-') ? await stdinFile() : undefined;
  const tables = await watchedTables(engineAsked(given));
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const face = faceOf(given, names);
  const page = pageWriter(html, async (report, path) => {
    const facts = pageFacts(home, ['watch', ...rawArgs]);
    await writeOutput(path, await renderHtml(report, { ...facts, draw: drawFigure }));
  });
  try {
    const last = await runLoop({
      watch,
      face,
      interval,
      signal,
      list: () => tables?.list() ?? sourcesOf(given.files, input?.path),
      ended: () => input !== undefined && inputs.length === 0 && input.ended,
      async onLook({ begun }) {
        const alarming = begun.filter(({ severity }) => severity === 'alarm');
        for (const finding of alarming) alarms?.run(`${JSON.stringify(finding)}\n`);
        await state.write(watch.told);
        if (failOn === undefined || alarming.length === 0) return false;
        process.exitCode = 1;
        return true;
      },
      onReport: page.soon,
    });
    await page.last(last);
    face.end(last);
    if (!signal.aborted) await alarms?.idle();
  } catch (error) {
    throw tellError(error);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    const dropped = alarms?.stop() ?? 0;
    if (dropped > 0) say(`--on-alarm: not run any more for ${dropped} of the alarms`);
    await tables?.close();
    await input?.remove();
    if (input !== undefined) process.stdin.destroy();
  }
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return INTERVAL;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400) || text.trim() === '')
    throw new UsageError(`--interval: expected seconds, from above 0 to 86400, got ${text}`);
  return seconds;
}

/** What is shown, by what was asked for and what standard output is. */
function faceOf(given: Given, names: readonly string[]): WatchFace {
  const { stdout } = process;
  const render = (report: Report, width: number): string =>
    renderTerminal(report, { width, color: wantsColor(given) });
  if (given.flag('json')) return jsonFace(stdout);
  if (stdout.isTTY && process.env.TERM !== 'dumb')
    return screenFace(stdout, render, names.join(', '));
  return textFace(stdout, process.stderr, render);
}

/** The sources of the paths; standard input by the file that keeps it. */
async function sourcesOf(
  paths: readonly string[],
  input: string | undefined,
): Promise<readonly WatchedSource[]> {
  const sources: WatchedSource[] = [];
  for (const path of paths) {
    const found = await watchedFiles([path === '-' ? input! : path]);
    sources.push(...(path === '-' ? found.map((one) => ({ ...one, name: 'stdin' })) : found));
  }
  return sources;
}

/** Share of the time that drawing a page may take. */
const SHARE = 0.1;

/** Writes a page, and not again before ten times as long has passed as it took. */
function pageWriter(
  path: string | undefined,
  write: (report: Report, path: string) => Promise<void>,
): { soon(report: Report): Promise<void>; last(report: Report | undefined): Promise<void> } {
  let due = 0;
  let written: Report | undefined;
  const put = async (report: Report): Promise<void> => {
    const started = performance.now();
    await write(report, path!);
    written = report;
    const now = performance.now();
    due = now + (now - started) / SHARE;
  };
  return {
    soon: async (report) => {
      if (path !== undefined && performance.now() >= due) await put(report);
    },
    last: async (report) => {
      if (path !== undefined && report !== undefined && report !== written) await put(report);
    },
  };
}
