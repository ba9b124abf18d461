// Typesets in a thread of its own, so that the application goes on answering meanwhile. It takes { data } with the
// document as JSON, one at a time, and answers { pdf } or { error }.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { workspace, families } = workerData;
const fontBlobs = families.flatMap(({ files }) => files.map((file) => readFileSync(file)));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
const main = readFileSync(`${workspace}/document.typ`, 'utf8');
const names = JSON.stringify(families.map(({ name }) => name));

// What was worked out for documents of long ago is given back: it would grow to hundreds of megabytes.
const EVICT_EVERY = 10;
const OLDEST = 0;
let done = 0;

parentPort.on('message', ({ data }) => {
  try {
    const pdf = compile(data);
    parentPort.postMessage({ pdf }, [pdf.buffer]);
  } catch (error) {
    // What the compiler quotes is the young person's: it goes no further.
    const words = String(error?.message ?? error).replace(/`[^`]*`/g, '…');
    parentPort.postMessage({ error: words });
  }
  done += 1;
  if (done % EVICT_EVERY === 0) compiler.evictCache(OLDEST);
});

function compile(data) {
  const compiled = compiler.compile({ mainFileContent: main, inputs: { data, families: names } });
  const { result } = compiled;
  if (result === null) {
    const [first] = compiler.fetchDiagnostics(compiled.takeError());
    throw new Error(first?.message ?? 'The document could not be typeset.');
  }
  return new Uint8Array(compiler.pdf(result, { pdfStandard: 'ua-1' }));
}
