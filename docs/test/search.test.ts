import { describe, expect, it } from 'vitest';
import { createFinder } from '../pages/search/finder.ts';
import { passage } from '../pages/search/passage.ts';
import type { SearchPage } from '../pages/search/section.ts';
import { stem } from '../pages/search/stem.ts';
import { words } from '../pages/search/words.ts';

const terms = (text: string) => words(text).map((word) => word.terms.join(' '));

describe('words', () => {
  it('keep what belongs together, and have its parts too', () => {
    expect(terms('pass@k, maj@8')).toEqual(['pass@k pass k', 'maj@8 maj 8']);
    expect(terms('binaryEntropy of GRPOTrainer')).toEqual([
      'binaryEntropy binary Entropy',
      'of',
      'GRPOTrainer GRPO Trainer',
    ]);
    expect(terms('--fail-on @bits-per-sample/info')).toEqual([
      'fail-on fail on',
      'bits-per-sample bits per sample',
      'info',
    ]);
    expect(words('a  b').map(({ index }) => index)).toEqual([0, 3]);
  });
});

describe('stem', () => {
  // Harman (1991), table 1: the rules and what they leave alone
  it.each([
    ['groups', 'group'],
    ['skies', 'sky'],
    ['retrieves', 'retrieve'],
    ['corpus', 'corpus'],
    ['loss', 'loss'],
    ['yes', 'yes'],
    ['Schürmann', 'schurmann'],
  ])('%s → %s', (word, stemmed) => expect(stem(word)).toBe(stemmed));
});

describe('passage', () => {
  const text = `${'Some words before. '.repeat(20)}A dead group has no gradient. ${'And after. '.repeat(30)}`;
  it('shows where most terms stand together, with its sentence, marked', () => {
    const pieces = passage(text, new Set(['dead', 'group']));
    expect(pieces.filter(({ isHit }) => isHit).map((piece) => piece.text)).toEqual([
      'dead',
      'group',
    ]);
    const shown = pieces.map((piece) => piece.text).join('');
    expect(shown).toMatch(/^…A dead group has no gradient\. And after.*…$/);
    expect(shown.length).toBeLessThan(180);
  });
  it('shows the beginning where nothing of it was found', () => {
    expect(passage('All of it.', new Set(['other']))).toEqual([
      { text: 'All of it.', isHit: false },
    ]);
    expect(passage('', new Set(['other']))).toEqual([]);
  });
});

const page = (over: Partial<SearchPage>): SearchPage => ({
  url: 'page.html',
  title: 'A page',
  subject: '',
  kind: 'Guide',
  place: 'Start',
  sections: [['', 'A page', '', '']],
  ...over,
});

describe('a finder', () => {
  const pages = [
    page({
      url: 'size.html',
      title: 'Group size',
      sections: [
        ['', 'Group size', 'How many rollouts a group has.', ''],
        ['dead-groups', 'Dead groups', 'All alike, and no gradient. See pass@k.', ''],
      ],
    }),
    page({
      url: 'word.html',
      title: 'Do they keep their word?',
      subject: 'calibration',
      sections: [
        ['', 'Do they keep their word?', 'How often intervals cover.', ''],
        ...['one', 'two', 'three', 'four'].map(
          (name) => [name, name, 'An interval again.', ''] as const,
        ),
      ],
    }),
    page({
      url: 'passAtK.html',
      title: 'passAtK',
      kind: 'Function',
      place: '@bits-per-sample/capability',
      sections: [['', 'passAtK', 'Unbiased pass@k of a group.', '']],
    }),
  ];
  it.each([
    ['dead group', 'size.html#dead-groups'],
    ['DEAD GROUPS', 'size.html#dead-groups'],
    ['gruops', 'size.html'],
    ['calibration', 'word.html'],
    ['pass@k', 'size.html#dead-groups'],
    ['passAtK', 'passAtK.html'],
    ['passatk', 'passAtK.html'],
    ['unbia', 'passAtK.html'],
    ['unbiased nonsense', 'passAtK.html'],
  ])('finds %s in %s first', async (query, url) => {
    const find = await createFinder(pages);
    expect(find(query)[0]?.url).toBe(url);
  });
  it('gives no more than three sections of a page, and nothing for nothing', async () => {
    const find = await createFinder(pages);
    expect(find('interval')).toHaveLength(3);
    expect(find('qqqqqq')).toEqual([]);
    expect(find('')).toEqual([]);
    expect(find('@ /')).toEqual([]);
  });
});
