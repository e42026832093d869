import { buildReport, renderHtml, successRule, toJson } from 'bits-per-sample';
// @boundaries-ignore the page reads as the command line does
import { drawReport } from '../../../packages/cli/src/io/drawReport.ts';
// @boundaries-ignore the page reads as the command line does
import { progressText } from '../../../packages/cli/src/io/progress.ts';
// @boundaries-ignore the page reads as the command line does
import { readSource } from '../../../packages/cli/src/io/readReport.ts';
import { byId } from '../follow.ts';
import { holdFiles } from './droppedFiles.ts';
import { showReport } from './showReport.ts';

const zone = byId('drop-zone');
const picker = byId<HTMLInputElement>('drop-files');
const status = byId('drop-status');
const bar = byId<HTMLProgressElement>('drop-progress');
const text = (id: string) => byId<HTMLInputElement>(id).value.trim();

let files: readonly File[] = [];
/** What the files are called in the report; their names when undefined. */
let title: string | undefined;
let run = 0;

/** Reads the files as one run and shows the report, or says in words why not. */
async function report(): Promise<void> {
  if (files.length === 0) return;
  const mine = ++run;
  const stopped = () => mine !== run;
  byId('drop-report').replaceChildren();
  for (const name of ['json', 'html']) byId(`drop-${name}`).hidden = true;
  zone.setAttribute('aria-busy', 'true');
  status.className = '';
  status.textContent = 'Reading …';
  try {
    const started = performance.now();
    let [printed, at, total] = [started, '', 0];
    const progress = {
      file: (name: string, size: number | undefined) => {
        [at, total] = [name, size ?? 0];
      },
      update: (bytes: number, rows: number) => {
        if (stopped()) throw new Error('another log was dropped');
        const now = performance.now();
        if (now - printed < 100) return;
        printed = now;
        bar.hidden = false;
        bar.value = bytes / total;
        const seconds = (now - started) / 1000;
        status.textContent = progressText({ name: at, bytes, total, rows, seconds });
      },
      done: () => {},
    };
    const success = text('drop-success');
    const rule = success === '' ? undefined : successRule(success);
    if (success !== '' && !rule)
      throw new Error(`What counts as a success must read like >=1 or >0, not ${success}.`);
    const [group, reward] = [text('drop-group'), text('drop-reward')];
    const mapping = {
      ...(group !== '' && { group: [group] }),
      ...(reward !== '' && { reward: [reward] }),
    };
    const options = { mapping, rule, progress, name: title, level: 0.95 };
    const source = await readSource(holdFiles(files), options);
    const made = buildReport(source, options);
    const pictures = await drawReport(made, { ...options, source });
    const page = renderHtml(made, { pictures });
    if (stopped()) return;
    showReport(byId('drop-report'), page);
    offer('json', toJson(made), 'application/json');
    offer('html', page, 'text/html');
    status.textContent = `Read ${files.length === 1 ? '1 file' : `${files.length} files`} in ${((performance.now() - started) / 1000).toFixed(1)} s. Nothing left this page.`;
    byId('drop-report').focus();
  } catch (error) {
    if (stopped()) return;
    status.className = 'wrong';
    const message = error instanceof Error ? error.message : String(error);
    // what the command line calls options are fields here, filled with what it would try
    const options = /--group (\S+) --reward (\S+)/;
    status.textContent = message.replace(options, 'the columns $1 as group and $2 as reward');
    const [, group = '', reward = ''] = options.exec(message) ?? [];
    if (text('drop-group') + text('drop-reward') === '')
      for (const [id, column] of Object.entries({ group, reward }))
        byId<HTMLInputElement>(`drop-${id}`).value = column;
    byId<HTMLDetailsElement>('drop-columns').open = true;
  } finally {
    if (!stopped()) {
      bar.hidden = true;
      zone.removeAttribute('aria-busy');
    }
  }
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
  void report();
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
  void report();
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
