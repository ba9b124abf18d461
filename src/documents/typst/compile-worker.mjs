// Typesets in a thread of its own, so that the application goes on answering meanwhile. It takes { data, pictures } with
// the document as JSON and its pictures as JPEGs, one at a time, and answers { pdf } or { error }.
import { readFileSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { workspace, families } = workerData;
const fontBlobs = families.flatMap(({ files }) => files.map((file) => readFileSync(file)));
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
const main = readFileSync(`${workspace}/document.typ`, 'utf8');
const familyNames = JSON.stringify(families.map(({ name }) => name));

// What was worked out for documents of long ago is given back: it would grow to hundreds of megabytes.
const EVICT_EVERY = 10;
const OLDEST = 0;
let done = 0;

parentPort.on('message', ({ data, pictures }) => {
  // Never on a disk: the compiler finds them under names that are only in its memory.
  const names = pictures.map((_, place) => path.join(workspace, `picture-${place}.jpg`));
  try {
    names.forEach((name, place) => compiler.mapShadow(name, Buffer.from(pictures[place])));
    const pdf = compile(data);
    parentPort.postMessage({ pdf }, [pdf.buffer]);
  } catch (error) {
    // What the compiler quotes is the young person's: it goes no further.
    const words = String(error?.message ?? error).replace(/`[^`]*`/g, '…');
    parentPort.postMessage({ error: words });
  } finally {
    for (const name of names) compiler.unmapShadow(name);
  }
  done += 1;
  if (done % EVICT_EVERY === 0) compiler.evictCache(OLDEST);
});

function compile(data) {
  const compiled = compiler.compile({ mainFileContent: main, inputs: { data, families: familyNames } });
  const { result } = compiled;
  if (result === null) {
    const [first] = compiler.fetchDiagnostics(compiled.takeError());
    throw new Error(first?.message ?? 'The document could not be typeset.');
  }
  return new Uint8Array(compiler.pdf(result, { pdfStandard: 'ua-1' }));
}
