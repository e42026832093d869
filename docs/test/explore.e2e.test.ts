import { formatValue } from '@bits-per-sample/core';
import {
  binaryEntropy,
  degenerateProbability,
  labelInformation,
  noisyVerifierInformation,
} from '@bits-per-sample/info';
import { expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import type * as measured from './browser/textFaults.ts';
import { useChromium } from './chromium.ts';
import { jumped, openPage } from './openPage.ts';

const browser = useChromium();
const name = 'documents/Explore.html';
const bits = (x: number) => formatValue(x, 'bits', { digits: 2 });

it('keys and pointer move it, the words and the link follow, nothing jumps', async () => {
  const { page, problems } = await openPage(browser(), name);
  const said = (id: string) => page.locator(`#explore-words-${id}`).textContent();
  const picture = (id: string) => page.locator(`#explore-${id} svg[role="img"]`);
  expect(await said('bits')).toContain(`at most ${bits(binaryEntropy(0.1))} bits`);
  expect(await said('bits')).toContain(`${bits(labelInformation(0.1, 100))} bits where one is`);
  for (const id of ['bits', 'groups', 'noise']) expect(await picture(id).count()).toBe(1);
  const before = await picture('groups').locator('desc').textContent();

  // by keyboard: pass rate to the middle, then a step up and down again; the smallest group
  const rate = page.getByLabel('Pass rate', { exact: true });
  await rate.focus();
  await page.keyboard.press('Home');
  expect(await rate.getAttribute('aria-valuetext')).toBe('0.098 %');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  expect(await rate.getAttribute('aria-valuetext')).not.toBe('0.098 %');
  await page.getByLabel('Rollouts per group').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('explore-K');
  await page.getByLabel('Estimator').selectOption({ label: 'RLOO' });
  expect(page.url()).toContain('G=2');
  expect(page.url()).toContain('e=rloo');

  // by pointer: drag the false positives from one end to the other
  const box = (await page.getByLabel('False passes', { exact: true }).boundingBox())!;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 8, middle);
  await page.mouse.down();
  for (let i = 0; i <= 10; i++)
    await page.mouse.move(box.x + 8 + (i / 10) * (box.width - 9), middle);
  await page.mouse.up();
  const link = new URL(page.url());
  const state = new URLSearchParams(link.hash.slice(1));
  expect(state.get('fp')).toBe('0.5');
  expect(await page.locator('#explore-link').getAttribute('href')).toBe(link.hash);

  const p = Number(state.get('p'));
  const noisy = noisyVerifierInformation(p, { falsePositive: 0.5, falseNegative: 0 });
  expect(await said('bits')).toContain(`lets ${bits(noisy)} bits of it through`);
  const dead = degenerateProbability(p + (1 - p) / 2, 2);
  expect(await said('groups')).toContain(
    `groups of 2, ${formatValue(dead, 'percent', { digits: 2 })}`,
  );
  await expect.poll(() => picture('groups').locator('desc').textContent()).not.toBe(before);
  expect(await jumped(page)).toBeLessThan(0.1);

  // the link brings it back
  const again = await openPage(browser(), `${name}${link.hash}`);
  expect(await again.page.locator('#explore-words-bits').textContent()).toBe(await said('bits'));
  expect(await again.page.getByLabel('Rollouts per group').inputValue()).toBe('0');
  await again.page.getByRole('link', { name: 'the middle' }).click();
  await expect.poll(() => again.page.locator('#explore-p-value').textContent()).toBe('50 %');
  expect([...problems, ...again.problems]).toEqual([]);
  await again.page.close();
  await page.close();
});

it.each([1440, 1000, 768, 390])(
  'in %s px the pictures fill their cards, and no text is cut or on another',
  async (width) => {
    const entry = new URL('browser/textFaults.ts', import.meta.url);
    const script = await bundle(entry, { name: 'measured' });
    const links = ['', '#p=0.001&G=8&K=100000&r=100', '#p=0.95&G=128&fp=0.05&fn=0.5&r=1000'];
    for (const [i, link] of links.entries()) {
      const look = { width, colorScheme: i === 0 ? 'light' : 'dark' } as const;
      const { page, problems } = await openPage(browser(), `${name}${link}`, look);
      await page.locator('#explore-noise svg[role="img"]').waitFor();
      await page.addScriptTag({ content: script });
      const cards = await page.locator('bits-figure').evaluateAll((all) =>
        all.map((card) => {
          const { textFaults } = (globalThis as unknown as { measured: typeof measured }).measured;
          const ground = card.shadowRoot!.querySelector('svg > rect')!;
          return {
            faults: textFaults(card.shadowRoot!, card.clientWidth),
            // what the picture leaves free of its card is of one colour with it
            grounds: new Set([
              getComputedStyle(card).backgroundColor,
              getComputedStyle(ground).fill,
            ]).size,
            share: card.clientWidth / card.parentElement!.clientWidth,
          };
        }),
      );
      expect(cards).toEqual(Array(3).fill({ faults: [], grounds: 1, share: 1 }));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(problems).toEqual([]);
      await page.close();
    }
  },
);

it('every dial has a name, and keys alone reach and move it', async () => {
  const { page } = await openPage(browser(), name);
  await page.getByLabel('Pass rate', { exact: true }).focus();
  for (const label of [
    'Pass rate',
    'Rollouts per group',
    'Possible answers',
    'False passes',
    'False fails',
    'Rollout cost, in labels',
  ]) {
    const dial = page.getByLabel(label, { exact: true });
    expect(await dial.evaluate((node) => node === document.activeElement)).toBe(true);
    const before = await dial.getAttribute('aria-valuetext');
    await page.keyboard.press(before === '1,000,000' ? 'ArrowLeft' : 'ArrowRight');
    expect(await dial.getAttribute('aria-valuetext')).not.toBe(before);
    await page.keyboard.press('Tab');
  }
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('explore-e');
  await page.close();
});
