import { createFinder } from './finder.ts';
import { hitOption } from './hitOption.ts';
import { readPages } from './readPages.ts';

/**
 * The search of every page, in TypeDoc's dialog: that opens by `/` and by Ctrl+K, goes through the list by
 * the arrows and closes by Esc. What is found, and where Enter leads, comes from here.
 */
export function startSearch(): void {
  const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
  const field = at<HTMLInputElement>('tsd-search-input');
  const list = at<HTMLUListElement>('tsd-search-results');
  const status = at<HTMLDivElement>('tsd-search-status');
  const dialog = at<HTMLDialogElement>('tsd-search');
  const root = document.documentElement.dataset.base ?? './';

  let finder: ReturnType<typeof createFinder> | undefined;
  /** Reads the pages when the search is used first. */
  const prepare = () => {
    finder ??= readPages(root).then(createFinder);
    return finder;
  };

  async function search(): Promise<void> {
    const query = field.value.trim();
    if (!finder) status.textContent = 'Reading the index…';
    try {
      const find = await prepare();
      if (field.value.trim() !== query) return; // more was typed meanwhile
      const hits = query === '' ? [] : find(query);
      list.replaceChildren(...hits.map((hit, index) => hitOption(hit, index, root)));
      list.scrollTop = 0;
      field.removeAttribute('aria-activedescendant');
      field.ariaExpanded = String(hits.length > 0);
      const isLost = query !== '' && hits.length === 0;
      status.textContent = isLost ? `Nothing found for “${query}”` : '';
    } catch (error) {
      finder = undefined;
      status.textContent = `No search: ${(error as Error).message}`;
    }
  }

  status.textContent = '';
  field.ariaExpanded = 'false';
  field.placeholder = 'Search guides and packages';
  field.addEventListener('focus', () => void search());
  field.addEventListener('input', () => void search());
  field.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return;
    const chosen = document.getElementById(field.getAttribute('aria-activedescendant') || '');
    (chosen ?? list.querySelector('a'))?.click();
  });
  list.addEventListener('click', () => dialog.dispatchEvent(new Event('cancel')));
  // on many keyboards `/` needs Shift, which TypeDoc takes for another key
  document.addEventListener('keydown', (event) => {
    const isTyping = (event.target as Element).matches('input, textarea, select');
    if (event.key !== '/' || !event.shiftKey || isTyping) return;
    event.preventDefault();
    at('tsd-search-trigger').click();
  });
}
