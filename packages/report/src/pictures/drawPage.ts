import { escapeControls, type Figure } from '@bits-per-sample/core';
import type { ResolvedFigure } from '@bits-per-sample/plot';
import type { DrawFigure } from './drawFigure.ts';
import type { PagePicture, PictureSeries } from './pagePicture.ts';

/** On a phone a wide picture would shrink until nobody can read it. */
const NARROW = { width: 350, height: 280 };

/** Height of one of several panels there. */
const PANEL = 180;

/** Rows of a table in the page, which are also the points that a pointer finds. */
const MOST_ROWS = 60;

/** A figure drawn for wide and narrow pages and both colour schemes, with its numbers. */
export async function drawPage(told: Figure, draw: DrawFigure): Promise<PagePicture> {
  const figure = escapeControls(told);
  // loaded here: a report without pictures never needs it
  const { resolveFigure, toTable } = await import('@bits-per-sample/plot');
  const { subtitle = '', caption = '', ...drawn } = figure;
  const narrow: Figure = {
    ...drawn,
    ...(figure.facet
      ? {
          size: { ...NARROW, height: PANEL * figure.facet.domain.length },
          facet: { ...figure.facet, columns: 1 },
        }
      : { size: NARROW }),
  };
  const tables = toTable(figure, { maxRows: MOST_ROWS });
  return {
    title: figure.title,
    subtitle,
    caption,
    wide: await bothSchemes(drawn, draw, `${figure.id}-wide`),
    narrow: await bothSchemes(narrow, draw, `${figure.id}-narrow`),
    tables: tables.map(({ headers, rows, omitted }) => ({ rows: [headers, ...rows], omitted })),
    series: places(figure, tables, resolveFigure(figure)),
  };
}

/** One drawing for light and dark: where the two differ in colour, a variable of the page. */
async function bothSchemes(figure: Figure, draw: DrawFigure, id: string): Promise<string> {
  const light = await draw(figure, 'light', id);
  const dark = await draw(figure, 'dark', id);
  const color = /"#([0-9a-f]{3,8})"/gi;
  const night = [...dark.matchAll(color)].map(([, name = '']) => name);
  let i = 0;
  const both = light.replace(color, (text, day: string) => {
    const other = night[i++] ?? day;
    return other === day ? text : `"var(--${day}-${other})"`.toLowerCase();
  });
  // inside HTML an SVG needs no name space: the page then holds no address at all
  return both.replace(/ xmlns(:\w+)?="[^"]*"/g, '');
}

const MARKS: ReadonlySet<string> = new Set(['line', 'step', 'point', 'bar', 'hist', 'cell']);

/** Where the rows of the tables stand in the picture. */
function places(
  figure: Figure,
  tables: readonly {
    readonly name: string;
    readonly rows: readonly unknown[];
    readonly omitted: number;
  }[],
  { panels }: Pick<ResolvedFigure, 'panels'>,
): PictureSeries[] {
  const share = (at: number, [from, to]: readonly [number, number]): number =>
    Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 1000);
  return panels.flatMap(({ x, y, series }, panel) =>
    series.flatMap((one): PictureSeries[] => {
      const table = tables.findIndex(({ name }) => name === figure.layers[one.layer]?.data);
      if (table < 0 || !MARKS.has(one.mark)) return [];
      const listed = listedRows(tables[table]!);
      const seen = new Set<number>();
      const kept = Array.from(one.rows, (row, i) => ({ row: listed.get(row), i })).filter(
        ({ row, i }) => {
          const fresh =
            row !== undefined && !seen.has(row) && Number.isFinite(one.x[i]! + one.y[i]!);
          if (fresh) seen.add(row);
          return fresh;
        },
      );
      if (kept.length === 0) return [];
      const listsDown = y.type === 'band' || y.type === 'ordinal';
      const middle = (i: number) =>
        one.mark === 'bar' && listsDown ? one.x2[i]! : (one.x[i]! + one.x2[i]!) / 2;
      const height = (i: number) =>
        one.mark === 'cell' || listsDown
          ? (one.y[i]! + one.y2[i]!) / 2
          : Math.max(one.y[i]!, one.y2[i]!);
      return [
        {
          name: one.name,
          panel,
          table,
          rows: kept.map(({ row }) => row!),
          x: kept.map(({ i }) => share(middle(i), x.domain)),
          y: kept.map(({ i }) => share(height(i), y.domain)),
        },
      ];
    }),
  );
}

/** Row of the table by row of the data: of a long data set evenly spaced ones are listed. */
function listedRows({
  rows: { length: count },
  omitted,
}: {
  readonly rows: readonly unknown[];
  readonly omitted: number;
}): Map<number, number> {
  const total = count + omitted;
  return new Map(
    Array.from({ length: count }, (_, i) => [
      omitted === 0 ? i : Math.round((i * (total - 1)) / (count - 1)),
      i,
    ]),
  );
}
