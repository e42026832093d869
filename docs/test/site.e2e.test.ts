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

const text = new Map(pages.map((name) => [name, readFileSync(join(site, name), 'utf8')]));
const ids = new Map(
  [...text].map(([name, html]) => [
    name,
    new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)),
  ]),
);

describe('links', () => {
  it('lead somewhere, and no page loads anything from outside', () => {
    expect(pages.length).toBeGreaterThan(20);
    const broken: string[] = [];
    let anchors = 0;
    for (const [page, html] of text)
      for (const [, tag, link = ''] of html.matchAll(
        /<(\w+)[^>]*?\s(?:href|src|srcset)="([^"]+)"/g,
      )) {
        if (/^[a-z]+:/.test(link)) {
          const isPlainLink = tag === 'a' && /^https?:/.test(link);
          if (!link.startsWith('data:') && !isPlainLink) broken.push(`${page}: ${tag} ${link}`);
          continue;
        }
        const [path = '', anchor] = link.split('#');
        const to = path === '' ? page : join(dirname(page), decodeURI(path.replace(/\?.*/, '')));
        if (!existsSync(resolve(site, to))) broken.push(`${page}: ${link}`);
        // what a page keeps in its address, and an icon of another file
        if (!anchor || anchor.includes('=') || tag === 'use') continue;
        anchors++;
        if (!ids.get(to)?.has(decodeURIComponent(anchor))) broken.push(`${page}: ${link}`);
      }
    expect(anchors).toBeGreaterThan(1000);
    expect(broken).toEqual([]);
  });

  it('every DOI and arXiv number is one, and leads to what it names', () => {
    const plain: string[] = [];
    const wrong: string[] = [];
    const found = new Set<string>();
    for (const [page, html] of text) {
      for (const [, href = '', name = ''] of html.matchAll(
        /<a [^>]*?href="([^"]+)"[^>]*>((?:arXiv|doi):[^<]*)<\/a>/gi,
      )) {
        const [, kind, id] = /^(arXiv|doi):\s?(.*)$/i.exec(unescaped(name))!;
        const home = kind!.toLowerCase() === 'doi' ? 'https://doi.org/' : 'https://arxiv.org/abs/';
        found.add(home + id);
        if (decodeURIComponent(unescaped(href)) !== home + id) wrong.push(`${page}: ${href}`);
      }
      const said = html
        .replace(/<(a|pre|code|script)[ >][\s\S]*?<\/\1>/g, '')
        .replace(/<[^>]+>/g, '');
      plain.push(
        ...[...said.matchAll(/(?:arxiv|doi):\s?\d[^\s]*/gi)].map((m) => `${page}: ${m[0]}`),
      );
    }
    expect(plain).toEqual([]);
    expect(wrong).toEqual([]);
    expect(found.size).toBeGreaterThan(100);
    // brackets, colons, points and < of the DOI itself; none of the sentence around it
    for (const id of [
      'https://doi.org/10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C',
      'https://doi.org/10.1016/0197-2456(86)90046-2',
      'https://doi.org/10.1016/S1364-6613(99)01294-2',
      'https://doi.org/10.1023/A:1026096204727',
      'https://doi.org/10.1214/aos/1176349983',
      'https://arxiv.org/abs/2107.03374',
      'https://arxiv.org/abs/physics/0108025',
    ])
      expect(found).toContain(id);
  });
});

/** The characters that HTML writes as names. */
function unescaped(html: string): string {
  const names = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html.replace(/&(lt|gt|amp|quot);/g, (_, name: keyof typeof names) => names[name]);
}

it('every guide stands in a chapter of the menu and of the front page', () => {
  const home = text.get('index.html')!;
  const guides = pages.filter((name) => /^documents\/[^.]+\.html$/.test(name));
  expect(guides.length).toBeGreaterThan(20);
  for (const name of guides) {
    expect(home).toContain(`href="${encodeURI(name)}"`);
    expect(text.get(name)).toMatch(/<p class="chapter"[^>]*>\w/);
  }
});

it('every block of code has a button that copies it, by keys too', async () => {
  const without = [...text].filter(
    ([, html]) =>
      html.split('<pre><code').length !==
      html.split(/<\/code><button(?: type="button")?>Copy</).length,
  );
  expect(without.map(([name]) => name)).toEqual([]);
  const { page, problems } = await open(guide, 'light');
  await page.evaluate(() => {
    Object.assign(globalThis, { copied: '' });
    navigator.clipboard.writeText = async (text) =>
      void Object.assign(globalThis, { copied: text });
  });
  const block = page.locator('pre:has(button)').first();
  await block.locator('button').focus();
  await expect // it fades in
    .poll(() => block.locator('button').evaluate((button) => getComputedStyle(button).opacity))
    .toBe('1');
  await page.keyboard.press('Enter');
  const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  const bare = (text: string | null) => text?.replace(/\s/g, '');
  expect(bare(copied)).toBe(bare(await block.locator('code').textContent()));
  expect(copied.split('\n').length).toBe((await block.locator('br').count()) + 1);
  expect(problems).toEqual([]);
  await page.close();
});

it('on a phone pictures are laid out anew, and the menu opens by keys', async () => {
  const { page } = await openPage(browser(), guide, { width: 390 });
  const picture = page.locator('img.on-light').first();
  await picture.scrollIntoViewIfNeeded();
  const { source, wide, room } = await picture.evaluate((img: HTMLImageElement) => ({
    source: img.currentSrc,
    wide: img.getBoundingClientRect().width,
    room: img.closest('.tsd-typography')!.clientWidth,
  }));
  expect(source).toMatch(/-narrow\.svg$/);
  expect(wide).toBe(room);
  await page.locator('#tsd-toolbar-menu-trigger').focus();
  await page.keyboard.press('Enter');
  await page.locator('.has-menu').waitFor();
  await page.close();
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

it('the front page and every guide open, by light and by night', { timeout: 300_000 }, async () => {
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
