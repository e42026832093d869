import type { SearchPage } from './section.ts';

/** The pages of the site: a script holds them, since a page from disk may fetch nothing. */
export async function readPages(root: string): Promise<SearchPage[]> {
  const script = document.createElement('script');
  script.src = `${root}assets/searchPages.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error('the index could not be read'));
    document.head.append(script);
  });
  const { searchPages } = globalThis as unknown as { searchPages: string };
  const packed = Uint8Array.from(atob(searchPages), (byte) => byte.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).json();
}
