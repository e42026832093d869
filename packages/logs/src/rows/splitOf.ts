const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const TRAIN = words('train training trained false 0');
const EVAL = words('eval evaluation val valid validation test dev heldout true 1');

/** `train` or `eval`, the side of the split that a word names; undefined for one that names neither. */
export function splitOf(value: string | undefined): 'train' | 'eval' | undefined {
  const word = (value ?? '')
    .slice(0, 32)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  if (TRAIN.has(word)) return 'train';
  return EVAL.has(word) ? 'eval' : undefined;
}
