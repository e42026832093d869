import {
  parseOptions,
  progressText,
  type RunProgress,
  renderHtml,
  report,
  toJson,
} from '@bits-per-sample/report';
import manifest from '@bits-per-sample/report/package.json' with { type: 'json' };
import { byId } from '../follow.ts';
import { drawOnce } from './drawOnce.ts';
import { droppedFiles } from './droppedFiles.ts';
import { createFields, face } from './fields.ts';
import { showReport } from './showReport.ts';
import { tell } from './tell.ts';

const zone = byId('drop-zone');
const picker = byId<HTMLInputElement>('drop-files');
const status = byId('drop-status');
const bar = byId<HTMLProgressElement>('drop-progress');
const fields = createFields(byId('drop-fields'));

let files: readonly File[] = [];
/** What the files are called in the report; their names when undefined. */
let title: string | undefined;
let reading = new AbortController();

/** Reads the files as one run and shows the report, or says in words why not. */
async function read(): Promise<void> {
  if (files.length === 0) return;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  byId('drop-report').replaceChildren();
  for (const name of ['json', 'html']) byId(`drop-${name}`).hidden = true;
  zone.setAttribute('aria-busy', 'true');
  status.className = '';
  status.textContent = 'Reading …';
  try {
    const started = performance.now();
    const options = parseOptions('report', fields.texts());
    const made = await report(droppedFiles(files), {
      ...options,
      name: title,
      onProgress: showProgress(started),
      signal,
    });
    const draw = drawOnce();
    const facts = { draw, version: manifest.version, date: new Date().toISOString().slice(0, 10) };
    const page = await renderHtml(made, { ...facts, face });
    const saved = await renderHtml(made, { ...facts, face: 'terminal' });
    if (signal.aborted) return;
    showReport(byId('drop-report'), page);
    offer('json', toJson(made), 'application/json');
    offer('html', saved, 'text/html');
    status.textContent = `Read ${files.length === 1 ? '1 file' : `${files.length} files`} in ${((performance.now() - started) / 1000).toFixed(1)} s. Nothing left this page.`;
    byId('drop-report').focus();
  } catch (error) {
    if (signal.aborted) return;
    const { text, columns } = tell(error);
    status.className = 'wrong';
    status.textContent = text;
    if (!fields.areFilled()) fields.suggest(columns);
    byId<HTMLDetailsElement>('drop-columns').open = true;
  } finally {
    if (!signal.aborted) {
      bar.hidden = true;
      zone.removeAttribute('aria-busy');
    }
  }
}

/** Shows how far reading is, ten times a second at most. */
function showProgress(started: number): (progress: RunProgress) => void {
  let printed = started;
  return ({ file: name, size: total, bytes, rows }) => {
    const now = performance.now();
    if (now - printed < 100) return;
    printed = now;
    bar.hidden = false;
    if (total) bar.value = bytes / total;
    const seconds = (now - started) / 1000;
    status.textContent = progressText({ name, bytes, total, rows, seconds });
  };
}

/** A link that saves a text; its address holds it. */
function offer(name: 'json' | 'html', content: string, type: string): void {
  const link = byId<HTMLAnchorElement>(`drop-${name}`);
  if (link.href.startsWith('blob:')) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = `bits-per-sample.${name}`;
  link.hidden = false;
}

function take(list: Iterable<File>, name?: string): void {
  const taken = [...list];
  if (taken.length === 0) return;
  [files, title] = [taken, name];
  void read();
}

for (const event of ['dragover', 'dragleave', 'drop'] as const)
  addEventListener(event, (given) => {
    given.preventDefault();
    zone.classList.toggle('over', event === 'dragover');
    if (event === 'drop') take((given as DragEvent).dataTransfer?.files ?? []);
  });
picker.addEventListener('change', () => take(picker.files ?? []));
byId('drop-fields').addEventListener('submit', (event) => {
  event.preventDefault();
  void read();
});
byId('drop-sample').addEventListener('click', () => {
  const script = document.createElement('script');
  script.src = byId('drop-sample').dataset.src ?? '';
  script.addEventListener('load', async () => {
    const packed = (globalThis as unknown as { bitsPerSampleLog: string }).bitsPerSampleLog;
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const log = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    take([new File([await new Response(log).blob()], 'rollouts.jsonl')], 'the sample run');
  });
  document.head.append(script);
});
