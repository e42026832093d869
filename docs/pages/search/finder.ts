import { indexSections } from './indexSections.ts';
import type { SearchPage } from './section.ts';
import { stem } from './stem.ts';
import { words } from './words.ts';

/** A section that was found. */
export interface Hit {
  readonly page: SearchPage;
  readonly url: string;
  readonly heading: string;
  readonly text: string;
  /** The terms of the section that the query found. */
  readonly terms: ReadonlySet<string>;
}

/** Hits of one page at most, so that the others are seen. */
const perPage = 3;

/** A word that is typed is meant as a whole: passAtK is not `at`. */
const asTyped = (text: string) => words(text).map((word) => word.text);

const stems = (text: string) => asTyped(text).map(stem).join(' ');

/** Full-text search over the sections of pages, the best first. */
export async function createFinder(
  pages: readonly SearchPage[],
): Promise<(query: string, limit?: number) => Hit[]> {
  const sections = pages.flatMap((page, place) =>
    page.sections.map((section) => ({ page, place, section })),
  );
  const index = await indexSections(sections);

  /** A word that no page has, as most of them write it: one edit away, or two letters swapped. */
  const respelt = (word: string) => {
    if (index.search(word).length > 0) return word;
    for (const fuzzy of word.length > 4 ? [1, 2] : []) {
      const counts = new Map<string, number>();
      for (const { terms } of index.search(word, { prefix: false, fuzzy }))
        for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      const [most] = [...counts].sort(([, a], [, b]) => b - a);
      if (most) return most[0];
    }
    return word;
  };
  /** All words of the query as they were typed, or else their parts. */
  const all = (query: string) => {
    const found = index.search(query, { tokenize: asTyped, combineWith: 'AND' });
    return found.length > 0 ? found : index.search(query, { combineWith: 'AND' });
  };

  return (typed, limit = 20) => {
    const isKnown = all(typed).length > 0;
    const query = isKnown ? typed : asTyped(typed).map(respelt).join(' ');
    const found = all(query);
    const results = found.length > 0 ? found : index.search(query, { combineWith: 'OR' });
    const asked = stems(query);
    // a name with seams is code, and nothing else is meant by it
    const isCode = words(query).length === 1 && words(query)[0]!.terms.length > 1;
    const isPhrase = asked.includes(' ');
    const seen = new Map<SearchPage, number>();
    return results
      .map(({ id, score, terms }) => {
        const { page, section } = sections[id]!;
        const [anchor, heading, text] = section;
        const isNamed = isCode && anchor === '' && stems(heading) === asked;
        const isHeading = isPhrase && stems(heading).includes(asked);
        const url = anchor === '' ? page.url : `${page.url}#${anchor}`;
        const hit: Hit = { page, url, heading, text, terms: new Set(terms) };
        return { hit, score: score * (isNamed ? 5 : isHeading ? 2 : 1) };
      })
      .sort((a, b) => b.score - a.score)
      .map(({ hit }) => hit)
      .filter(({ page }) => {
        const count = (seen.get(page) ?? 0) + 1;
        seen.set(page, count);
        return count <= perPage;
      })
      .slice(0, limit);
  };
}
