/** What a page is. */
export type PageKind =
  | 'Guide'
  | 'Claim'
  | 'Picture'
  | 'Package'
  | 'Function'
  | 'Class'
  | 'Interface'
  | 'Type'
  | 'Variable';

/** A section: its anchor, its heading, its text, and what the rows of its tables are about. */
export type SearchSection = readonly [anchor: string, heading: string, text: string, rows: string];

/** A page of the site, as it is searched. */
export interface SearchPage {
  /** From the root of the site. */
  readonly url: string;
  readonly title: string;
  /** What it is about, where its title does not say it: the name of the guide's file. */
  readonly subject: string;
  readonly kind: PageKind;
  /** What it belongs to: a chapter or a package. */
  readonly place: string;
  /** The first is the page itself, before its first heading. */
  readonly sections: readonly SearchSection[];
}
