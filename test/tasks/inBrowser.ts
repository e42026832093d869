/// <reference lib="dom" />
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../scripts/browser.ts';

/** What a page did: its last word on the console, and what it looks like. */
export interface Seen {
  readonly said: readonly string[];
  readonly wrong: readonly string[];
  readonly screenshot: Buffer;
  /** Widest thing on the page beyond the window, px. */
  readonly overflow: number;
  /** Pictures drawn: SVG elements of some size, and canvases. */
  readonly pictures: number;
}

/** Bundles a snippet as a user's tools do and opens it in a real page until it says `done`. */
export async function inBrowser(
  home: string,
  snippet: string,
  { width = 1000, files = {} }: { width?: number; files?: Readonly<Record<string, string>> } = {},
): Promise<Seen> {
  const bundle = (entry: string) =>
    build({
      entryPoints: [join(home, 'snippets', entry)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    }).then(({ outputFiles }) => outputFiles[0]!.text);
  const scripts: Record<string, string> = { '/page.js': await bundle(snippet), ...files };
  const server = createServer(async ({ url = '/' }, response) => {
    const name = url.slice(1);
    const script = scripts[url] ?? (name.startsWith('worker') ? await bundle(name) : undefined);
    const page =
      '<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><body><main id="here"></main><script type="module" src="/page.js"></script>';
    const type = script === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'content-type': `${type};charset=utf-8` });
    response.end(script ?? page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArgs,
  });
  try {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const said: string[] = [];
    const wrong: string[] = [];
    const done = new Promise<void>((resolve, reject) => {
      setTimeout(
        reject,
        60_000,
        new Error(`${snippet}: not done in a minute: ${wrong.join('; ')}`),
      );
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(message.text());
        else if (message.text() === 'done') resolve();
        else said.push(message.text());
      });
      page.on('pageerror', (error) => reject(error));
    });
    await Promise.all([done, page.goto(`http://127.0.0.1:${port}/`)]);
    const seen = await page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      pictures: [...document.querySelectorAll('svg, canvas')].filter(
        (one) => one.getBoundingClientRect().width > 100,
      ).length,
    }));
    return { said, wrong, ...seen, screenshot: await page.screenshot({ fullPage: true }) };
  } finally {
    await browser.close();
    server.close();
  }
}
