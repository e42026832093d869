import {
  curriculum,
  everyStrategy,
  type Json,
  restore,
  type Strategy,
} from '@bits-per-sample/curriculum';
import {
  parseOptions,
  renderReplay,
  replay,
  replayJson,
  replayOptions,
} from '@bits-per-sample/report';
import { serve } from '../bridge/serve.ts';
import type { Command, CommandOption } from '../command.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions, wholeNumber } from './options.ts';
import { readRuns } from './readRuns.ts';
import { sharedOptions } from './sharedOptions.ts';

/** Options of the library that `serve` takes too. */
const SHARED: ReadonlySet<string> = new Set(['strategy', 'config', 'seed']);

const library = libraryOptions(replayOptions);

const bothOptions: readonly CommandOption[] = [
  ...library.filter(({ sets = '' }) => SHARED.has(sets)),
  { ...sharedOptions.quiet, description: 'nothing on standard error' },
];

const serveOptions: readonly CommandOption[] = [
  { flag: 'tasks', hint: 'FILE', description: 'the pool, one JSON object with an id per line' },
  {
    flag: 'state',
    hint: 'FILE',
    description: 'where the run lives; it goes on when the file is there',
  },
  { flag: 'stdio', hint: '', description: 'one request per line of input (the default)' },
  { flag: 'http', hint: 'PORT', description: 'over HTTP; 0 takes a free port' },
  { flag: 'host', hint: 'HOST', description: 'address (127.0.0.1)' },
  {
    flag: 'token',
    hint: 'TEXT',
    description: 'secret for Authorization: Bearer (also BITS_PER_SAMPLE_TOKEN)',
  },
  { flag: 'max-body', hint: 'BYTES', description: 'size of a request at most (16777216)' },
  {
    flag: 'compact-every',
    hint: 'N',
    description: 'requests between two whole writes of the state (256)',
  },
].map((option) => ({ ...option, part: 'serve' }));

const replayOnly: readonly CommandOption[] = [
  { flag: 'json', hint: '', description: 'print JSON', part: 'replay' },
  ...library
    .filter(({ sets = '' }) => !SHARED.has(sets))
    .map((option) => (option.column === true ? option : { ...option, part: 'replay' })),
];

/**
 * `curriculum serve`: which prompts to roll out next, for a trainer in any language.
 * `curriculum replay`: what another strategy would have drawn from a log.
 */
export const curriculumCommand: Command = defineCommand({
  name: 'curriculum',
  description: 'Serve a curriculum to a trainer, or replay a log under another one',
  lines: [
    'curriculum serve --tasks FILE --state FILE [options]',
    'curriculum replay LOG ... [options]',
  ],
  text: 'serve tells a trainer in any language which prompts to roll out next, one JSON request per line or over HTTP, and keeps its state on disk; the package bits-per-sample of PyPI has clients for TRL, verl and any loop. replay says what another strategy would have drawn from a log, and what came of it.',
  words: ['serve', 'replay'],
  options: [...bothOptions, ...serveOptions, ...replayOnly],
  examples: [
    'curriculum serve --tasks pool.jsonl --state run',
    'curriculum serve --tasks pool.jsonl --state run --http 8731',
    'curriculum replay rollouts.jsonl --strategy goldilocks',
  ],
  async run([action, ...rest]) {
    switch (action) {
      case 'serve':
        return runServe(readOptions(rest, [...bothOptions, ...serveOptions]));
      case 'replay':
        return runReplay(readOptions(rest, [...bothOptions, ...replayOnly]));
      default:
        throw new UsageError(`curriculum: expected serve or replay, got ${action ?? 'nothing'}`);
    }
  },
});

async function runServe(given: Given): Promise<void> {
  if (given.files.length > 0)
    throw new UsageError(
      `curriculum serve: takes no file, got ${given.files[0]}; --tasks names the pool`,
    );
  const state = given.text('state');
  if (state === undefined)
    throw new UsageError('curriculum serve: --state names the file the run lives in');
  const port = wholeNumber(given, 'http', 0);
  if (port !== undefined && port > 65_535)
    throw new UsageError(`--http: expected a port of at most 65535, got ${port}`);
  if (port !== undefined && given.flag('stdio'))
    throw new UsageError('--http and --stdio exclude each other');
  if (port === undefined && given.text('host') !== undefined)
    throw new UsageError('--host belongs to --http');
  const { config } = parseOptions('replay', given.library());
  if (
    config !== undefined &&
    (config === null || typeof config !== 'object' || Array.isArray(config))
  )
    throw new UsageError(`--config: expected a JSON object, got ${given.text('config')}`);
  await serve({
    state,
    tasks: given.text('tasks'),
    strategy: given.text('strategy'),
    config,
    seed: wholeNumber(given, 'seed', 0),
    http: port === undefined ? undefined : { host: given.text('host') ?? '127.0.0.1', port },
    token: tokenOf(given),
    maxBytes: wholeNumber(given, 'max-body', 1024) ?? 16 << 20,
    compactEvery: wholeNumber(given, 'compact-every', 1),
    quiet: given.flag('quiet'),
    create: (run) =>
      curriculum(makeStrategy(run.strategy, run.config), { tasks: run.tasks, seed: run.seed }),
    restore: (snapshot) => restore(snapshot),
  });
}

/** The token of the option or of the environment; an empty one is a variable that was not set. */
function tokenOf(given: Given): string | undefined {
  const token = given.text('token') ?? process.env.BITS_PER_SAMPLE_TOKEN;
  if (token === '')
    throw new UsageError(
      given.text('token') === ''
        ? '--token: expected a token, got none; is a variable unset?'
        : 'BITS_PER_SAMPLE_TOKEN: expected a token, got none',
    );
  return token;
}

async function runReplay(given: Given): Promise<void> {
  if (given.files.length === 0)
    throw new UsageError('curriculum replay: name a log, a folder, or - for standard input');
  const settings = parseOptions('replay', given.library());
  const made = await readRuns(given, [given.files], ([sources = []], onProgress) =>
    replay(sources, { ...settings, onProgress }),
  );
  const width = process.stdout.columns ?? 80;
  process.stdout.write(
    given.flag('json') ? replayJson(made) : renderReplay(made, { width, face: 'terminal' }),
  );
}

/** A strategy by its name. */
function makeStrategy(name: string, config: { readonly [key: string]: Json }): Strategy {
  if (!Object.hasOwn(everyStrategy, name))
    throw new UsageError(
      `--strategy: expected one of ${Object.keys(everyStrategy).join(', ')}, got ${name}`,
    );
  return everyStrategy[name]!(config as never);
}
