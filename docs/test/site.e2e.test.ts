import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { openPage, site } from './openPage.ts';

const pictures = fileURLToPath(new URL('../reports', import.meta.url));
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);
const guide = pages.find((name) => /ten.minutes/i.test(name)) ?? 'no page';

const browser = useChromium();
mkdirSync(pictures, { recursive: true });

const open = (name: string, colorScheme: 'light' | 'dark') =>
  openPage(browser(), name, { colorScheme });

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number));

describe('links', () => {
  it('lead somewhere, and no page loads anything from outside', () => {
    expect(pages.length).toBeGreaterThan(20);
    const broken: string[] = [];
    for (const page of pages) {
      const text = readFileSync(join(site, page), 'utf8');
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      for (const [, tag, link = ''] of text.matchAll(
        /<(\w+)[^>]*?\s(?:href|src|srcset)="([^"]+)"/g,
      )) {
        if (/^[a-z]+:/.test(link)) {
          const isPlainLink = tag === 'a' && /^https?:/.test(link);
          if (!link.startsWith('data:') && !isPlainLink) broken.push(`${page}: ${tag} ${link}`);
          continue;
        }
        const [path = '', anchor] = link.split('#');
        const target =
          path === '' ? page : join(dirname(page), decodeURI(path.replace(/\?.*/, '')));
        if (!existsSync(resolve(site, target))) broken.push(`${page}: ${link}`);
        else if (
          path === '' &&
          anchor &&
          !anchor.includes('=') &&
          !ids.has(decodeURIComponent(anchor))
        )
          broken.push(`${page}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it('the guide shows its mathematics and its pictures', async () => {
    const { page, problems } = await open(guide, scheme);
    expect(await page.locator('h1').first().textContent()).toContain('ten minutes');
    expect(await page.locator('.katex').count()).toBeGreaterThan(10);
    expect(await page.locator('.katex-error').count()).toBe(0);
    const loaded = await page.evaluate(() => document.fonts.check('16px KaTeX_Main'));
    expect(loaded).toBe(true);

    const visible = page.locator(`img.on-${scheme}`);
    expect(await visible.count()).toBe(2);
    for (const image of await visible.all()) {
      await image.scrollIntoViewIfNeeded();
      expect(await image.isVisible()).toBe(true);
      expect(await image.getAttribute('src')).toContain(scheme);
      expect(await image.getAttribute('alt')).toMatch(/\w{3}/);
      expect(
        await image.evaluate((node) => (node as HTMLImageElement).naturalWidth),
      ).toBeGreaterThan(300);
    }
    const other = page.locator(`img.on-${scheme === 'dark' ? 'light' : 'dark'}`);
    for (const image of await other.all()) expect(await image.isVisible()).toBe(false);

    const [red = 0] = await background(page);
    expect(red > 128).toBe(scheme === 'light');
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(pictures, `guide-${scheme}.png`), fullPage: true });
    expect(problems).toEqual([]);
    await page.close();
  });
});

it('the front page and every guide open, by light and by night', async () => {
  const guides = pages.filter((name) => name.startsWith('documents'));
  expect(guides.length).toBeGreaterThan(14);
  for (const name of ['index.html', ...guides]) {
    const { page, problems } = await open(name, 'light');
    expect(await page.locator('.katex-error').count(), name).toBe(0);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const image of await page.locator(`img.on-${scheme}`).all())
        expect(await image.isVisible(), name).toBe(true);
    }
    expect(problems, name).toEqual([]);
    await page.close();
  }
});

it('the pictures follow the switch of the site, against the system', async () => {
  const { page, problems } = await open(guide, 'light');
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  expect(await page.locator('img.on-dark').first().isVisible()).toBe(true);
  expect(await page.locator('img.on-light').first().isVisible()).toBe(false);
  expect(problems).toEqual([]);
  await page.close();
});

it('the search finds a function', async () => {
  const { page, problems } = await open('index.html', 'light');
  await page.locator('#tsd-search-trigger').click();
  await page.locator('#tsd-search-input').fill('binaryEntropy');
  await page.locator('#tsd-search-results li a').first().waitFor();
  expect(await page.locator('#tsd-search-results li a').first().textContent()).toContain(
    'binaryEntropy',
  );
  expect(problems).toEqual([]);
  await page.close();
});
