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
const folder = mkdtempSync(join(tmpdir(), 'plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Means of some steps of a run that learns, as a trainer logs them. */
function log(name: string, steps: number): string {
  const rows = Array.from({ length: steps }, (_, i) =>
    JSON.stringify({
      ...{ step: i + 1, reward: 0.3, loss: 0.1, 'eval/accuracy': 0.2 + 0.01 * i },
      ...{ 'prompt_length/mean': 200, 'response_length/mean': 1000 },
    }),
  );
  writeFileSync(join(folder, name), rows.join('\n'));
  return join(folder, name);
}

const options = ['--evaluation', 'eval/accuracy', '--rollouts-per-step', '256', '--model', '8e9'];
/** What is asked of a log of so many steps, and how many pictures and cards the page has. */
const PAGES = {
  forecast: { steps: 40, asked: ['--group-size', '8', '--target', '.7'], pictures: 2, cards: 0 },
  refusal: { steps: 5, asked: ['--noise-scale', '100'], pictures: 0, cards: 2 },
} as const;

const browser = useChromium();
beforeAll(() => {
  for (const [name, { steps, asked }] of Object.entries(PAGES)) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...[tool, 'plan', log(`${name}.jsonl`, steps), ...options, ...asked],
        ...['--quiet', '--html', join(folder, `${name}.html`)],
      ],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  }
}, 120_000);

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('the page of plan, a %s', (name) => {
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  it.each([
    ['light', 1000],
    ['dark', 390],
  ] as const)(
    '%s, at %i px fits, asks nothing and is for everybody',
    async (colorScheme, width) => {
      const page = await browser().newPage({ viewport: { width, height: 900 }, colorScheme });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => problems.push(message.text()));
      page.on('request', (r) => r.url() === address || problems.push(r.url()));
      await page.goto(address);
      expect(await page.locator('figure svg:visible').count()).toBe(PAGES[name].pictures);
      expect(await page.locator('.card:visible').count()).toBe(PAGES[name].cards);
      await page.locator('summary').evaluateAll((all) => {
        for (const one of all) (one as HTMLElement).click();
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    },
  );
});
