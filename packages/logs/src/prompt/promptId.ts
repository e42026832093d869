import { hashText } from '../bytes/hash64.ts';
import { canonicalJson } from './canonicalJson.ts';

/**
 * The name of a prompt whose text must not be kept: sixteen hexadecimal digits that depend on
 * the text alone, so that a trainer, a data set and a report can speak of the same prompt
 * without showing it. Every reader of this package uses it where a log holds no id.
 *
 * Chat messages, or anything else that is no text, are named by their canonical JSON: no
 * spaces, members sorted by name, members that are null left out, characters outside ASCII as
 * they are. A text and a list of one message with that text are different prompts.
 *
 * The algorithm: over the UTF-16 units u of the text, in 32-bit words that wrap around,
 * a ← (a ⊕ u)·2654435761 from 0xdeadbeef and b ← (b ⊕ u)·1597334677 from 0x41c6ce57; then
 * a ← a ⊕ length, and with f(x, r, m) = (x ⊕ x≫r)·m,
 * a ← f(a, 16, 2246822507) ⊕ f(b, 13, 3266489909) and
 * b ← f(b, 16, 2246822507) ⊕ f(a, 13, 3266489909) with the new a; eight digits of b, eight of
 * a. The guide on reading logs has it in ten lines of Python. Not cryptographic: among ten
 * million texts two share a name with a probability below 10⁻⁵, unless someone means them to.
 *
 * @param prompt the text, or chat messages.
 * @returns sixteen hexadecimal digits.
 *
 * @example
 * ```ts
 * promptId('What is 2 + 3?'); // => '0d764089960af15c'
 * promptId([{ role: 'user', content: 'hi' }]) === promptId([{ content: 'hi', role: 'user' }]); // => true
 * ```
 */
export function promptId(prompt: unknown): string {
  return hashText(typeof prompt === 'string' ? prompt : canonicalJson(prompt));
}
