import { parseJson } from '../json/parseJson.ts';
import { isObject, objectOf } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

/** What one row logs of one run: scalars by name, its step among them. */
export interface FlatMetrics {
  /** Name of the run, where the row says it. */
  readonly run: string | undefined;
  /** Name and value, as they stand there; no lists, no objects. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How deep objects within a row are gone into. */
const DEPTH = 4;

/** Fields that may name the run, the most telling first. */
const RUN = ['run_name', 'run', 'run_id', 'run_uuid'];

/** Fields under which a row may carry its metric's name, when it holds one value of one metric. */
const NAMES = ['key', 'metric', 'tag', 'name'];

/** The column of a run in an export of W&B: `run - key`, or `run - key__MIN`. */
const EXPORTED = /^(.+?) - (.+?)(__M(?:IN|AX))?$/s;

/**
 * What a row of metrics logs, whatever its shape: scalars side by side, under `data` or `metrics`
 * (as an object or as JSON text), in objects one in the other (`{train: {loss}}` is `train/loss`),
 * one value per row (`{step, key, value}`), or a column per run and key.
 */
export function flatMetrics(row: RowObject): FlatMetrics[] {
  const run = runOf(row);
  const name = nameOf(row);
  if (name !== undefined) {
    const { value, ...rest } = row;
    for (const key of NAMES) delete (rest as Record<string, unknown>)[key];
    return [{ run, fields: { ...flat(rest), [name]: value } }];
  }
  for (const key of ['data', 'metrics']) {
    const inner = has(row, key) ? objectOf(parsed(row[key])) : {};
    if (Object.keys(inner).length === 0) continue;
    // what stands beside it is the store's own: ids and times, and the step
    const { step, epoch } = row;
    return [{ run, fields: { ...flat({ step, epoch }), ...flat(inner) } }];
  }
  return exported(row) ?? [{ run, fields: flat(row) }];
}

/** The name of the one metric of a row. */
function nameOf(row: RowObject): string | undefined {
  if (!has(row, 'value') || isObject(row.value) || Object.keys(row).length > 8) return undefined;
  const key = NAMES.find((field) => typeof row[field] === 'string' && row[field] !== '');
  return key === undefined ? undefined : (row[key] as string);
}

function runOf(row: RowObject): string | undefined {
  for (const field of RUN) {
    const value = row[field];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  try {
    return parseJson(value);
  } catch {
    return undefined;
  }
}

function flat(row: RowObject): Record<string, unknown> {
  const out: Record<string, unknown> = Object.create(null);
  collect(row, '', out, 0);
  return out;
}

function collect(row: RowObject, path: string, out: Record<string, unknown>, depth: number): void {
  for (const [key, value] of Object.entries(row)) {
    if (depth === 0 && RUN.includes(key)) continue;
    if (!isObject(value)) {
      if (!Array.isArray(value)) out[path + key] = value;
    } else if (depth < DEPTH && !has(value, '_type'))
      collect(value, `${path}${key}/`, out, depth + 1);
  }
}

/** The runs of an export of W&B; undefined for any other row. */
function exported(row: RowObject): FlatMetrics[] | undefined {
  const keys = Object.keys(row);
  if (!keys.some((key) => EXPORTED.exec(key)?.[3] !== undefined)) return undefined;
  const runs = new Map<string, Record<string, unknown>>();
  const shared: Record<string, unknown> = {};
  for (const key of keys) {
    const [, run, name, bound] = EXPORTED.exec(key) ?? [];
    if (run === undefined || name === undefined) shared[key] = row[key];
    else if (bound === undefined) {
      const fields = runs.get(run) ?? Object.create(null);
      fields[name] = row[key];
      runs.set(run, fields);
    }
  }
  return [...runs].map(([run, fields]) => ({ run, fields: { ...shared, ...fields } }));
}
