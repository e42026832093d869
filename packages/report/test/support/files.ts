import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '@bits-per-sample/core';
import type { ColumnMapping } from '@bits-per-sample/logs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { OptionalSource, Report, ThemeName } from '../../src/index.ts';
import type { SuccessRule } from '../../src/options/successRule.ts';
import { plotDrawer } from '../../src/pictures/plotDrawer.ts';
import type { RunOptions } from '../../src/reading/readPart.ts';
import { readRun } from '../../src/reading/readRun.ts';
import type { BuildOptions } from '../../src/report/buildOptions.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import type { ReportSource } from '../../src/trials/reportSource.ts';

/** Path of a sample log. */
export const sample = (name: string): string =>
  fileURLToPath(new URL(`../samples/${name}`, import.meta.url));

/** The run that ships with the command line. */
export const sampleRun = fileURLToPath(
  new URL('../../../cli/sample/rollouts.jsonl', import.meta.url),
);

const READABLE = /\.(jsonl|ndjson|json|csv|tsv|parquet)(\.(gz|zst))?$/i;

function filesIn(path: string): string[] {
  return readdirSync(path)
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .flatMap((name) => {
      const at = join(path, name);
      return statSync(at).isDirectory() ? filesIn(at) : READABLE.test(name) ? [at] : [];
    });
}

function source(path: string, optional: boolean): OptionalSource {
  const blob = new Blob([readFileSync(path)]);
  return {
    optional,
    name: path,
    size: blob.size,
    stream: () => blob.stream(),
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
}

/** Files and folders as sources of one run. */
export const sourcesIn = (paths: readonly string[]): OptionalSource[] =>
  paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? filesIn(path).map((inside) => source(inside, true))
      : [source(path, false)],
  );

interface ReadingOf {
  readonly mapping?: ColumnMapping;
  readonly rule?: SuccessRule | undefined;
  readonly name?: string;
  readonly propensity?: string;
}

/** Reads files and folders as one run. */
export function readSource(
  paths: readonly string[],
  {
    mapping: { success: successColumn, kind: kindColumn, ...columns } = {},
    rule,
    name,
    propensity,
  }: ReadingOf = {},
): Promise<ReportSource> {
  const options: RunOptions = {
    ...columns,
    successColumn,
    kindColumn,
    name,
    propensity,
    success: rule?.text.replace(/^reward /, ''),
  };
  return readRun('report', sourcesIn(paths), options);
}

/** Reads files and folders as one run and reports on it. */
export const readReport = async (
  paths: readonly string[],
  options: ReadingOf & BuildOptions = {},
): Promise<Report> => buildReport(await readSource(paths, options), options);

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** What draws on a page. */
export const library = { Plot, document };

const draw = plotDrawer(library);

/** A figure as SVG. */
export const drawFigure = async (
  figure: Figure,
  theme: ThemeName,
  id: string = figure.id,
): Promise<string> => draw(figure, theme, id);
