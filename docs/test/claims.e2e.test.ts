import { claims, simulateClaim } from '@bits-per-sample/lab';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { openPage } from './openPage.ts';

const browser = useChromium();
const page = (title: string) => `documents/The_essay,_claim_by_claim.${title}.html`;

it('a slider runs the experiment again, in the page, with the numbers of Node', async () => {
  const { page: tab, problems } = await openPage(browser(), page('The_best_of_many'));
  const text = (id: string) => tab.locator(`#${id}`).textContent();
  expect(await tab.locator('#claim-picture img.on-light').isVisible()).toBe(true);
  const slider = tab.getByLabel('Pass rate of one attempt');
  await slider.focus();
  await tab.keyboard.press('ArrowRight');
  await tab.locator('#claim-picture svg[role="img"]').waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toBe('0.03');
  expect(await text('claim-p-value')).toBe('0.03');
  const { numbers, verdict } = simulateClaim('best-of', { setting: { p: 0.03 } });
  expect(await text('claim-verdict')).toBe(verdict);
  const found = await tab
    .locator('#claim-table tbody td:nth-child(2)')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
  expect(found).toEqual(numbers.map(({ value }) => Number(value.toPrecision(4))));
  expect(new URL(tab.url()).hash).toBe('#p=0.03&seed=1');
  expect(problems).toEqual([]);
  await tab.close();
});

it('a link opens a claim elsewhere than where it is tested, and says that it does not stand', async () => {
  const { page: tab, problems } = await openPage(
    browser(),
    `${page('The_ceiling_of_a_reward')}#temperature=2&answers=5&seed=3`,
  );
  await tab.locator('#claim-picture svg[role="img"]').waitFor();
  expect(await tab.locator('#claim-verdict').textContent()).toBe(
    'Not borne out here: the rule does not hold.',
  );
  const { numbers } = simulateClaim('ceiling', {
    seed: 3,
    setting: { temperature: 2, answers: 5 },
  });
  const first = await tab.locator('#claim-table tbody td').first().textContent();
  expect(Number(first)).toBe(Number(numbers[0]!.value.toPrecision(4)));
  expect(problems).toEqual([]);
  await tab.close();
});

it('a move while an experiment runs begins anew: the last one is shown', async () => {
  const { page: tab, problems } = await openPage(browser(), page('Where_success_is_rare'));
  await tab.getByLabel('Rollouts', { exact: true }).press('Home');
  await tab.getByLabel('Higher rate of Adam').press('End');
  await tab.locator('#claim-picture svg[role="img"]').waitFor({ timeout: 120_000 });
  const names = await tab.locator('#claim-table tbody th').allTextContents();
  expect(names.at(-1)).toBe('Adam 0.2, from p = 0.006: bits gained');
  expect(await tab.locator('#claim-status').textContent()).toMatch(/^Run again in this page/);
  expect(problems).toEqual([]);
  await tab.close();
}, 180_000);

it('the index says of every claim where it fails and what the real run says', async () => {
  const { page: tab, problems } = await openPage(
    browser(),
    'documents/The_essay,_claim_by_claim.html',
  );
  const text = (await tab.locator('.col-content').textContent()) ?? '';
  const plain = (s: string) => s.replace(/\s+/g, ' ');
  for (const { claim, verdict, whereItFails, whatTheRealRunSays } of claims)
    for (const sentence of [claim.replace(/\.$/, ''), verdict, whereItFails, whatTheRealRunSays])
      expect(plain(text)).toContain(plain(sentence ?? 'It did not look.'));
  expect(await tab.locator('.col-content a:has-text("See and move it")').count()).toBe(16);
  expect(problems).toEqual([]);
  await tab.close();
});
