import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import type { PageKind, SearchPage, SearchSection } from './pages/search/section.ts';

/** Folder of the site → what its pages are. */
const kinds: Readonly<Record<string, PageKind>> = {
  documents: 'Guide',
  modules: 'Package',
  functions: 'Function',
  classes: 'Class',
  interfaces: 'Interface',
  types: 'Type',
  variables: 'Variable',
};

/** What is on a page and says nothing: its anchors, buttons, the second voice of its formulas. */
const unsaid =
  'script, style, svg, button, noscript, form, .katex-mathml, .tsd-anchor-icon, .tsd-comment h4';

/** What stands on lines of its own: words on both sides of its end are not one. */
const lines = 'br, p, li, td, th, dt, dd, pre, div, h1, h2, h3, h4, h5';

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

/** The sections of a text: each heading with what follows it. */
function sectionsOf(text: Element, title: string): SearchSection[] {
  const sections = [{ anchor: '', heading: title, nodes: [] as Node[] }];
  const walk = (parent: Element): void => {
    for (const node of parent.childNodes) {
      const element = node.nodeType === 1 ? (node as Element) : undefined;
      if (element && /^H[1-4]$/.test(element.tagName)) {
        const heading = plain(element.textContent);
        if (element.tagName !== 'H1') sections.push({ anchor: element.id, heading, nodes: [] });
      } else if (element?.querySelector('h1, h2, h3, h4')) walk(element);
      else sections.at(-1)!.nodes.push(node);
    }
  };
  walk(text);
  return sections.map(({ anchor, heading, nodes }) => {
    const cells = nodes.flatMap((node) =>
      node.nodeType === 1 ? [...(node as Element).querySelectorAll('td:first-child')] : [],
    );
    // names of code are told in many tables, and have pages of their own
    const rows = cells.filter((cell) => !cell.querySelector('code'));
    const said = (all: readonly Node[]) => plain(all.map((node) => node.textContent).join(' '));
    return [anchor, heading, said(nodes), said(rows)];
  });
}

/** What the site is searched for, in the order of reading: guides, claims, packages and their exports. */
export function searchPages(site: URL): SearchPage[] {
  const open = (url: string) => parseHTML(readFileSync(new URL(url, site), 'utf8')).document;
  const guides = [...open('index.html').querySelectorAll('.contents a')].map((link) =>
    decodeURI(link.getAttribute('href') ?? ''),
  );
  return Object.entries(kinds).flatMap(([folder, kind]) => {
    const files = readdirSync(new URL(`${folder}/`, site)).map((name) => `${folder}/${name}`);
    const inOrder = kind === 'Guide' ? new Set([...guides, ...files]) : files;
    return [...inOrder].map((url): SearchPage => {
      const document = open(encodeURI(url));
      for (const element of document.querySelectorAll(unsaid)) element.remove();
      for (const element of document.querySelectorAll(lines)) element.after(' ');
      const path = [...document.querySelectorAll('.tsd-breadcrumb a')].map((a) =>
        plain(a.textContent),
      );
      const title = path.at(-1)!;
      if (kind === 'Guide' || kind === 'Package') {
        const chapter = document.querySelector('.chapter');
        const text = document.querySelector('.col-content > .tsd-panel.tsd-typography');
        const isClaim = path.length > 1;
        const sections = text ? sectionsOf(text, title) : [];
        return {
          url,
          title,
          // the gallery is pictures and their code
          kind: isClaim ? 'Claim' : title === 'Gallery' ? 'Picture' : kind,
          place: plain(chapter?.textContent ?? null),
          subject: chapter?.getAttribute('data-subject') ?? '',
          // how to install is the same for all packages, and a guide of its own
          sections: kind === 'Guide' ? sections : sections.filter(([, name]) => name !== 'Install'),
        };
      }
      // an entry of the reference is short: its docstrings, then the names of its members
      const said = [
        ...document.querySelectorAll(
          '.col-content .tsd-comment.tsd-typography > :not(.tsd-tag-example)',
        ),
      ];
      const members = [...document.querySelectorAll('.tsd-member > h3')];
      const text = [...said, ...members].map((element) => plain(element.textContent)).join(' ');
      return { url, title, subject: '', kind, place: path[0]!, sections: [['', title, text, '']] };
    });
  });
}
