import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { build } from 'vite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useChromium } from '../../../docs/test/chromium.ts';
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { type BitsFigureElement, defineBitsFigure } from '../src/element.ts';

const browser = useChromium();
const axe = createRequire(new URL('../../../docs/package.json', import.meta.url)).resolve(
  'axe-core',
);
const [figure, other] = ['bits-log', 'degeneracy'].map(
  (id) => sampleFigures.find((one) => one.id === id)!,
) as [Figure, Figure];
let code = '';
let page: Awaited<ReturnType<ReturnType<typeof browser>['newPage']>>;
let problems: string[] = [];

beforeAll(async () => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('browser/entry.ts', import.meta.url)),
        formats: ['iife'],
        name: 'entry',
      },
    },
  });
  const [bundle] = [made].flat();
  code = bundle && 'output' in bundle ? bundle.output[0].code : '';
}, 120_000);

beforeEach(async () => {
  page = await browser().newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  await page.route('http://figures.test/**', (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/')
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html lang="en"><title>Figures</title><main><h1>Figures</h1></main>',
      });
    if (path === '/figure.json') return route.fulfill({ json: other });
    if (path === '/broken.json') return route.fulfill({ json: { ...figure, id: '<b>' } });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto('http://figures.test/');
  await page.addScriptTag({ content: code });
});
afterEach(async () => {
  await page.close();
});

/** Puts an element on the page. */
async function put(attributes: Record<string, string>, shown?: Figure): Promise<void> {
  await page.evaluate(
    ([attributes, shown]) => {
      const element = document.createElement('bits-figure') as HTMLElement & BitsFigureElement;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      if (shown) element.figure = shown;
      document.querySelector('main')!.append(element);
    },
    [attributes, shown] as const,
  );
}
const picture = () => page.locator('bits-figure svg');
const ground = () => picture().locator('> rect').first().getAttribute('fill');

describe('<bits-figure>', () => {
  it('is not there before it is defined, and defining it twice is once', async () => {
    await put({}, figure);
    expect(await picture().count()).toBe(0);
    await page.evaluate('entry.define(); entry.define()');
    expect(await picture().count()).toBe(1); // also what was set before
    expect(problems).toEqual([]);
  });

  it('shows a figure as an image with a name and a description', async () => {
    await page.evaluate('entry.define()');
    await put({}, figure);
    const image = page.getByRole('img', { name: figure.title });
    expect(await image.count()).toBe(1);
    expect(await picture().locator('desc').textContent()).toBe(figure.alt);
    expect((await image.boundingBox())!.width).toBeGreaterThan(300);
    expect(problems).toEqual([]);
  });

  it('follows the colour scheme of the system, also when it changes, unless told', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate('entry.define()');
    await put({}, figure);
    expect(await ground()).toBe(themes.light.background);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).toBe(themes.dark.background);
    await page.evaluate("document.querySelector('bits-figure').setAttribute('theme', 'light')");
    expect(await ground()).toBe(themes.light.background);
  });

  it('is as wide as it is told, or as its place', async () => {
    await page.evaluate('entry.define()');
    await put({}, figure);
    const width = async () => Number(await picture().getAttribute('width'));
    const set = (name: string, value: string) =>
      page.evaluate(
        ([name, value]) => document.querySelector('bits-figure')!.setAttribute(name!, value!),
        [name, value],
      );
    expect(await width()).toBe(figure.size.width);
    await set('width', '390');
    expect(await width()).toBe(390);
    await set('style', 'width: 500px');
    await set('width', 'fit');
    await expect.poll(width).toBe(500);
    await set('style', 'width: 420px');
    await expect.poll(width).toBe(420);
    await set('width', 'wide');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toEqual([expect.stringContaining('expected width from 80 to 10000 px')]);
  });

  it('opens its table by key, keeps it open when drawn again, and lets it be reached', async () => {
    await page.evaluate('entry.define()');
    await put({}, figure);
    const table = page.locator('bits-figure table').first();
    expect(await table.isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await table.isVisible()).toBe(true);
    expect(await table.locator('th').allTextContents()).toContain('pass rate');
    await page.keyboard.press('Tab');
    const region = page.getByRole('region', { name: `${figure.title}: curves` });
    expect(
      await region.evaluate((node) => node === (node.getRootNode() as ShadowRoot).activeElement),
    ).toBe(true);
    await page.evaluate("document.querySelector('bits-figure').setAttribute('theme', 'dark')");
    expect(await table.isVisible()).toBe(true);
    await put({ table: '' }, other);
    expect(await page.locator('bits-figure').last().locator('table').first().isVisible()).toBe(
      true,
    );
  });

  it('loads a figure from an address, and says why it cannot', async () => {
    await page.evaluate('entry.define()');
    await put({ src: '/figure.json' });
    await expect.poll(() => picture().count()).toBe(1);
    expect(await picture().locator('title').textContent()).toBe(other.title);
    const change = (src: string) =>
      page.evaluate((at) => document.querySelector('bits-figure')!.setAttribute('src', at), src);
    await change('/broken.json');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toEqual([expect.stringContaining('expected figure.id')]);
    await change('/nowhere.json');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toEqual(['/nowhere.json: 404']);
    await page.evaluate((shown) => {
      (document.querySelector('bits-figure') as unknown as BitsFigureElement).figure = shown;
    }, figure);
    expect(await picture().locator('title').textContent()).toBe(figure.title);
  });

  it('tells when it has drawn and what it left out, and can be emptied', async () => {
    await page.evaluate('entry.define()');
    const told = await page.evaluate((shown) => {
      const element = document.createElement('bits-figure') as HTMLElement & BitsFigureElement;
      let drawn = 0;
      element.addEventListener('draw', () => drawn++);
      document.body.append(element);
      element.figure = { ...shown, scales: { ...shown.scales, color: { domain: [] } } };
      const { warnings } = element;
      element.figure = null;
      return { drawn, warnings, left: element.shadowRoot!.childNodes.length };
    }, figure);
    expect(told.drawn).toBe(1);
    expect(told.warnings.join()).toContain('are not drawn: the colour scale does not name it');
    expect(told.left).toBe(0);
  });

  it('has nothing that axe objects to, in either scheme, with the table open', async () => {
    await page.evaluate('entry.define()');
    await put({ theme: 'light', table: '' }, figure);
    await put({ theme: 'dark', table: '' }, other);
    await page.addScriptTag({ path: axe });
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => [id, nodes[0]!.html])).toEqual([]);
  });

  it('says that it needs a browser', () => {
    expect(() => defineBitsFigure({ Plot: {} as never })).toThrow(
      'defineBitsFigure: expected customElements in a browser',
    );
  });
});
