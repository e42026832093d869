import { isObject } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

type Test = (document: RowObject, keys: readonly string[]) => boolean;

/** Keys of a tokenizer's special tokens, as `special_tokens_map.json` has them. */
const SPECIAL_TOKEN =
  /^(bos|eos|unk|sep|pad|cls|mask|eot|image|video|audio)_token$|^(additional|extra)_special_tokens$/;

/** A token that no text holds: `<|im_end|>`, `<s>`, `[PAD]`. */
const MARKED = /^[<[].*[>\]]$/;

/** Names of tokens with their numbers: whole numbers without a repeat, and few left out. */
const isVocabulary: Test = (document, keys) => {
  const marked = keys.length > 0 && keys.every((key) => MARKED.test(key));
  if (keys.length < 20 && !marked) return false;
  const seen = new Set<unknown>();
  for (const key of keys) {
    const value = document[key];
    if (!Number.isSafeInteger(value) || (value as number) < 0 || seen.has(value)) return false;
    if (!marked && (value as number) > 2 * keys.length) return false;
    seen.add(value);
  }
  return true;
};

/** What model and project files are called, whatever is in them. */
const NAMES =
  /^(?:vocab|tokenizer|tokenizer_config|config|generation_config|adapter_config|special_tokens_map|added_tokens|preprocessor_config|processor_config|video_preprocessor_config|chat_template|training_args|quantize_config|modules|package|package-lock|tsconfig|.+\.safetensors\.index|.+\.bin\.index)\.json$/;

/** What lies in the folder of a model or a project and is no log, by its fields. */
const MODEL_FILES: readonly (readonly [kind: string, test: Test])[] = [
  ['a vocabulary of a tokenizer', isVocabulary],
  [
    'a tokenizer',
    (document) =>
      isObject(document.model) &&
      (has(document, 'pre_tokenizer') || has(document, 'added_tokens', 'decoder')),
  ],
  [
    'settings of a tokenizer',
    (document) =>
      has(document, 'tokenizer_class') ||
      has(document, 'added_tokens_decoder') ||
      has(document, 'model_max_length'),
  ],
  [
    'special tokens of a tokenizer',
    (_, keys) => keys.length > 0 && keys.every((key) => SPECIAL_TOKEN.test(key)),
  ],
  [
    'settings of a model',
    (document) =>
      has(document, 'architectures') ||
      has(document, 'transformers_version') ||
      has(document, 'model_type', 'hidden_size') ||
      has(document, '_diffusers_version') ||
      has(document, 'adapter_config'),
  ],
  [
    'settings of an adapter',
    (document) => has(document, 'peft_type') || has(document, 'lora_parameters'),
  ],
  [
    'an index of weights',
    (document) => isObject(document.weight_map) && Object.keys(document).length <= 3,
  ],
  [
    'settings of a processor',
    (document) =>
      has(document, 'processor_class') ||
      has(document, 'image_processor_type') ||
      has(document, 'feature_extractor_type'),
  ],
  [
    'a chat template',
    (document, keys) => typeof document.chat_template === 'string' && keys.length <= 3,
  ],
  [
    'settings of a training',
    (document) =>
      has(document, 'output_dir', 'learning_rate') ||
      has(document, 'zero_optimization') ||
      has(document, 'per_device_train_batch_size'),
  ],
  [
    'a package manifest',
    (document) =>
      typeof document.name === 'string' &&
      (isObject(document.dependencies) ||
        isObject(document.devDependencies) ||
        isObject(document.scripts) ||
        has(document, 'lockfileVersion')),
  ],
  ['settings of a compiler', (document) => isObject(document.compilerOptions)],
];

/**
 * What a JSON document is that lies beside a model and holds no rollouts: tokenizer, vocabulary,
 * configuration, index of weights. Undefined for all else. A vocabulary holds every short word
 * there is, so it must be told before any format looks for its fields.
 *
 * @param document the document.
 * @param name name of the file, which decides when the fields do not.
 */
export function modelFile(document: RowObject, name: string): string | undefined {
  // evaluations repeat the settings of the model beside their results
  if (has(document, 'results') && !Number.isInteger(document.results)) return undefined;
  const keys = Object.keys(document);
  const known = MODEL_FILES.find(([, test]) => test(document, keys))?.[0];
  return (
    known ?? (NAMES.test(name.split(/[\\/]/).at(-1) ?? '') ? 'settings by its name' : undefined)
  );
}
