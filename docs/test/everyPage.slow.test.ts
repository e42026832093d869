import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { openPage, site } from './openPage.ts';
import { violations } from './violations.ts';

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.html'),
);
const browser = useChromium();
const width = 390;

/** What is wrong with a page on a phone. */
async function faults(name: string): Promise<string[]> {
  const { page, problems } = await openPage(browser(), name, { width });
  await page.locator('#tsd-nav-container li').first().waitFor({ state: 'attached' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  // access.e2e.test.ts looks at the menu: it is the same everywhere, and most of what axe would go through
  await page.evaluate(() => document.getElementById('tsd-nav-container')!.replaceChildren());
  const found = (await violations(page)).filter((line) => /, (serious|critical):/.test(line));
  await page.close();
  return [...problems, ...found, ...(wide > width ? [`${wide} px wide`] : [])];
}

it('there are pages', () => expect(pages.length).toBeGreaterThan(500));

it.each([...new Set(pages.map((name) => dirname(name)))])(
  'every page of %s opens on a phone: no error, no failed request, nothing wider, nothing serious for axe',
  async (folder) => {
    const bad: Record<string, string[]> = {};
    const left = pages.filter((name) => dirname(name) === folder);
    console.log(`${folder}: ${left.length} pages`);
    const lane = async (): Promise<void> => {
      for (let name = left.pop(); name !== undefined; name = left.pop()) {
        const wrong = await faults(name);
        if (wrong.length > 0) bad[name] = wrong;
      }
    };
    await Promise.all([lane(), lane()]);
    expect(bad).toEqual({});
  },
);
