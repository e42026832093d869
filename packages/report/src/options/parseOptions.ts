import { DomainError } from '@bits-per-sample/core';
import { expectationOf } from './checkOptions.ts';
import { type CompareOptions, compareOptions } from './compareOptions.ts';
import type { OptionEntry } from './optionTable.ts';
import { partWeight } from './partWeight.ts';
import { planOptions, type RunPlanOptions } from './planTable.ts';
import { type ReplayOptions, replayOptions } from './replayOptions.ts';
import { type ReportOptions, reportOptions } from './reportOptions.ts';

/** What each function takes. */
export interface OptionsOf {
  /** Options of `report`. */
  report: ReportOptions;
  /** Options of `compare`. */
  compare: CompareOptions;
  /** Options of `plan`. */
  plan: RunPlanOptions;
  /** Options of `replay`. */
  replay: ReplayOptions;
}

const TABLES: Readonly<Record<keyof OptionsOf, readonly OptionEntry[]>> = {
  report: reportOptions,
  compare: compareOptions,
  plan: planOptions,
  replay: replayOptions,
};

/**
 * Options from texts, as a command line, a form or an address has them.
 *
 * @param fn which function they are for: `'report'`, `'compare'`, `'plan'` or `'replay'`.
 * @param given texts by the name of the option; `''` and undefined are not given.
 * @returns the options.
 * @throws {DomainError} a text that its option cannot be.
 *
 * @example
 * ```ts
 * parseOptions('report', { group: 'id', level: '0.9', where: ['split=test'] });
 * // => { group: ['id'], level: 0.9, where: { split: 'test' } }
 * ```
 */
export function parseOptions<Fn extends keyof OptionsOf>(
  fn: Fn,
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): OptionsOf[Fn] {
  const options: Record<string, unknown> = {};
  for (const entry of TABLES[fn]) {
    const texts = [given[entry.name] ?? []].flat().filter((text) => text !== '');
    if (texts.length > 0) options[entry.name] = read(fn, entry, texts);
  }
  return options as OptionsOf[Fn];
}

function read(fn: string, entry: OptionEntry, texts: readonly string[]): unknown {
  const { name, kind } = entry;
  const text = texts.at(-1)!;
  const refuse = (received: unknown = text): never => {
    throw new DomainError(fn, name, expectationOf(entry), received);
  };
  switch (kind) {
    case 'columns':
      return texts;
    case 'conditions':
      return Object.fromEntries(
        texts.map((one) => {
          const at = one.indexOf('=');
          return at < 1 ? refuse(one) : [one.slice(0, at), one.slice(at + 1)];
        }),
      );
    case 'weights':
      return Object.fromEntries(
        texts.flatMap((one) => one.split(',')).map((one) => partWeight(one) ?? refuse(one)),
      );
    case 'share':
    case 'number':
    case 'whole': {
      const value = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? value : refuse();
    }
    case 'wholes':
      return text.split(',').map((part) => (part.trim() === '' ? refuse() : Number(part)));
    case 'json':
      try {
        return JSON.parse(text);
      } catch {
        throw new DomainError(fn, name, 'JSON', text);
      }
    default:
      return text;
  }
}
