import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { type Look, openPage, site } from './openPage.ts';
import { violations } from './violations.ts';

const browser = useChromium();

/** Until the scripts of the page have run: the menu is there. */
const ready = (page: Page) =>
  page.locator('#tsd-nav-container a').first().waitFor({ state: 'attached' });

/** Opens the search by its key, without a network, and types. */
async function search(query: string, look: Look = {}, from = 'index.html') {
  const opened = await openPage(browser(), from, look);
  const { page } = opened;
  await page.context().setOffline(true);
  await ready(page);
  await page.keyboard.press('/');
  await page.locator('#tsd-search-input').waitFor();
  await page.keyboard.type(query);
  return opened;
}

const options = (page: Page) => page.locator('#tsd-search-results [role="option"]');

/** What a person wants who types these words. */
it.each([
  ['verl', 'documents/Where_are_my_rollouts_.html#trainers'],
  ['pass@k', 'documents/Elicited_or_new_.html#many-attempts'],
  ['dead groups', 'documents/Group_size_and_oversampling.html#dead-groups'],
  ['dead group', 'documents/Group_size_and_oversampling.html#dead-groups'],
  ['gruop size', 'documents/Group_size_and_oversampling.html'],
  ['calibration', 'documents/Do_the_intervals_keep_their_word_.html'],
  ['install', 'documents/Where_to_get_it.html'],
  ['binaryEntropy', 'functions/_bits-per-sample_info.binaryEntropy.html'],
])('%s leads to %s', async (query, url) => {
  const { page, problems } = await search(query);
  await options(page).first().waitFor();
  expect(await options(page).first().locator('mark').count()).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.href.endsWith(url));
  const [, anchor] = url.split('#');
  if (anchor) expect(await page.locator(`[id="${anchor}"]`).isVisible()).toBe(true);
  expect(problems).toEqual([]);
  await page.close();
});

it('goes by keys: arrows through the list, Esc out of it', async () => {
  const from = 'functions/_bits-per-sample_capability.passAtK.html';
  const { page, problems } = await search('noise scale', {}, from);
  await options(page).nth(2).waitFor();
  const field = page.locator('#tsd-search-input');
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const chosen = await field.getAttribute('aria-activedescendant');
  expect(chosen).toBe(await options(page).nth(1).getAttribute('id'));
  expect(await options(page).nth(1).getAttribute('aria-selected')).toBe('true');
  const href = await options(page)
    .nth(1)
    .evaluate((a) => (a as HTMLAnchorElement).href);
  await page.keyboard.press('Enter');
  await page.waitForURL(href);
  await ready(page);
  await page.keyboard.press('/');
  await page.keyboard.type('qqqqqqqq');
  await page.locator('#tsd-search-status', { hasText: 'Nothing found for “qqqqqqqq”' }).waitFor();
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Escape');
  await page.locator('#tsd-search').waitFor({ state: 'hidden' });
  expect(problems).toEqual([]);
  await page.close();
});

it('a hit on the page itself closes the search', async () => {
  const from = 'documents/Group_size_and_oversampling.html';
  const { page } = await search('dead groups', {}, from);
  await options(page).first().waitFor();
  await options(page).first().click();
  await page.locator('#tsd-search').waitFor({ state: 'hidden' });
  expect(page.url()).toMatch(/#dead-groups$/);
  await page.close();
});

it.each([
  ['light', 1200],
  ['dark', 390],
] as const)('is for everybody: %s, %i px', async (colorScheme, width) => {
  const { page } = await search('pass@k', { colorScheme, width });
  await options(page).first().waitFor();
  await page.waitForTimeout(300); // the dialog fades in
  const weighty = (await violations(page)).filter((line) => /, (serious|critical):/.test(line));
  expect(weighty).toEqual([]);
  const { x, width: wide } = (await page.locator('#tsd-search').boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + wide).toBeLessThanOrEqual(width);
  await page.close();
});

it('the index is read when it is used first, and is no more than 400 kB packed', async () => {
  const { page, requests } = await openPage(browser(), 'index.html');
  await ready(page);
  const isIndex = (url: string) => url.endsWith('searchPages.js');
  expect(requests.some(isIndex)).toBe(false);
  await page.locator('#tsd-search-trigger').click();
  await page.locator('#tsd-search-input').fill('bits');
  await options(page).first().waitFor();
  expect(requests.filter(isIndex)).toHaveLength(1);
  const packed = gzipSync(readFileSync(join(site, 'assets/searchPages.js'))).length;
  expect(packed).toBeLessThan(400_000);
  await page.close();
});
