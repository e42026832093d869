import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';

const tool = fileURLToPath(
  new URL('../node_modules/bits-per-sample/dist/main.js', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const html = join(folder, 'demo.html');

const browser = useChromium();
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [tool, 'demo', '--html', html], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['light', 'dark'] as const)('the report page, %s', (colorScheme) => {
  it.each([1200, 400])('at %i px asks nothing, complains of nothing and fits', async (width) => {
    const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (r) => r.url() === pathToFileURL(html).href || problems.push(r.url()));
    await page.goto(pathToFileURL(html).href);
    expect(await page.locator('ol.five > li').count()).toBe(5);
    const shown = await page.locator('figure svg:visible').count();
    expect(shown).toBeGreaterThan(6);
    const [wide, dark] = await page.evaluate(() => {
      const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number);
      return [document.documentElement.scrollWidth, red < 128];
    });
    expect(wide).toBeLessThanOrEqual(width);
    expect(dark).toBe(colorScheme === 'dark');
    expect(problems).toEqual([]);
    await page.close();
  });
});
