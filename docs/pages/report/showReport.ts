/** Shows a report page inside this one: in a shadow, so that neither's style touches the other's. */
export function showReport(place: HTMLElement, page: string): void {
  const report = new DOMParser().parseFromString(page, 'text/html');
  const shadow = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  const body = document.createElement('div');
  body.className = 'page';
  body.append(...(report.querySelector('main')?.childNodes ?? []));
  const css = report.querySelector('style')?.textContent ?? '';
  shadow.replaceChildren(style, body);
  const root = document.documentElement;
  const follow = () => {
    const { theme } = root.dataset;
    const dark = theme === 'dark' ? 'all' : theme === 'light' ? 'not all' : undefined;
    style.textContent = `:host{background:var(--ground)}.page{color:var(--ink)}${css
      .replace('@media (prefers-color-scheme:dark)', (media) => (dark ? `@media ${dark}` : media))
      .replaceAll(':root', ':host')
      .replaceAll(/\bbody\{|\bmain\{/g, '.page{')}`;
  };
  follow();
  new MutationObserver(follow).observe(root, { attributeFilter: ['data-theme'] });
  // the page's own script, which finds its figures in the shadow only
  const script = report.querySelector('body > script')?.textContent;
  if (script)
    new Function('document', script)({
      querySelectorAll: (selector: string) => body.querySelectorAll(selector),
      createElement: (name: string) => document.createElement(name),
    });
  // links to a section lead into the shadow, where the address cannot
  body.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    body.querySelector(link.getAttribute('href') ?? '')?.scrollIntoView();
  });
}
