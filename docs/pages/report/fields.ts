import { type Mention, type OptionEntry, reportOptions } from '@bits-per-sample/report';

/** Options that stand open, in this order; the others are folded away. */
const FIRST = [
  'group',
  'reward',
  'successes',
  'attempts',
  'success',
  'promptId',
  'step',
  'category',
  'kind',
  'level',
];

/** What a form of this page calls an option: `outputTokens` → Output tokens. */
export const titleOf = (name: string): string =>
  name[0]!.toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Options of a report as this page's sentences name them. */
export const face = ({ field, value }: Mention): string =>
  value === undefined
    ? `the field “${titleOf(field)}” above`
    : `${value} in the field “${titleOf(field)}” above`;

const idOf = (name: string): string => `drop-field-${name}`;

/** An option's field: a text, or a choice of words. */
function fieldOf({ name, kind, hint, description }: OptionEntry): HTMLElement {
  const box = document.createElement('div');
  box.className = 'dial';
  const label = document.createElement('label');
  label.htmlFor = idOf(name);
  label.textContent = titleOf(name);
  const about = document.createElement('small');
  about.id = `${idOf(name)}-about`;
  about.textContent = description.replaceAll(/`(\w+)`/g, (_, field) =>
    titleOf(field).toLowerCase(),
  );
  const words = kind === 'choice' ? hint.split('|') : [];
  const input = document.createElement(words.length > 0 ? 'select' : 'input');
  for (const word of words.length > 0 ? ['', ...words] : []) input.append(new Option(word, word));
  if (input instanceof HTMLInputElement) input.type = 'text';
  input.id = idOf(name);
  input.name = name;
  input.setAttribute('aria-describedby', about.id);
  box.append(label, about, input);
  return box;
}

/** A form with a field for every option that can be written down. */
export interface Fields {
  /** What stands in them, under the names of the options. */
  texts(): Record<string, string | string[]>;
  /** Fills fields that are empty; gives whether there were any. */
  suggest(columns: Readonly<Record<string, unknown>>): void;
  /** Whether a field has something in it. */
  areFilled(): boolean;
}

/**
 * Puts a field for every option into a form.
 *
 * @param form where the open ones go; those behind stand in its `details`.
 */
export function createFields(form: HTMLElement): Fields {
  const entries = reportOptions.filter(({ kind }) => kind !== 'code');
  const open = form.querySelector('.first')!;
  const more = form.querySelector(':scope > details > .dials')!;
  const place = ({ name }: OptionEntry) => FIRST.indexOf(name) + 1 || FIRST.length + 1;
  for (const entry of entries.toSorted((a, b) => place(a) - place(b)))
    (FIRST.includes(entry.name) ? open : more).append(fieldOf(entry));
  const input = (name: string) =>
    form.querySelector<HTMLInputElement | HTMLSelectElement>(`#${idOf(name)}`);
  const filled = () => entries.filter(({ name }) => input(name)!.value.trim() !== '');
  return {
    texts: () =>
      Object.fromEntries(
        filled().map(({ name, kind }) => {
          const text = input(name)!.value.trim();
          const isList = kind === 'columns' || kind === 'conditions';
          return [name, isList ? text.split(/\s*,\s*/) : text];
        }),
      ),
    suggest(columns) {
      for (const [name, value] of Object.entries(columns)) {
        const field = input(name);
        if (field?.value === '') field.value = [value].flat().join(', ');
      }
      if (Object.keys(columns).some((name) => more.contains(input(name))))
        more.closest('details')!.open = true;
    },
    areFilled: () => filled().length > 0,
  };
}
