/**
 * A picture with its ids numbered in order of appearance: libraries count on from picture to
 * picture, so that a second drawing of the same figure differs in nothing but its ids.
 */
export function normaliseIds(svg: string): string {
  const names = new Map<string, string>();
  const name = (id: string) => {
    const known = names.get(id) ?? `id${names.size}`;
    names.set(id, known);
    return known;
  };
  return svg
    .replace(
      /\b(id|class)="([^"]*)"/g,
      (_, key: string, list: string) =>
        `${key}="${list
          .split(' ')
          .map((part) => (key === 'id' || /\d/.test(part) ? name(part) : part))
          .join(' ')}"`,
    )
    .replace(
      /url\((['"]?)#([^)'"]*)\1\)/g,
      (_, quote: string, id: string) => `url(${quote}#${name(id)}${quote})`,
    )
    .replace(/\bhref="#([^"]*)"/g, (_, id: string) => `href="#${name(id)}"`)
    .replace(/<style.*?<\/style>/gs, (sheet) =>
      sheet.replace(/\.([\w-]*\d[\w-]*)(?=[:{\s])/g, (_, one: string) => `.${name(one)}`),
    );
}
