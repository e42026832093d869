import { isObject } from './objectOf.ts';
import { plainWord } from './plainWord.ts';

/** How rollouts end, and the words of trainers, servers and graders for it, in small letters. */
const WORDS: Readonly<Record<string, string>> = {
  ok:
    'ok|stop|stopped|eos|eos token|end turn|stop sequence|stop condition|completed|complete|done|' +
    'finished|success|succeeded|normal|tool calls|tool call|tool use|function call',
  truncated:
    'truncated|length|max length|max tokens|max new tokens|max output tokens|max turns|max steps|' +
    'token limit|context length|context window exceeded|model context window exceeded|' +
    'model length|prompt too long|context limit|length limit|incomplete',
  error:
    'error|errored|exception|crash|crashed|aborted|abort|cancelled|canceled|api error|' +
    'provider error|server error|internal error|infrastructure error|infra error|rate limit|' +
    'rate limited|connection error|network error',
  timeout: 'timeout|timed out|time out|time limit|deadline exceeded',
  unparsed:
    'parse error|parse failure|parsing error|parse failed|unparsed|unparsable|unparseable|' +
    'invalid json|invalid format|extraction failed|no answer',
  filtered: 'content filter|filtered|blocked|safety',
};

const ENDS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  Object.entries(WORDS).flatMap(([end, words]) =>
    words.split('|').map((word): [string, string] => [word, end]),
  ),
);

/**
 * How a rollout ended: `ok`, `truncated`, `error`, `timeout`, `unparsed` or `filtered`, out of
 * the words, flags and error objects that loggers write.
 *
 * @param value the field.
 * @param column its name: `truncated: true` is a truncation, `error: {…}` an error.
 * @returns the end; a word that is not known as it is; undefined when the field says nothing.
 */
export function endOf(value: unknown, column: string): string | undefined {
  if (value === undefined) return undefined;
  const name = column.slice(column.lastIndexOf('.') + 1).toLowerCase();
  const named = NAMED.find(([pattern]) => pattern.test(name))?.[1];
  if (value === null || value === '') return named === 'error' ? 'ok' : undefined;
  if (typeof value === 'string') {
    const word = plainWord(value);
    if (word === 'true' || word === 'false') return ofFlag(word === 'true', named);
    const known = ENDS.get(word);
    // what stands in a column of errors is an error, whatever it says
    return known ?? (named === 'error' && !/^(none|null|nan)$/.test(word) ? 'error' : value);
  }
  if (typeof value === 'boolean' || value === 0 || value === 1)
    return ofFlag(Boolean(value), named);
  if (isObject(value)) {
    const inner = value.type ?? value.reason ?? value.finish_reason ?? value.status;
    const known = typeof inner === 'string' ? endOf(inner, '') : undefined;
    return known !== undefined && known !== inner ? known : 'error';
  }
  if (Array.isArray(value)) return value.length > 0 && named === 'error' ? 'error' : undefined;
  return String(value);
}

/** What a flag is about, by its name. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/trunc|clipped|cut_?off/, 'truncated'],
  [/time_?d?_?out/, 'timeout'],
  [/err|exception|crash|abort/, 'error'],
  [/finish|complete|done|ok|eos|stopp/, 'ok'],
];

function ofFlag(flag: boolean, named: string | undefined): string | undefined {
  if (named === undefined) return String(flag);
  if (named === 'ok') return flag ? 'ok' : 'truncated';
  return flag ? named : 'ok';
}
