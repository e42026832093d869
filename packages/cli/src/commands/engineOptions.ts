import type { CommandOption } from '../command.ts';
import type { EngineAsked } from '../engine/engineAsked.ts';
import { enginePackages } from '../engine/enginePackages.ts';
import type { Given } from './options.ts';

const repeatable = true;

/** Where the rows are, and what sums them. */
export const engineOptions: readonly CommandOption[] = [
  {
    flag: 'engine',
    hint: 'NAME',
    description: `what sums the rows: js, or ${Object.keys(enginePackages).join(', ')} where it is installed (large files: duckdb)`,
  },
  {
    flag: 'url',
    hint: 'URL',
    description:
      'the server of the engine, or a file of DuckDB; passwords come from the environment',
  },
  {
    flag: 'table',
    hint: 'NAME',
    description: 'a table of the engine, e.g. catalog.db.rollouts (repeatable)',
    repeatable,
  },
  {
    flag: 'source',
    hint: 'FORMAT:PATH',
    description: "files that it reads itself: parquet, json or csv, e.g. 'parquet:s3://b/run/*'",
    repeatable,
  },
  { flag: 'sql', hint: 'SELECT', description: 'the rows of a query (repeatable)', repeatable },
  {
    flag: 'timeout',
    hint: 'SECONDS',
    description: 'how long a server may be silent',
  },
  {
    flag: 'memory',
    hint: 'GB',
    description:
      'memory to stay within while DuckDB sums; the rest goes to disk (DuckDB: half of what there is, 4 at most)',
  },
];

/** What of these was given. */
export const engineAsked = (given: Given): EngineAsked => ({
  engine: given.text('engine'),
  url: given.text('url'),
  tables: given.texts('table'),
  sources: given.texts('source'),
  queries: given.texts('sql'),
  timeout: given.text('timeout'),
  memory: given.text('memory'),
});
