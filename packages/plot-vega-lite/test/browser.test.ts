import { fileURLToPath } from 'node:url';
import { resolveFigure } from '@bits-per-sample/plot';
import { adapterFaults } from '@bits-per-sample/testkit';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { useChromium } from '../../../docs/test/chromium.ts';
import { markFigures } from '../../testkit/test/markFigures.ts';
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { draw } from './draw.ts';

const browser = useChromium();
const figures = [...markFigures, ...sampleFigures];
let page: Awaited<ReturnType<ReturnType<typeof browser>['newPage']>>;
const problems: string[] = [];

beforeAll(async () => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('browser/entry.ts', import.meta.url)),
        formats: ['iife'],
        name: 'entry',
      },
    },
  });
  const [bundle] = [made].flat();
  page = await browser().newPage();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => problems.push(request.url()));
  await page.setContent('<body></body>');
  await page.addScriptTag({ content: bundle && 'output' in bundle ? bundle.output[0].code : '' });
}, 120_000);

it.each(['degeneracy', 'mark-cell', 'facets', 'bits-ledger'])(
  '%s keeps the contract in a page, in the size that it has without one',
  async (id) => {
    const figure = figures.find((one) => one.id === id)!;
    const svg = await page.evaluate(
      (shown) =>
        (globalThis as unknown as { entry: typeof import('./browser/entry.ts') }).entry.show(shown),
      figure,
    );
    expect(adapterFaults(resolveFigure(figure), { svg, complaints: problems })).toEqual([]);
    const size = (text: string) => /viewBox="([^"]*)"/.exec(text)![1];
    expect(size(svg)).toBe(size((await draw(figure)).svg));
    expect(await page.locator('div').first().getAttribute('aria-label')).toBe(figure.alt);
  },
);
