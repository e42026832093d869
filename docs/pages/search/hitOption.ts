import type { Hit } from './finder.ts';
import { marked, type Piece, passage } from './passage.ts';

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, isHit }) => {
    if (!isHit) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });

function line(className: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement('span');
  made.className = className;
  made.append(...content);
  return made;
}

/** An option of the list of hits: where it stands, its heading, a passage with what was found marked. */
export function hitOption(hit: Hit, index: number, root: string): HTMLAnchorElement {
  const { page, url, heading, text, terms } = hit;
  const title = marked(heading, terms);
  const fromStart = title.some(({ isHit }) => isHit);
  const above = heading === page.title ? [] : [page.title];
  const isBySubject = !fromStart && marked(page.subject, terms).some(({ isHit }) => isHit);
  const where = [page.kind, page.place, ...above, isBySubject ? page.subject : ''];
  // the option is the link itself: a link inside of an option would be two controls in one
  const option = document.createElement('a');
  option.id = `search-${index}`;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.href = root + url;
  option.tabIndex = -1; // the arrows of the field go through the list
  option.append(
    line('where', ...shown(marked(where.filter((part) => part !== '').join(' · '), terms))),
    line('heading', ...shown(title)),
    line('passage', ...shown(passage(text, terms, { fromStart }))),
  );
  return option;
}
