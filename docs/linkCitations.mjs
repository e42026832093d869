const doi = /^\s?10\.\d{4,9}\/[^\s"“”]+/;
const arxiv = /^\s?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?![\w/])/;

/** A DOI without the punctuation of the sentence that it ends: a bracket is its own where it was opened in it. */
function trimmed(text) {
  const last = text.at(-1);
  const isOpened = last !== ')' || text.split('(').length >= text.split(')').length;
  return /[.,;:!?'’\]}]/.test(last) || !isOpened ? trimmed(text.slice(0, -1)) : text;
}

/** Makes `arXiv:…` and `doi:…` links, in a text that markdown-it looks through for addresses. */
export function linkCitations(linkify) {
  const add = (schema, home, found) =>
    linkify.add(schema, {
      validate: (text, position) => found(text.slice(position))?.length ?? 0,
      normalize: (match) => {
        match.url = home + match.text.slice(schema.length).trim();
      },
    });
  add('arxiv:', 'https://arxiv.org/abs/', (rest) => arxiv.exec(rest)?.[0]);
  add('doi:', 'https://doi.org/', (rest) => {
    const [text] = doi.exec(rest) ?? [];
    return text && trimmed(text);
  });
}
