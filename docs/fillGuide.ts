import { readFileSync, writeFileSync } from 'node:fs';

/** How a guide is filled. */
export interface FillOptions {
  /** Whether only to say when it is no longer what it would be: then the exit code is 1. */
  readonly check: boolean;
  /** What brings it up to date. */
  readonly command: string;
  /** What is changed before the parts. */
  readonly before?: (text: string) => string;
}

/**
 * Puts tables between the marks of a guide: each part between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws {Error} a guide without the marks of a part.
 */
export function fillGuide(
  guide: URL,
  parts: Readonly<Record<string, string>>,
  { check, command, before = (text) => text }: FillOptions,
): void {
  const old = readFileSync(guide, 'utf8');
  let text = before(old);
  for (const [part, content] of Object.entries(parts)) {
    const marks = new RegExp(`(<!-- ${part} -->)[^]*?(<!-- /${part} -->)`);
    if (!marks.test(text)) throw new Error(`${guide.pathname} lacks the part ${part}`);
    text = text.replace(marks, (_, begin, end) => `${begin}\n\n${content}\n\n${end}`);
  }
  if (!check) writeFileSync(guide, text);
  else if (text !== old) {
    console.error(`guides/${guide.pathname.split('/').at(-1)} is out of date: ${command}`);
    process.exitCode = 1;
  }
}
