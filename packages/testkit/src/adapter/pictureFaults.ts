import { levelScripts } from './levelScripts.ts';

/** What a drawn figure must show. */
export interface PictureContract {
  /** Texts that must be readable: title, axis titles, tick labels, legend, notes. */
  readonly texts: readonly string[];
  /** Series that must be drawn: the accessible name of their group, and their colour. */
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly path: boolean;
  }[];
  /** Every colour that may occur. */
  readonly palette: readonly string[];
  /** The description in words. */
  readonly alt: string;
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

function* selfContained(svg: string): Generator<string> {
  for (const tag of ['script', 'style', 'image', 'foreignObject', 'a', 'link'])
    if (new RegExp(`<${tag}[\\s>]`).test(svg)) yield `<${tag}> has no place in a picture`;
  const outside = svg.replaceAll('xmlns="http://www.w3.org/2000/svg"', '').match(/https?:[^"'\s]*/);
  if (outside) yield `outside address ${outside[0]}`;
  const ids = all(svg, /\sid="([^"]*)"/g);
  for (const id of new Set(ids))
    if (ids.filter((other) => other === id).length > 1) yield `id ${id} twice`;
  const used = [
    ...all(svg, /url\(#([^)]*)\)/g),
    ...all(svg, /aria-labelledby="([^"]*)"/g).flatMap((list) => list.split(' ')),
  ];
  for (const id of new Set(used)) if (!ids.includes(id)) yield `id ${id} is used and not there`;
}

/**
 * What is wrong with a figure that was drawn as SVG text, by the rules that every adapter keeps:
 * an image with title and description, no script, style sheet or outside address, ids that are
 * unique, every text present, every series drawn in its colour, no colour but the palette's.
 *
 * @returns one sentence per fault; empty when the picture keeps the contract.
 */
export function pictureFaults(
  svg: string,
  { texts, series, palette, alt }: PictureContract,
): readonly string[] {
  const faults = [...selfContained(svg)];
  if (!/^<svg[^>]*\srole="img"/.test(svg)) faults.push('not an <svg role="img">');
  if (!/<title[^>]*>[^<]+<\/title>/.test(svg)) faults.push('no <title>');
  const desc = /<desc[^>]*>([^<]+)<\/desc>/.exec(svg)?.[1];
  if (desc === undefined || plain(desc) !== alt) faults.push('<desc> is not the alternative text');

  const bare = svg.replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '');
  const lines = all(bare, /<text[^>]*>(.*?)<\/text>/gs).map((text) =>
    plain(text.replace(/<[^>]*>/g, '')),
  );
  const page = lines.join(' ');
  for (const text of texts)
    if (!lines.includes(levelScripts(text)) && !page.includes(levelScripts(text)))
      faults.push(`text is missing: ${text}`);
  for (const bad of ['NaN', 'undefined', 'null', 'Infinity', '[object'])
    if (bare.includes(bad)) faults.push(`${bad} in the picture`);

  const colors = all(bare, /\s(?:fill|stroke|stop-color|color)="([^"]*)"/g);
  for (const color of new Set(colors))
    if (![...palette, 'none'].includes(color) && !color.startsWith('url(#'))
      faults.push(`colour ${color} is not the theme's`);

  const groups = [...bare.matchAll(/<g((?:[^>"]|"[^"]*")*)>((?:(?!<g[\s>]).)*?)<\/g>/gs)];
  for (const { name, color, path } of series) {
    const inColor = groups.filter(([group, attributes]) => {
      const label = /aria-label="([^"]*)"/.exec(attributes!)?.[1];
      return label !== undefined && plain(label) === name && group.includes(`"${color}"`);
    });
    if (inColor.length === 0) faults.push(`series ${name} is not drawn in ${color}`);
    else if (
      path &&
      !inColor.some(([, , body]) => all(body!, /\sd="([^"]*)"/g).some((d) => d.length >= 40))
    )
      faults.push(`series ${name} has no long path`);
  }
  return faults;
}
