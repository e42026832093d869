import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { useChromium } from '../../../docs/test/chromium.ts';
import { markFigures } from '../../testkit/test/markFigures.ts';

const browser = useChromium();

it('in a page a figure has its description, and tooltips in the values of the data', async () => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    define: { 'process.env.NODE_ENV': '"production"' },
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
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';
  const page = await browser().newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => problems.push(request.url()));
  await page.setContent('<body style="margin: 0"></body>');
  await page.addScriptTag({ content: code });
  const figure = markFigures.find(({ id }) => id === 'edges')!;
  await page.evaluate((shown) => {
    (globalThis as unknown as { entry: typeof import('./browser/entry.ts') }).entry.show(shown);
  }, figure);

  const image = page.getByRole('img', { name: figure.alt });
  expect(await image.count()).toBe(1);
  // the point at p = 0.5, h = 1 stands where the two ticks cross
  const tick = async (label: string, side: 'x' | 'y') => {
    const all = await page.locator('svg text', { hasText: new RegExp(`^${label}$`) }).all();
    const boxes = await Promise.all(all.map(async (one) => (await one.boundingBox())!));
    const pick = boxes.sort((a, b) => (side === 'x' ? b.y - a.y : a.x - b.x))[0]!;
    return side === 'x' ? pick.x + pick.width / 2 : pick.y + pick.height / 2;
  };
  const place = [await tick('0.5', 'x'), await tick('1', 'y')] as const;
  await page.mouse.move(place[0] - 30, place[1] + 30);
  await page.mouse.move(...place);
  await expect.poll(() => page.getByText('p: 0.5 · h: 1').count()).toBe(1);
  expect(problems).toEqual([]);
  await page.close();
});
