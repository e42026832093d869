import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { violations } from './violations.ts';

const tool = fileURLToPath(
  new URL('../node_modules/bits-per-sample/dist/main.js', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const html = join(folder, 'demo.html');
const address = pathToFileURL(html).href;

/** Pictures of the sample run. */
const PICTURES = 11;

const browser = useChromium();
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [tool, 'demo', '--html', html], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['light', 'dark'] as const)('the report page, %s', (colorScheme) => {
  it.each([1200, 400])(
    'at %i px asks nothing, complains of nothing, fits and is for everybody',
    async (width) => {
      const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => problems.push(message.text()));
      page.on('request', (r) => r.url() === address || problems.push(r.url()));
      await page.goto(address);
      expect(await page.locator('ol.five > li').count()).toBe(5);
      expect(await page.locator('figure svg:visible').count()).toBe(PICTURES);
      const [wide, dark] = await page.evaluate(() => {
        const [red = 0] = getComputedStyle(document.body)
          .backgroundColor.match(/\d+/g)!
          .map(Number);
        return [document.documentElement.scrollWidth, red < 128];
      });
      expect(wide).toBeLessThanOrEqual(width);
      expect(dark).toBe(colorScheme === 'dark');
      expect(await violations(page)).toEqual([]);
      await page.locator('summary').evaluateAll((all) => {
        for (const one of all) (one as HTMLElement).click();
      });
      expect(await page.locator('figure table:visible').count()).toBeGreaterThanOrEqual(PICTURES);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(problems).toEqual([]);
      await page.close();
    },
  );

  it('paints the pictures in the colours of the scheme', async () => {
    const page = await browser().newPage({ colorScheme });
    await page.goto(address);
    const grounds = await page
      .locator('figure svg:visible > rect:first-of-type')
      .evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
    const red = grounds.map((color) => Number(/\d+/.exec(color)));
    expect(red).toHaveLength(PICTURES);
    for (const value of red) expect(value < 128).toBe(colorScheme === 'dark');
    await page.close();
  });
});

it('weighs less than half a megabyte', () => {
  expect(statSync(html).size).toBeLessThan(500_000);
});

it('is complete without its script', async () => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  expect(await page.locator('figure svg:visible').count()).toBe(PICTURES);
  await page.locator('figure summary').first().click();
  await expect.poll(() => page.locator('figure table:visible').count()).toBeGreaterThan(0);
  await context.close();
});

it('sorts a table by the column that is asked for', async () => {
  const page = await browser().newPage();
  await page.goto(address);
  const table = page.locator('#categories .table[aria-label="Data: category"]');
  const cells = (column: number): Promise<string[]> =>
    table.locator(`tbody tr > :nth-child(${column})`).allTextContents();
  const figures = async (column: number): Promise<number[]> =>
    (await cells(column)).map((text) => Number.parseFloat(text.replace('−', '-')));
  const head = table.locator('thead button', { hasText: 'pass rate' });
  const column = (await table.locator('thead th').allTextContents()).indexOf('pass rate') + 1;
  const before = await cells(1);
  await head.focus();
  await page.keyboard.press('Enter');
  expect(await figures(column)).toEqual((await figures(column)).toSorted((a, b) => b - a));
  await page.keyboard.press('Enter');
  expect(await figures(column)).toEqual((await figures(column)).toSorted((a, b) => a - b));
  expect(await table.locator('th[aria-sort]').allTextContents()).toEqual(['pass rate']);
  await table.locator('thead button', { hasText: 'category' }).click();
  expect(await cells(1)).toEqual(
    before.toSorted(new Intl.Collator('en', { numeric: true }).compare),
  );
  expect(await violations(page)).toEqual([]);
  await page.close();
});

describe('the numbers of a picture', () => {
  /** The picture of the pass rate over the run: two steps, on straight axes. */
  const curve = (page: Page) =>
    page.locator('figure', { hasText: 'Numbers of “How the pass rate moved”' });

  it('are read out by the arrow keys, as the table has them', async () => {
    const page = await browser().newPage();
    await page.goto(address);
    const plot = curve(page).locator('.plot');
    await plot.focus();
    expect(await plot.getAttribute('aria-label')).toMatch(/How the pass rate moved.*arrow keys/);
    const rows = await curve(page)
      .locator('tbody')
      .first()
      .locator('tr')
      .evaluateAll((all) =>
        all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')),
      );
    for (const [key, row] of [
      ['ArrowRight', rows[0]!],
      ['ArrowRight', rows[1]!],
      ['ArrowRight', rows[1]!],
      ['Home', rows[0]!],
      ['End', rows[1]!],
    ] as const) {
      await page.keyboard.press(key);
      const told = (await plot.locator('output').textContent()) ?? '';
      for (const cell of row) expect(told).toContain(cell);
    }
    await page.keyboard.press('Escape');
    expect(await plot.locator('output').isVisible()).toBe(false);
    await page.close();
  });

  it.each([1200, 400])('appear under the pointer at %i px, where the point is', async (width) => {
    const page = await browser().newPage({ viewport: { width, height: 900 } });
    await page.goto(address);
    const plot = curve(page).locator('.plot');
    await plot.scrollIntoViewIfNeeded();
    // the end of the drawn line is where the last step must be found
    const end = await plot.evaluate((node) => {
      const svg = [...node.querySelectorAll('svg')].find((one) => one.getClientRects().length > 0)!;
      const paths = [...svg.querySelectorAll<SVGPathElement>('[aria-label="this run"] path')];
      const line = paths.find((path) => getComputedStyle(path).fill === 'none')!;
      const matrix = line.getScreenCTM()!;
      const { x, y } = line.getPointAtLength(line.getTotalLength());
      return { x: matrix.a * x + matrix.e, y: matrix.d * y + matrix.f };
    });
    await page.mouse.move(end.x + 2, end.y - 2);
    const tip = plot.locator('output');
    expect(await tip.isVisible()).toBe(true);
    expect(await tip.textContent()).toContain('6.496 k');
    const dot = (await plot.locator('.dot').boundingBox())!;
    expect(Math.abs(dot.x + dot.width / 2 - end.x)).toBeLessThan(2);
    expect(Math.abs(dot.y + dot.height / 2 - end.y)).toBeLessThan(2);
    const box = (await tip.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    await page.mouse.move(1, 1);
    expect(await tip.isVisible()).toBe(false);
    await page.close();
  });
});

it('the skip link comes first and leads to the numbers', async () => {
  const page = await browser().newPage();
  await page.goto(address);
  await page.keyboard.press('Tab');
  const link = page.locator('a.skip');
  expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
  expect((await link.boundingBox())!.x).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toBe(`${address}#main`);
  await page.close();
});

it('prints on white, folded tables left out and open ones whole', async () => {
  const page = await browser().newPage({
    colorScheme: 'dark',
    viewport: { width: 1200, height: 900 },
  });
  await page.goto(address);
  await page.locator('figure summary').first().click();
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    picture: getComputedStyle(document.querySelector('figure .wide svg > rect')!).fill,
    folded: [...document.querySelectorAll('figure details')].map(
      (node) => getComputedStyle(node).display !== 'none',
    ),
    wide: document.querySelectorAll('figure .wide').length,
    cut: [...document.querySelectorAll('figure details[open] .table')].some(
      (node) => node.scrollHeight > node.clientHeight + 1,
    ),
  }));
  expect([seen.ground, seen.picture]).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  expect(seen.folded).toEqual([true, ...Array.from({ length: PICTURES - 1 }, () => false)]);
  expect(seen.cut).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(50_000);
  await page.close();
});
