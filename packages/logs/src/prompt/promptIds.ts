import { promptId } from './promptId.ts';

/** Who turns a number into a name, and notices digits that were lost. */
interface Naming {
  id(value: unknown): string | undefined;
}

/** Names prompts; the rollouts of a group follow each other, so the last text is remembered. */
export class PromptIds {
  readonly #naming: Naming;
  #text = '';
  #id = promptId('');

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** Id of a text or of chat messages; undefined for what is missing. */
  of(prompt: unknown): string | undefined {
    if (prompt === undefined || prompt === null) return undefined;
    const text = typeof prompt === 'number' ? this.#naming.id(prompt) : prompt;
    if (typeof text !== 'string') return promptId(text);
    if (text !== this.#text) {
      this.#id = promptId(text);
      this.#text = text;
    }
    return this.#id;
  }
}
