/** The index of the gallery: its figures by the question they answer, from the headings of its page. */
export function galleryIndex(page: string): string {
  const groups: string[][] = [];
  for (const [, level, id, name] of page.matchAll(/<h([23]) id="([^"]+)"[^>]*>([^<]+)/g))
    if (level === '2') groups.push([`<a href="#${id}">${name}</a>`]);
    else groups.at(-1)?.push(`<li><a href="#${id}">${name}</a></li>`);
  const lists = groups.map(
    ([question, ...figures]) => `<li>${question}<ul>${figures.join('')}</ul></li>`,
  );
  return `<nav aria-label="Figures"><ul class="questions">${lists.join('')}</ul></nav>`;
}
