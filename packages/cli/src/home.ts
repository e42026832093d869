import { readFileSync } from 'node:fs';

/** Where the package lies, and what it says of itself. */
export interface Home {
  /** Its folder. */
  readonly url: URL;
  readonly version: string;
}

/**
 * Reads the package's manifest.
 *
 * @param url folder of the package.
 */
export function readHome(url: URL): Home {
  const manifest = readFileSync(new URL('package.json', url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return { url, version };
}
