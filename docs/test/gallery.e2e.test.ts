import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normaliseIds } from '@bits-per-sample/testkit';
import type { Page } from 'playwright-core';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import { useChromium } from './chromium.ts';
import { openPage, site } from './openPage.ts';

const browser = useChromium();
const name = 'documents/Gallery.html';
const adapters = ['Observable Plot', 'Vega-Lite', 'ECharts', 'Plotly'] as const;
const pictures = (page: Page) => page.locator('.picture');

/** The picture of a figure and the code below it, once both are there. */
async function shown(page: Page, figure: string) {
  const place = page.locator(`.picture[data-figure="${figure}"]`);
  await place.scrollIntoViewIfNeeded();
  await expect
    .poll(() => place.getAttribute('data-drawn'), { timeout: 30_000 })
    .toContain(await chosen(page));
  const picture = await place.locator('> div').evaluate((node) => node.innerHTML);
  const code = await place.locator('~ pre').first().textContent();
  return { picture, code: code ?? '' };
}

/**
 * A picture without what differs from drawing to drawing: counted and drawn ids, the address before
 * them, the order in which attributes were set.
 */
const level = (svg: string) =>
  normaliseIds(
    svg
      .replaceAll('&quot;', "'")
      .replace(/url\('?(?:file|about):[^#)]*#([^')]*)'?\)/g, 'url(#$1)')
      .replace(/\btrace[0-9a-f]{6}\b/g, 'trace0')
      .replace(/(<\w+)((?: [\w:-]+="[^"]*")+)/g, (_, tag: string, all: string) =>
        [tag, ...(all.match(/ [\w:-]+="[^"]*"/g) ?? []).sort()].join(''),
      ),
  );

const chosen = (page: Page) =>
  page.locator('#gallery input:checked').evaluate((input) => (input as HTMLInputElement).value);

/** A module of the gallery as the body of a function that is given its packages. */
async function toFunction(code: string): Promise<string> {
  const { code: js } = await transformWithOxc(code, 'example.ts', { lang: 'ts' });
  return js
    .replace(/^import \* as (\w+) from ["'](.+)["'];/gm, 'const $1 = packages["$2"];')
    .replace(/^import \{(.+)\} from ["'](.+)["'];/gm, 'const {$1} = packages["$2"];')
    .replace(/^import (\w+) from ["'](.+)["'];/gm, 'const $1 = packages["$2"].default;')
    .replace(/^export \{.*\};?$/gm, '')
    .replace(/^export /gm, '');
}

// one adapter on each push, all with the slow suite
describe.each(process.env.SLOW ? adapters : adapters.slice(0, 1))('by %s', (adapter) => {
  // 32 pictures, each drawn twice
  it('the code below a picture draws that picture', { timeout: 300_000 }, async () => {
    const { page, problems } = await openPage(browser(), name, {
      width: 1000,
      colorScheme: 'dark',
    });
    const blank = await browser().newPage();
    await blank.setContent('<!doctype html><body></body>');
    // libraries measure texts: the page's fonts
    await blank.addStyleTag({ path: fileURLToPath(new URL('../site.css', import.meta.url)) });
    const entry = new URL('browser/packages.ts', import.meta.url);
    await blank.addScriptTag({ content: await bundle(entry, { name: 'bundled' }) });
    await page.getByLabel(adapter).check();
    const figures = await pictures(page).evaluateAll((places) =>
      places.map((place) => (place as HTMLElement).dataset.figure!),
    );
    expect(figures.length).toBeGreaterThan(30);
    for (const figure of figures) {
      const { picture, code } = await shown(page, figure);
      expect(code).toContain('const theme = themes.dark;');
      const drawn = await blank.evaluate(
        async (code) => {
          document.body.replaceChildren();
          document.body.removeAttribute('_echarts_instance_');
          const { packages } = (globalThis as unknown as { bundled: { packages: unknown } })
            .bundled;
          const run = new Function('packages', `return (async () => {${code}})()`);
          await run(packages);
          const picture = document.body.cloneNode(true) as HTMLElement;
          picture.querySelector('#js-plotly-tester')?.remove(); // Plotly measures its texts in it
          return picture.innerHTML;
        },
        await toFunction(code),
      );
      expect(level(drawn), figure).toBe(level(picture));
    }
    expect(problems).toEqual([]);
    await blank.close();
    await page.close();
  });
});

it('keys choose the adapter and copy the code, which says so', async () => {
  const { page, problems } = await openPage(browser(), name);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByLabel('Observable Plot').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await chosen(page)).toBe('echarts');
  await expect.poll(() => page.locator('#gallery-status').textContent()).toBe('Drawn by ECharts');
  const { code } = await shown(page, 'bits-linear');
  await page
    .getByRole('button', { name: 'Copy the code of Bits of a reward and of a label' })
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.copy [role=status]').first().textContent()).toBe('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  expect(code).toContain("import { bitsLinearFigure } from '@bits-per-sample/figures';\n");
  expect(code).toContain('echarts.init(place');
  expect(problems).toEqual([]);
  await page.close();
});

it('pictures are as wide as their column, and again when it narrows', async () => {
  const { page, problems } = await openPage(browser(), name, { width: 1440 });
  const widths = () =>
    pictures(page)
      .first()
      .evaluate((place) => [place.clientWidth, place.querySelector('svg')?.clientWidth]);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => new Set(await widths()).size).toBe(1);
    expect((await widths())[0]).toBeGreaterThan(width * 0.6);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  expect(problems).toEqual([]);
  await page.close();
});

it('a link leads to its figure, which stays in place while those above it are drawn', {
  timeout: 300_000,
}, async () => {
  for (const width of [1440, 390]) {
    const { page, problems } = await openPage(browser(), name, { width });
    await page.getByLabel('Plotly').check();
    await page.getByRole('link', { name: 'Regret of curricula' }).first().click();
    const place = page.locator('.picture[data-figure="regret"]');
    await expect
      .poll(() => place.getAttribute('data-drawn'), { timeout: 30_000 })
      .toContain('plotly');
    const heading = page.getByRole('heading', { name: 'Regret of curricula' });
    const top = async () => (await heading.boundingBox())!.y;
    await expect.poll(top).toBeLessThan(300);
    expect(await top()).toBeGreaterThan(40);
    // all layers of the picture lie on each other
    const [layers = [], frame] = await place.evaluate(
      (node) =>
        [
          [...node.querySelectorAll('.main-svg')].map((svg) => svg.getBoundingClientRect().top),
          node.getBoundingClientRect().top,
        ] as const,
    );
    expect(new Set([...layers, frame]).size).toBe(1);
    expect(problems).toEqual([]);
    await page.close();
  }
});

it('the index leads to every figure, and no entry lies on another', async () => {
  for (const width of [1440, 768, 390]) {
    const { page } = await openPage(browser(), name, { width });
    const links = page.getByRole('navigation', { name: 'Figures' }).locator('li li a');
    expect(await links.count()).toBe(await pictures(page).count());
    const boxes = await links.evaluateAll((all) =>
      all.flatMap((link) => [...link.getClientRects()].map((box) => box.toJSON() as DOMRect)),
    );
    const meet = boxes.some((a, i) =>
      boxes
        .slice(i + 1)
        .some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4,
        ),
    );
    expect(meet, `${width} px`).toBe(false);
    await page.close();
  }
});

it('says truly how large Plotly is', async () => {
  const { page } = await openPage(browser(), name);
  const megabytes = (statSync(join(site, 'assets/pages/plotly.js')).size / 1e6).toFixed(1);
  expect(await page.locator('.tsd-typography').first().textContent()).toContain(`${megabytes} MB`);
  await page.close();
});
