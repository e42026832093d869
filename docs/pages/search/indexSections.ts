import MiniSearch from 'minisearch';
import type { PageKind, SearchPage, SearchSection } from './section.ts';
import { stem } from './stem.ts';
import { words } from './words.ts';

/** A section with the page it stands on, and the place of that page in the order of reading. */
export interface PlacedSection {
  readonly page: SearchPage;
  readonly place: number;
  readonly section: SearchSection;
}

/** What a hit is worth: a guide says more to a person than an entry of the reference. */
const worth: Readonly<Record<PageKind, number>> = {
  Guide: 3,
  Claim: 2,
  Package: 1.5,
  Picture: 1,
  Function: 1,
  Class: 1,
  Interface: 0.7,
  Type: 0.7,
  Variable: 0.7,
};

/** How much more the first guide is worth than the last: what comes early is for more people. */
const early = 3;

/** How much more the page itself is worth than a section of it. */
const whole = 1.5;

/** The index of sections by their numbers; the promise comes when all are read, in pieces between which the page lives. */
export async function indexSections(sections: readonly PlacedSection[]): Promise<MiniSearch> {
  const guides = new Set(sections.map(({ page }) => page).filter(({ kind }) => kind === 'Guide'))
    .size;
  const index = new MiniSearch({
    fields: ['heading', 'lead', 'rows', 'text'],
    tokenize: (text) => words(text).flatMap(({ terms }) => terms),
    processTerm: stem,
    searchOptions: {
      boost: { heading: 2, lead: 2, rows: 8 },
      boostDocument: (id) => {
        const { page, place, section } = sections[id]!;
        const order = page.kind === 'Guide' ? early ** (1 - place / guides) : 1;
        return worth[page.kind] * order * (section[0] === '' ? whole : 1);
      },
      prefix: (term) => term.length > 1,
      weights: { prefix: 0.3, fuzzy: 0.3 },
    },
  });
  await index.addAllAsync(
    sections.map(({ page, section: [anchor, heading, text, rows] }, id) => ({
      id,
      // what a heading means depends on the title above it
      heading: `${page.title} ${anchor === '' ? page.subject : heading}`,
      // the first sentence says what a section is about
      lead: /^.*?[.?!:](?=\s|$)/.exec(text)?.[0] ?? '',
      rows,
      text,
    })),
    { chunkSize: 50 },
  );
  return index;
}
