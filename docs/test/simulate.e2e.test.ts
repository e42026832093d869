import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { claims } from '@bits-per-sample/lab';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { violations } from './violations.ts';

const tool = fileURLToPath(
  new URL('../node_modules/bits-per-sample/dist/main.js', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
const out = join(folder, 'claims');
const address = pathToFileURL(join(out, 'index.html')).href;

const browser = useChromium();
beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [tool, 'simulate', 'all', '--out', out], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('every claim has its data and its picture', () => {
  const names = claims.flatMap(({ id }) => [`${id}.json`, `${id}.svg`]);
  expect(readdirSync(out).sort()).toEqual([...names, 'index.html'].sort());
});

describe.each(['light', 'dark'] as const)('the page of all claims, %s', (colorScheme) => {
  it.each([1440, 390])('at %i px fits, asks nothing and is for everybody', async (width) => {
    const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (r) => r.url() === address || problems.push(r.url()));
    await page.goto(address);
    expect(await page.locator('header').textContent()).toContain('16 of 16 verdicts stand');
    expect(await page.locator('figure svg:visible').count()).toBe(claims.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expect(await violations(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });
});
