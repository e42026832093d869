import {
  type Bag,
  categoryScales,
  type Fault,
  isBag,
  isValue,
  oneOf,
  roles,
} from './validate/bag.ts';
import { checkData } from './validate/checkData.ts';
import { checkLayer } from './validate/checkLayer.ts';
import { checkColor, checkScale, checkValue } from './validate/checkScale.ts';

/** One fault of a figure. */
export interface FigureProblem {
  /** Where, e.g. `figure.layers[2].x`. */
  readonly path: string;
  /** What belongs there, as words that complete "expected …". */
  readonly expected: string;
  /** What is there. */
  readonly received: unknown;
}

/**
 * Checks that a value is a figure that can be drawn, and says where it is not. Nothing is
 * thrown: {@link resolveFigure} throws the first problem.
 *
 * @param figure anything, for example parsed JSON.
 * @returns the problems, in reading order; empty when the figure is sound.
 *
 * @example
 * ```ts
 * validateFigure({ schema: 'figure/2' })[0]?.path; // => 'figure.schema'
 * ```
 */
export function validateFigure(figure: unknown): readonly FigureProblem[] {
  const problems: FigureProblem[] = [];
  const fault = (path: string, expected: string, received: unknown) => {
    problems.push({ path, expected, received });
  };
  if (!isBag(figure)) return [{ path: 'figure', expected: 'an object', received: figure }];
  if (figure.schema !== 'figure/1') fault('figure.schema', "'figure/1'", figure.schema);
  if (typeof figure.id !== 'string' || !/^[A-Za-z][A-Za-z0-9-]*$/.test(figure.id))
    fault('figure.id', 'letters, digits and hyphens, starting with a letter', figure.id);
  if (typeof figure.title !== 'string' || figure.title === '')
    fault('figure.title', 'a text', figure.title);
  if (typeof figure.alt !== 'string') fault('figure.alt', 'a text', figure.alt);
  for (const name of ['subtitle', 'caption'])
    if (figure[name] !== undefined && typeof figure[name] !== 'string')
      fault(`figure.${name}`, 'a text', figure[name]);

  const lengths = checkData(figure.data, fault);
  const scales = isBag(figure.scales) ? figure.scales : {};
  if (!isBag(figure.scales)) fault('figure.scales', 'an object', figure.scales);
  for (const axis of ['x', 'y']) checkScale(`figure.scales.${axis}`, scales[axis], fault);
  checkColor(scales.color, fault);
  checkValue(scales.value, fault);

  if (!Array.isArray(figure.layers)) fault('figure.layers', 'an array', figure.layers);
  const layers: unknown[] = Array.isArray(figure.layers) ? figure.layers : [];
  for (const [i, layer] of layers.entries())
    checkLayer(`figure.layers[${i}]`, layer, figure, lengths, fault);

  const size = isBag(figure.size) ? figure.size : {};
  for (const side of ['width', 'height'])
    if (!(Number(size[side]) >= 80 && Number(size[side]) <= 10_000))
      fault(`figure.size.${side}`, 'from 80 to 10000 px', size[side]);
  checkZones(figure.zones, scales, fault);
  const notes: unknown[] = Array.isArray(figure.annotations) ? figure.annotations : [];
  for (const [i, note] of notes.entries())
    if (!isBag(note) || typeof note.text !== 'string' || !isValue(note.x) || !isValue(note.y))
      fault(`figure.annotations[${i}]`, 'x, y and a text', note);
  checkFacet(figure, fault);
  return problems;
}

function checkFacet(figure: Bag, fault: Fault): void {
  if (figure.facet === undefined) return;
  const facet = isBag(figure.facet) ? figure.facet : {};
  const sets = isBag(figure.data) ? Object.values(figure.data).filter(isBag) : [];
  if (
    typeof facet.field !== 'string' ||
    !sets.some((set) => Object.hasOwn(set, String(facet.field)))
  )
    fault('figure.facet.field', 'the name of a column', facet.field);
  if (!Array.isArray(facet.domain) || facet.domain.length === 0 || facet.domain.length > 60)
    fault('figure.facet.domain', '1 to 60 texts', facet.domain);
  if (facet.columns !== undefined && !(Number(facet.columns) >= 1))
    fault('figure.facet.columns', '≥ 1', facet.columns);
  const shares = ['both', 'x', 'y', 'none'];
  if (facet.share !== undefined && !shares.includes(facet.share as string))
    fault('figure.facet.share', oneOf(shares), facet.share);
}

function checkZones(zones: unknown, scales: Bag, fault: Fault): void {
  if (!Array.isArray(zones)) return;
  zones.forEach((zone: unknown, i) => {
    const path = `figure.zones[${i}]`;
    if (!isBag(zone)) {
      fault(path, 'a zone', zone);
      return;
    }
    if (zone.axis !== 'x' && zone.axis !== 'y') {
      fault(`${path}.axis`, oneOf(['x', 'y']), zone.axis);
      return;
    }
    const scale = scales[zone.axis];
    if (isBag(scale) && categoryScales.includes(scale.type as string))
      fault(`${path}.axis`, 'an axis of numbers', zone.axis);
    for (const end of ['from', 'to'])
      if (typeof zone[end] !== 'number' || Number.isNaN(zone[end]))
        fault(`${path}.${end}`, 'a number', zone[end]);
    if (!roles.includes(zone.role as string)) fault(`${path}.role`, oneOf(roles), zone.role);
  });
}
