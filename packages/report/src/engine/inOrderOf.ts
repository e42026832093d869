import type { Table } from '@bits-per-sample/core';
import { numbers } from '../trials/numbers.ts';
import { takeRows } from '../trials/takeRows.ts';

/** Up to so many places per row each has an entry in a table, which is faster than to sort. */
const SPARSE = 16;

/** The rows of a table in the order of a column of whole numbers ≥ 0, all different. */
export function inOrderOf(table: Table, name: string): Table {
  const places = numbers(table, name);
  let most = 0;
  for (let i = 0; i < places.length; i++) most = Math.max(most, places[i]!);
  return takeRows(table, most < SPARSE * places.length ? tabled(places, most) : sorted(places));
}

/** Rows by their places, through a table of all places. */
function tabled(places: Float64Array, most: number): Int32Array {
  // rows from 1 on; 0 stands for a place without a row
  const rowAt = new Int32Array(most + 1);
  for (let i = 0; i < places.length; i++) rowAt[places[i]!] = i + 1;
  const order = new Int32Array(places.length);
  let at = 0;
  for (let i = 0; i < rowAt.length; i++) if (rowAt[i]! > 0) order[at++] = rowAt[i]! - 1;
  return order;
}

const sorted = (places: Float64Array): Int32Array =>
  new Int32Array(places.keys()).sort((a, b) => places[a]! - places[b]!);
