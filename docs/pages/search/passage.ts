import { stem } from './stem.ts';
import { words } from './words.ts';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** The characters of a passage, and those of it before what was found. */
const [room, lead] = [170, 60];

/** A text in pieces: those words that have one of the terms are hits. */
export function marked(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const word of words(text)) {
    if (!word.terms.some((term) => terms.has(stem(term)))) continue;
    pieces.push({ text: text.slice(from, word.index), isHit: false });
    pieces.push({ text: word.text, isHit: true });
    from = word.index + word.text.length;
  }
  return [...pieces, { text: text.slice(from), isHit: false }].filter(({ text }) => text !== '');
}

/** Where the text has most of the terms close together, the first place of several. */
function densest(text: string, terms: ReadonlySet<string>): number {
  const hits = words(text).flatMap(({ index, terms: own }) => {
    const term = own.map(stem).find((each) => terms.has(each));
    return term === undefined ? [] : [{ index, term }];
  });
  const told = hits.map(({ index }, from) => {
    const near = hits.slice(from, from + 50).filter((hit) => hit.index < index + room - 40);
    return new Set(near.map(({ term }) => term)).size;
  });
  return hits[told.indexOf(Math.max(...told))]?.index ?? 0;
}

/** Where a passage begins that shows a place: with its sentence, or with a word shortly before. */
function startBefore(text: string, place: number): number {
  if (place < lead) return 0;
  const before = text.slice(place - lead, place);
  const cut = /[.!?:] (?!.*[.!?:] )/.exec(before) ?? / /.exec(before);
  return cut ? place - lead + cut.index + cut[0].length : place;
}

/** The passage of a text around most of the terms; or its beginning, where the heading says them. */
export function passage(
  text: string,
  terms: ReadonlySet<string>,
  { fromStart = false }: { readonly fromStart?: boolean } = {},
): Piece[] {
  const start = fromStart ? 0 : startBefore(text, densest(text, terms));
  const isWhole = start + room >= text.length;
  const end = isWhole ? text.length : Math.max(text.lastIndexOf(' ', start + room), start + 1);
  const shown = text.slice(start, end).trim();
  const pieces = marked(isWhole ? shown : shown.replace(/[.,;:]$/, ''), terms);
  const dots = (isCut: boolean) => (isCut ? [{ text: '…', isHit: false }] : []);
  return [...dots(start > 0), ...pieces, ...dots(!isWhole)];
}
