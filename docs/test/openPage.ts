import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** The built site. */
export const site = fileURLToPath(new URL('../site', import.meta.url));

/** How to look at it. */
export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
}

/**
 * Opens a page of the site from disk; `problems` fills with what goes wrong on it, `requests` with
 * what it asks for.
 */
export async function openPage(
  browser: Browser,
  name: string,
  { colorScheme = 'light', width = 1200 }: Look = {},
): Promise<{ page: Page; problems: string[]; requests: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('request', (r) => requests.push(r.url()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    // from disk Chromium refuses external SVG sprites; TypeDoc then inlines them itself
    if (message.type() === 'error' && !message.text().includes('icons.svg'))
      problems.push(message.text());
  });
  page.on('requestfailed', (r) => r.url().endsWith('icons.svg') || problems.push(r.url()));
  page.on('request', (r) => /^(file|data|blob):/.test(r.url()) || problems.push(r.url()));
  // how far what is on the page has jumped, by the rules of Cumulative Layout Shift
  await page.addInitScript(() => {
    Object.assign(globalThis, { jumped: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        Object.assign(globalThis, {
          jumped: (globalThis as unknown as { jumped: number }).jumped + entry.value,
        });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const [path = '', hash] = name.split('#');
  const address = pathToFileURL(join(site, path)).href;
  await page.goto(hash === undefined ? address : `${address}#${hash}`);
  return { page, problems, requests };
}

/** The sum of layout shifts so far, those within half a second of an input included. */
export const jumped = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { jumped: number }).jumped);
