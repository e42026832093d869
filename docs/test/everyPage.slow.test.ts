import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { openPage, site } from './openPage.ts';

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);
const browser = useChromium();

it('every page opens without an error on its console or a request that fails', async () => {
  expect(pages.length).toBeGreaterThan(500);
  const bad: Record<string, string[]> = {};
  for (const name of pages) {
    const { page, problems } = await openPage(browser(), name);
    if (problems.length > 0) bad[name] = problems;
    await page.close();
  }
  expect(bad).toEqual({});
});
