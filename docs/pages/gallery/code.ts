/** Where and how a picture was drawn, as its code says it. */
export interface Drawn {
  readonly adapter: string;
  readonly scheme: string;
  readonly width: number;
}

/** What the page holds as highlighted code: parts of an adapter, or the lines on colours and width. */
const partsOf = (name: string): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`#gallery-${name} code`),
];

/** A copy of highlighted code whose lines end in line feeds, as text that is copied does. */
function copyOf(code: HTMLElement): HTMLElement {
  const copy = code.cloneNode(true) as HTMLElement;
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\n');
  return copy;
}

/** The lines on colours and width, with those of the picture. */
function lookCode(code: HTMLElement, { scheme, width }: Drawn): HTMLElement {
  const copy = copyOf(code);
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.nodeValue = node.nodeValue!.replace(/\blight\b/, scheme).replace(/\b680\b/, String(width));
  return copy;
}

/**
 * The code of a picture: imports of its adapter, the example that makes the figure, and the call of
 * the adapter, in the colours and the width it was drawn with. It is what the page ran.
 */
export function codeOf(example: HTMLElement, drawn: Drawn): DocumentFragment {
  const [imports, draw] = partsOf(drawn.adapter);
  const [themes, look] = partsOf('look');
  const code = document.createDocumentFragment();
  const blocks = [
    [copyOf(imports!), copyOf(themes!), copyOf(example)],
    [lookCode(look!, drawn), copyOf(draw!)],
  ];
  for (const [i, block] of blocks.entries()) {
    if (i > 0) code.append('\n');
    for (const part of block) {
      while (part.lastChild?.textContent?.trim() === '') part.lastChild.remove();
      code.append(...part.childNodes, '\n');
    }
  }
  return code;
}
