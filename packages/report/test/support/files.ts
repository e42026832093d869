import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '@bits-per-sample/core';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import {
  buildReport,
  type OptionalSource,
  plotDrawer,
  type ReadOptions,
  type Report,
  type ReportOptions,
  type ReportSource,
  readSource as readSources,
  type ThemeName,
} from '../../src/index.ts';

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
    source: {
      name: path,
      size: blob.size,
      stream: () => blob.stream(),
      slice: (start, end) => blob.slice(start, end).arrayBuffer(),
    },
  };
}

/** Reads files and folders as one run. */
export const readSource = (
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<ReportSource> =>
  readSources(
    paths.flatMap((path) =>
      statSync(path).isDirectory()
        ? filesIn(path).map((inside) => source(inside, true))
        : [source(path, false)],
    ),
    options,
  );

/** Reads files and folders as one run and reports on it. */
export const readReport = async (
  paths: readonly string[],
  options: ReadOptions & ReportOptions = {},
): Promise<Report> => buildReport(await readSource(paths, options), options);

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const draw = plotDrawer({ Plot, document });

/** A figure as SVG. */
export const drawFigure = async (
  figure: Figure,
  theme: ThemeName,
  id: string = figure.id,
): Promise<string> => draw(figure, theme, id);
