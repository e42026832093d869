const PATH = /^(?:\/|~\/|\.{1,2}[\\/]|[A-Za-z]:[\\/])|[\\/][^\\/]+\.\w+$/;

/** What a page is called: the name of its file without the folders it lies in, or how many there are. */
export function titleOf(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length > 1 ? `${files.length} files` : fileName(first);
}

/** A path without its folders; other names as they are. */
export const fileName = (name: string): string =>
  PATH.test(name) ? name.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '') : name;
