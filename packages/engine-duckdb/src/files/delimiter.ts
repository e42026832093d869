import type { NamedFile } from './namedFile.ts';
import { unpacked } from './unpacked.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST = 1 << 20;

/** The delimiter that occurs most in the header; a comma when none does. */
export async function delimiter(file: NamedFile): Promise<string> {
  const header = (await firstLine(file)).replace(/"[^"]*"/g, '');
  const times = (mark: string): number => header.split(mark).length;
  return DELIMITERS.reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}

async function firstLine(file: NamedFile): Promise<string> {
  let text = '';
  for await (const chunk of unpacked(file)) {
    text += chunk.toString('latin1');
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return text.split('\n', 1)[0]!;
}
