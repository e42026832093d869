import { describe, expect, it } from 'vitest';
import { renderClaimsHtml, type ToldClaim } from '../../src/index.ts';

const claim: ToldClaim = {
  id: 'best-of',
  claim: 'The best of <b>many</b> tells most.',
  essay: null,
  experiment: 'Attempts are drawn.',
  compared: 'A closed form.',
  rule: 'It tells more.',
  verdict: 'Holds for 5 % of them.',
  whereItFails: 'Per rollout.',
  whatTheRealRunSays: 'The same & more.',
  passed: true,
  numbers: [
    { name: 'near', value: 0.4996, standardError: 0.01, expected: 0.5, tolerance: 0.001 },
    { name: 'far', value: 0.6, expected: 0.5, tolerance: 0.001 },
    { name: 'alone', value: 2 },
  ],
  picture: {
    x: 'attempts',
    y: 'bits',
    series: [{ name: 'per sample', x: [1, 2], y: [0.1, 0.4] }],
  },
};

/** Rows of the tables of a page, as texts. */
const rowsOf = (page: string): string[][] =>
  [...page.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell!),
  );

describe('renderClaimsHtml', () => {
  it('says of every number whether it is where it has to be', async () => {
    expect(rowsOf(await renderClaimsHtml([claim]))).toEqual([
      ['number', 'found', '± standard error', 'had to be', 'within', 'is'],
      ['near', '0.4996', '0.01', '0.5', '0.001', 'in'],
      ['far', '0.6', '–', '0.5', '0.001', 'out'],
      ['alone', '2', '–', '–', '–', '–'],
    ]);
  });

  it('counts the claims that stand, and says what does not', async () => {
    const page = await renderClaimsHtml([claim, { ...claim, id: 'other', passed: false }]);
    expect(page).toContain('1 of 2 verdicts stand');
    expect(page.match(/<b>(?:The verdict stands|The verdict does not stand)<\/b>/g)).toEqual([
      '<b>The verdict stands</b>',
      '<b>The verdict does not stand</b>',
    ]);
    expect(page).toContain('Follows from it, but is not in it.');
  });

  it('takes texts as texts', async () => {
    const page = await renderClaimsHtml([{ ...claim, id: '"><script>' }]);
    expect(page).toContain('The best of &lt;b&gt;many&lt;/b&gt; tells most.');
    expect(page).toContain('The same &amp; more.');
    expect(page).not.toContain('"><script>');
    expect(page).toContain('id="-script-"');
  });

  it('has a picture where something draws it', async () => {
    const seen: string[] = [];
    const page = await renderClaimsHtml([claim], {
      version: '1.0.0',
      draw: ({ title }, theme) => {
        seen.push(`${theme}: ${title}`);
        return `<svg><text>${title}</text></svg>`;
      },
    });
    expect(seen).toEqual([
      ...['light: Bits, over attempts', 'dark: Bits, over attempts'],
      ...['light: Bits, over attempts', 'dark: Bits, over attempts'],
    ]);
    expect(page.match(/<svg>/g)).toHaveLength(2);
    expect(page).toContain('bits-per-sample 1.0.0');
  });
});
