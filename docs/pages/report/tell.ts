import { reportOptions, sentence } from '@bits-per-sample/report';
import { face, titleOf } from './fields.ts';

/** Fields of a mapping that are options by another name. */
const OPTION: Readonly<Record<string, string>> = { success: 'successColumn', kind: 'kindColumn' };

interface Told {
  readonly code?: unknown;
  readonly message?: string;
  readonly parameter?: string;
  readonly expected?: unknown;
  readonly received?: unknown;
  readonly hint?: string;
  readonly missing?: string;
  readonly suggestion?: Readonly<Record<string, unknown>>;
  readonly remedy?: { readonly field: string; readonly value?: unknown } | null;
}

/** An error in this page's words, and what to put into which field. */
export interface Advice {
  readonly text: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * Says in words what went wrong, with the fields of this page for the options of the library.
 *
 * @param error whatever the library threw.
 */
export function tell(error: unknown): Advice {
  const { code, message = String(error), ...told } = error as Told;
  const { parameter, hint, missing = '', suggestion = {}, remedy } = told;
  if (code === 'SCHEMA') {
    const columns = Object.fromEntries(
      Object.entries(suggestion).map(([name, value]) => [OPTION[name] ?? name, value]),
    );
    const list = Object.entries(columns).map(
      ([name, value]) => `${[value].flat().join(', ')} as “${titleOf(name)}”`,
    );
    const mine = `try the columns ${list.join(', ')}`;
    const said = hint ? message.replace(hint, () => mine) : message;
    return { text: missing ? said.replace(missing, () => sentence(missing, face)) : said, columns };
  }
  if (code === 'REPORT') {
    const columns = remedy?.value === undefined ? {} : { [remedy.field]: remedy.value };
    return { text: sentence(message, face), columns };
  }
  if (code === 'DOMAIN' && reportOptions.some(({ name }) => name === parameter))
    return {
      text: `${titleOf(parameter!)}: expected ${sentence(String(told.expected), face)}, got ${String(told.received)}`,
      columns: {},
    };
  return { text: message, columns: {} };
}
