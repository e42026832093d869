import { canonicalJson } from '../prompt/canonicalJson.ts';
import { objectOf } from './objectOf.ts';

/** What a model says in a message, its reasoning and its calls among it; ids and prices are not said. */
const SAID = ['content', 'reasoning_content', 'reasoning', 'tool_calls'];

/**
 * What the model said in an answer that is a text, a list of texts, a message, or a list of chat
 * messages, of which those of users and tools are left out; undefined when it is none of these.
 */
export function answerText(answer: unknown): string | undefined {
  if (!Array.isArray(answer)) return saidIn(answer);
  const said = answer.map(saidIn).filter((text) => text !== undefined);
  return said.length === 0 ? undefined : said.join('\n');
}

function saidIn(message: unknown): string | undefined {
  if (typeof message === 'string') return message;
  const fields = objectOf(message);
  if (fields.role === undefined && fields.message !== undefined) return saidIn(fields.message);
  if (fields.role !== undefined && fields.role !== 'assistant') return undefined;
  const said = SAID.filter((name) => !isNothing(fields[name]));
  if (said.length === 0) return 'content' in fields ? '' : undefined;
  const [only] = said;
  const content = fields[only!];
  return said.length === 1 && typeof content === 'string'
    ? content
    : canonicalJson(said.map((name) => fields[name]));
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
