import type { Face } from '../options/sentence.ts';
import type { DrawFigure } from '../pictures/drawFigure.ts';
import { type PlotLibrary, plotDrawer } from '../pictures/plotDrawer.ts';
import { escapeHtml } from './htmlParts.ts';

/** How a page is made: what draws its pictures, and where it comes from. */
export interface PageOptions extends Partial<PlotLibrary> {
  /** Draws the pictures, where it is not Observable Plot in a document. */
  readonly draw?: DrawFigure | undefined;
  /** How options are named. Default `'library'`. */
  readonly face?: Face | undefined;
  /** Version of the program that made the page. */
  readonly version?: string | undefined;
  /** When, as it should be printed: nothing here reads a clock. */
  readonly date?: string | undefined;
  /** The command that makes the page again. */
  readonly command?: string | undefined;
  /** Address of a page that explains the words. */
  readonly guide?: string | undefined;
}

/** What draws the pictures; undefined for a page without. */
export const drawerOf = ({ draw, Plot, document }: PageOptions): DrawFigure | undefined =>
  draw ??
  (Plot !== undefined && document !== undefined ? plotDrawer({ Plot, document }) : undefined);

/** One line on where the page comes from; '' when nobody says. */
export function originLine({ version, date, command }: PageOptions): string {
  const parts = [
    version === undefined ? '' : `bits-per-sample ${escapeHtml(version)}`,
    date === undefined ? '' : escapeHtml(date),
    command === undefined ? '' : `<code>${escapeHtml(command)}</code>`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<footer><p class="beside">${parts.join(' · ')}</p></footer>`;
}

/** One line on the words of the report, each with a link to where it is used. */
export function wordsLine({ guide }: PageOptions, ids: ReadonlySet<string>): string {
  const word = (text: string, id: string): string =>
    ids.has(id) ? `<a href="#${id}"><b>${text}</b></a>` : `<b>${text}</b>`;
  const more =
    guide === undefined ? '' : ` <a href="${escapeHtml(guide)}">More on these words</a>.`;
  return `<p class="beside words">A group is ${word('live', 'live')} when its rewards differ: only then are group-relative advantages other than 0. ${word('H(p)', 'bits')} = −p log₂ p − (1 − p) log₂ (1 − p) is the most that one rollout tells a learner that knows its pass rate p, in bits. The ${word('Goldilocks zone', 'passRates')} is where it is half a bit or more: 11–89 %.${more}</p>`;
}
