import { describe, expect, it } from 'vitest';
import { modelFile } from '../../src/formats/modelFiles.ts';
import { fromText, readLog } from '../../src/index.ts';
import { read } from '../support/read.ts';

const words = (n: number, first = 0): Record<string, number> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`w${i}`, first + i]));

describe('modelFile', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a vocabulary', words(300)],
    ['a vocabulary with the fields of counts', { id: 300, c: 301, n: 302, ...words(300) }],
    ['a short vocabulary of characters', words(30)],
    ['added tokens', { '<|im_end|>': 151645, '[PAD]': 151646 }],
    [
      'a tokenizer',
      { version: '1.0', added_tokens: [{ id: 0 }], decoder: {}, model: { vocab: {} } },
    ],
    ['tokenizer settings', { tokenizer_class: 'Q', bos_token: null }],
    ['special tokens', { bos_token: { content: '<s>' }, additional_special_tokens: [] }],
    ['a model', { architectures: ['LlamaForCausalLM'], vocab_size: 3 }],
    ['generation settings', { temperature: 0.6, transformers_version: '5.0' }],
    ['an adapter', { peft_type: 'LORA', base_model_name_or_path: 'x' }],
    ['weights', { metadata: { total_size: 1 }, weight_map: { 'a.b': 'model-1.safetensors' } }],
    ['a processor', { image_processor_type: 'X' }],
    ['a chat template', { chat_template: '{{ x }}' }],
    ['arguments of a trainer', { output_dir: 'out', learning_rate: 1e-6, seed: 1 }],
    ['deepspeed', { zero_optimization: { stage: 3 } }],
    ['a package', { name: 'x', dependencies: { y: '1' } }],
    ['a lock file', { name: 'x', lockfileVersion: 3 }],
  ])('%s, whatever it is called', async (_, document) => {
    expect(modelFile(document, 'a.json')).toBeDefined();
    await expect(readLog(fromText(JSON.stringify(document), 'a.json'))).rejects.toMatchObject({
      code: 'SCHEMA',
      sideFile: true,
    });
  });

  it('by its name, when the fields say nothing', () => {
    expect(modelFile({ x: 1 }, 'out/config.json')).toBeDefined();
    expect(modelFile({ x: 1 }, 'out\\model.safetensors.index.json')).toBeDefined();
    expect(modelFile({ x: 1 }, 'out/my_config.json')).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['counts of one prompt', { id: 'a', c: 1, n: 4 }],
    [
      'scores by task, which repeat',
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`t${i}`, i % 2])),
    ],
    [
      'large numbers by name',
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`t${i}`, i * 1000])),
    ],
    [
      'results that repeat the settings of the model',
      { results: { x: {} }, transformers_version: '5' },
    ],
    ['a trainer state', { global_step: 1, log_history: [] }],
    ['a rollout', { group: 'a', reward: 1 }],
  ])('no model file: %s', (_, document) => {
    expect(modelFile(document, 'a.json')).toBeUndefined();
  });

  it('is read all the same when columns say everything', async () => {
    const text = JSON.stringify({
      architectures: ['x'],
      runs: [
        { id: 'a', ok: 1 },
        { id: 'a', ok: 0 },
      ],
    });
    const mapping = { group: ['runs.id'], reward: ['runs.ok'] };
    expect((await read(fromText(text, 'a.json'), { mapping })).rows).toBe(2);
  });
});
