/** A rule that turns a reward into success or failure. */
export interface SuccessRule {
  /** The rule in words, e.g. `'reward >= 1'`. */
  readonly text: string;
  /** How a reward is compared. */
  readonly operator: '>=' | '>' | '<=' | '<' | '==';
  /** With what. */
  readonly limit: number;
  /** Whether a finite reward is a success. */
  test(reward: number): boolean;
}

const operators: Readonly<Record<SuccessRule['operator'], (x: number, limit: number) => boolean>> =
  {
    '>=': (x, limit) => x >= limit,
    '>': (x, limit) => x > limit,
    '<=': (x, limit) => x <= limit,
    '<': (x, limit) => x < limit,
    '==': (x, limit) => x === limit,
  };

/**
 * Reads a success rule such as `>=1`, `>0`, `==2`, or a bare number (equal to it).
 *
 * A threshold decides what the report calls solved, so it is never guessed: without a rule
 * a graded reward has no pass rate.
 *
 * @param text the rule.
 * @returns the rule, or undefined when the text is not one.
 *
 * @example
 * ```ts
 * successRule('>= 1')?.test(1); // => true
 * successRule('2')?.text; // => 'reward == 2'
 * successRule('often'); // => undefined
 * ```
 */
export function successRule(text: string): SuccessRule | undefined {
  const match = /^\s*(>=|<=|==|=|>|<)?\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*$/i.exec(
    text,
  );
  if (!match) return undefined;
  const sign = match[1] === undefined || match[1] === '=' ? '==' : match[1];
  const operator = sign as SuccessRule['operator'];
  const limit = Number(match[2]);
  if (!Number.isFinite(limit)) return undefined;
  const compare = operators[operator];
  const test = (reward: number): boolean => compare(reward, limit);
  return { text: `reward ${operator} ${limit}`, operator, limit, test };
}
