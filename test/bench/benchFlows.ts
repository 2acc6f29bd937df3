import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formNamed } from '../../lib/intake/forms';
import { readFlow, type FlowFile } from '../../scripts/editor';

/** The folder of the flows that the measures publish. */
const folder = join(__dirname, 'flows');

/** n8n's setting that lets it find the trigger of flows/ceiling.json. */
export const ceilingSetting = { N8N_CUSTOM_EXTENSIONS: join(__dirname, 'ceiling') };

/** Where the forms and the trigger that only answers stand in an n8n with the flows. */
export const paths = {
  ours: '/webhook/bench-urp',
  recordOnly: '/webhook/bench-record-only',
  peer: '/form/bench-n8n',
  ceiling: '/webhook/bench-ceiling',
  classify: '/webhook/bench-classify',
  passOn: '/webhook/bench-pass-on',
};

/**
 * Writes the flows that bring in requests into `into`, each changed first, and says where they are:
 * n8n's form, ours, ours that only records, what takes its tickets in batches, and the ceiling.
 */
export function intakeFlows(into: string, change: (flow: FlowFile) => FlowFile): string[] {
  const flows = {
    'n8n-form': read('n8n-form'),
    'urp-form': read('urp-form'),
    'urp-record-only': recordOnly(),
    'urp-batches': read('urp-batches'),
    ceiling: read('ceiling'),
  };
  return Object.entries(flows).map(([name, flow]) => {
    const file = join(into, `${name}.json`);
    writeFileSync(file, JSON.stringify(change(flow)));
    return file;
  });
}

/** The flows of the classifier and of what n8n itself costs. */
export function classifierFlows(): string[] {
  return ['classify', 'pass-on'].map((name) => join(folder, `${name}.json`));
}

/** The same questions under another code, so that only its tickets come in batches. */
function recordOnly(): FlowFile {
  const flow = read('urp-form');
  const form = { ...formNamed('segnalazione-disservizio'), id: 'bench-record-only' };
  // What a definition says; the rest follows from it.
  const definition = JSON.stringify({ ...form, parts: undefined, languages: undefined });
  const [trigger] = flow.nodes;
  Object.assign(trigger!, {
    webhookId: 'bench-record-only',
    parameters: {
      path: 'bench-record-only',
      source: 'json',
      definition,
      options: { recordOnly: true },
    },
  });
  return { ...flow, name: 'Bench: URP Form Trigger that only records' };
}

function read(name: string): FlowFile {
  return readFlow(join(folder, `${name}.json`));
}
