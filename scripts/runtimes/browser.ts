/// <reference lib="dom" />
// The probe in a real Chromium: in a page and in a module worker, bundled for browsers.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type ConsoleMessage, chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../browser.ts';

/** What one place says: its name, its version and what went wrong. */
export interface Report {
  readonly name: string;
  readonly version: string;
  readonly failures: readonly string[];
}

/** Bundles the entry points that are installed in `home`; a module of Node's is an error. */
async function bundle(home: string, entries: readonly string[]): Promise<Map<string, Uint8Array>> {
  const loaders = [...entries, '@observablehq/plot'].map(
    (name) => `'${name}': () => import('${name}'),`,
  );
  const { outputFiles } = await build({
    stdin: {
      resolveDir: home,
      contents: `import { probe } from './probe.mjs';
import { uses } from './uses.mjs';
const loaders = {
${loaders.join('\n')}
};
export const report = probe({ entries: ${JSON.stringify(entries)}, uses, load: (name) => loaders[name]() });
if (typeof document === 'undefined') report.then(postMessage);
`,
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: join(home, 'browser'),
    write: false,
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [path.slice(join(home, 'browser').length), contents]),
  );
}

/** In the page: the failures that the probe reports, here or from a worker. */
function ask(place: 'page' | 'worker'): Promise<string[]> {
  const script = '/stdin.js';
  return new Promise((resolve, reject) => {
    setTimeout(reject, 60_000, new Error('no answer in a minute'));
    if (place === 'page') import(script).then(({ report }) => resolve(report), reject);
    else {
      const worker = new Worker(script, { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(`worker: ${message}`));
    }
  });
}

/** Runs the probe in both places; a word of the console that is an error counts as a failure. */
export async function inBrowser(home: string, entries: readonly string[]): Promise<Report[]> {
  let files: Map<string, Uint8Array>;
  try {
    files = await bundle(home, entries);
  } catch (error) {
    const failures = [error instanceof Error ? error.message : String(error)];
    return [{ name: 'browser bundle', version: '?', failures }];
  }
  const server = createServer(({ url = '/' }, response) => {
    const file = files.get(url);
    const type = file ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type });
    response.end(file ?? '<!doctype html><link rel="icon" href="data:,"><title>probe</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs,
  });
  try {
    const reports: Report[] = [];
    for (const place of ['page', 'worker'] as const) {
      const page = await browser.newPage();
      const words: string[] = [];
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') words.push(`console: ${message.text()}`);
      });
      page.on('pageerror', ({ message }) => words.push(`uncaught: ${message}`));
      await page.goto(`http://127.0.0.1:${port}/`);
      const failures = await page.evaluate(ask, place).catch(({ message }) => [message]);
      const version = browser.version();
      reports.push({ name: `Chromium ${place}`, version, failures: [...failures, ...words] });
      await page.close();
    }
    return reports;
  } finally {
    await browser.close();
    server.close();
  }
}
