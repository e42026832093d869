/** What stands before the first answer in a conversation; undefined when there is nothing. */
export function questionOf(messages: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(messages)) return undefined;
  const answer = messages.findIndex(isAnswer);
  const question = answer < 0 ? messages : messages.slice(0, answer);
  return question.length > 0 ? question : undefined;
}

/** A message of the model, or a choice that holds one. */
const isAnswer = (message: unknown): boolean => {
  if (message === null || typeof message !== 'object') return false;
  const { role, message: inner } = message as { role?: unknown; message?: unknown };
  return role === 'assistant' || (role === undefined && inner !== undefined);
};
