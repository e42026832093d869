import { type OptionEntry, sentence } from '@bits-per-sample/report';

/** What a client may give for an option, as a schema of JSON. */
const TYPES = {
  columns: { type: ['string', 'array'], items: { type: 'string' } },
  conditions: { type: ['string', 'array'], items: { type: 'string' } },
  weights: { type: ['string', 'array'], items: { type: 'string' } },
  share: { type: 'number' },
  number: { type: 'number' },
  whole: { type: 'integer' },
  json: { type: ['string', 'object'] },
} as const;

/**
 * The options of a function as a schema of JSON: one property each, with what it does. Those that
 * only a program can give are left out.
 *
 * @param entries a table of options, such as `reportOptions`.
 */
export function optionSchema(entries: readonly OptionEntry[]): {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
} {
  const property = ({ kind, hint, description }: OptionEntry): object => ({
    ...(kind === 'choice'
      ? { enum: hint.split('|') }
      : kind in TYPES
        ? TYPES[kind as keyof typeof TYPES]
        : { type: 'string' }),
    description: `${hint === '' || kind === 'choice' ? '' : `${hint}: `}${sentence(description, 'library')}`,
  });
  const told = entries.filter(({ kind }) => kind !== 'code');
  return {
    type: 'object',
    properties: Object.fromEntries(told.map((entry) => [entry.name, property(entry)])),
  };
}
