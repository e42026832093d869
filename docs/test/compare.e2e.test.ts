import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { violations } from './violations.ts';

const tool = fileURLToPath(
  new URL('../node_modules/bits-per-sample/dist/main.js', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'compare-'));
const html = join(folder, 'compare.html');
const address = pathToFileURL(html).href;

/** Counts of 60 prompts in three categories; training helps the first most. */
function log(name: string, gain: number): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const c = Math.min(16, ((i * 7) % 11) + (i % 3 === 0 ? 2 * gain : gain));
    return JSON.stringify({ id: `p${i}`, c, n: 16, category: 'abc'[i % 3] });
  });
  writeFileSync(join(folder, name), rows.join('\n'));
  return join(folder, name);
}

const browser = useChromium();
beforeAll(() => {
  const logs = [log('base.jsonl', 0), log('trained.jsonl', 3)];
  const options = ['--by', 'category', '--group', 'id', '--successes', 'c', '--attempts', 'n'];
  const { status, stderr } = spawnSync(
    process.execPath,
    [tool, 'compare', ...logs, ...options, '--quiet', '--html', html],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['light', 'dark'] as const)('the page of compare, %s', (colorScheme) => {
  it.each([1200, 390])('at %i px fits, asks nothing and is for everybody', async (width) => {
    const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (r) => r.url() === address || problems.push(r.url()));
    await page.goto(address);
    expect(await page.locator('figure svg:visible').count()).toBe(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
    expect(await violations(page)).toEqual([]);
    const plot = page.locator('.plot').first();
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    expect(await plot.locator('output').textContent()).toMatch(/Before[\s\S]*attempts 1/);
    expect(problems).toEqual([]);
    await page.close();
  });
});
