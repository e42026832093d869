import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { jumped, openPage, site } from './openPage.ts';
import { violations } from './violations.ts';

const pictures = fileURLToPath(new URL('../reports', import.meta.url));
mkdirSync(pictures, { recursive: true });
const browser = useChromium();

/** What is serious or critical of what axe-core finds. */
const weighty = async (page: Page): Promise<string[]> =>
  (await violations(page)).filter((line) => /, (serious|critical):/.test(line));

/** One page of each kind, and what to do on it before looking. */
const kinds: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'index.html': async () => {},
  'documents/Bits_per_sample_in_ten_minutes.html': async () => {},
  'functions/_bits-per-sample_curriculum.goldilocks.html': async () => {},
  'documents/Explore.html': async (page) => {
    await page.locator('#explore-noise svg[role="img"]').waitFor();
  },
  'documents/Drop_a_log.html': async (page) => {
    await page.locator('#drop-sample').click();
    await page.locator('#drop-json').waitFor();
  },
  'documents/The_essay,_claim_by_claim.html': async () => {},
  'documents/The_essay,_claim_by_claim.Bits_for_the_money.html': async (page) => {
    await page.locator('#claim-promptTokens').press('ArrowRight');
    await page.locator('#claim-picture svg[role="img"]').waitFor();
  },
  'documents/The_real_run.html': async () => {},
  'documents/Gallery.html': async (page) => {
    await page.getByLabel('Plotly').check();
    await page.locator('.picture').first().scrollIntoViewIfNeeded();
    await page.locator('.picture .main-svg').first().waitFor();
  },
};

it.each(Object.keys(kinds))(
  '%s is for everybody, by light, by night and on a phone',
  async (name) => {
    for (const [colorScheme, width] of [
      ['light', 1200],
      ['dark', 390],
    ] as const) {
      const { page, problems } = await openPage(browser(), name, { colorScheme, width });
      await kinds[name]!(page);
      expect(await weighty(page), `${colorScheme}, ${width} px`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      if (!name.includes('Drop') && !name.includes('Gallery'))
        expect(await jumped(page)).toBeLessThan(0.1);
      expect(problems).toEqual([]);
      const file = `${name.replace(/\W+/g, '-')}-${colorScheme}-${width}.png`;
      const fullPage = /index|Explore/.test(name);
      await page.screenshot({ path: join(pictures, file), fullPage });
      await page.close();
    }
  },
);

it('the first page weighs little, and heavy code stands on its own pages only', async () => {
  const { page, requests } = await openPage(browser(), 'index.html');
  await page.locator('#tsd-nav-container li').first().waitFor();
  await page.waitForLoadState('networkidle');
  const files = [...new Set(requests)].filter((url) => url.startsWith('file:'));
  const packed = files.map((url) => {
    const bytes = readFileSync(new URL(url));
    return url.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
  });
  const total = packed.reduce((a, b) => a + b);
  console.log(`first page: ${files.length} files, ${(total / 1000).toFixed(0)} kB packed`);
  expect(total).toBeLessThan(300_000);
  expect(files.filter((url) => url.includes('assets/pages'))).toEqual([]);
  await page.close();
  const scripts = readdirSync(join(site, 'assets/pages'));
  // a page opened from a disk loads no modules: the one that reads every format has all in one script;
  // the gallery loads a plotting library when it is chosen
  expect(scripts.filter((name) => statSync(join(site, 'assets/pages', name)).size > 1e6)).toEqual([
    'echarts.js',
    'plotly.js',
    'report.js',
  ]);
});
