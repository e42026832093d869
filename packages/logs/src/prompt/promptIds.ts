import { promptId } from './promptId.ts';

/** Names prompts; the rollouts of a group follow each other, so the last text is remembered. */
export class PromptIds {
  #text = '';
  #id = promptId('');

  /** Id of a text or of chat messages; undefined for what is missing. */
  of(prompt: unknown): string | undefined {
    if (prompt === undefined || prompt === null) return undefined;
    if (typeof prompt !== 'string') return promptId(prompt);
    if (prompt !== this.#text) {
      this.#id = promptId(prompt);
      this.#text = prompt;
    }
    return this.#id;
  }
}
