import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PROJECT_ROOT } from '../web/project-root';
import { FAMILIES } from './fonts';
import type { PrintedDocument, PrintSize } from './printed-document';
import { typeset } from './typeset';

const WORKSPACE = path.join(PROJECT_ROOT, 'src/documents/typst');
/** The thread and its fonts are given back when nobody has printed for so long. */
const IDLE_MS = 60_000;

/** Makes PDF/UA-1 files of documents, one after the other, in a thread beside the application. */
@Injectable()
export class PdfPress implements OnApplicationShutdown {
  private typesetter: Typesetter | null = null;
  private idle: NodeJS.Timeout | null = null;

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** @throws Error when it cannot be typeset; what is in the document is not in its message */
  async print(document: PrintedDocument, size: PrintSize): Promise<Buffer> {
    if (this.idle) clearTimeout(this.idle);
    if (!this.typesetter || this.typesetter.ended) this.typesetter = new Typesetter();
    const { typesetter } = this;
    try {
      return await typesetter.compile(JSON.stringify(typeset(document, size)));
    } finally {
      if (!typesetter.busy) this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  async close(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const { typesetter } = this;
    this.typesetter = null;
    await typesetter?.end();
  }
}

interface Waiting {
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
}

/** One thread with what was asked of it. While it has nothing to do it keeps no process from ending. */
class Typesetter {
  ended = false;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private readonly worker = new Worker(path.join(WORKSPACE, 'compile-worker.mjs'), {
    workerData: { workspace: WORKSPACE, families: FAMILIES },
  });

  constructor() {
    this.worker.on('message', (answer: { n: number; pdf?: Uint8Array; error?: string }) => this.hear(answer));
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The typesetter ended before it was done.')));
  }

  get busy(): boolean {
    return this.waiting.size > 0;
  }

  async compile(data: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const n = ++this.asked;
      this.waiting.set(n, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ n, data });
    });
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private hear({ n, pdf, error }: { n: number; pdf?: Uint8Array; error?: string }): void {
    const waiting = this.waiting.get(n);
    this.waiting.delete(n);
    if (!this.busy) this.worker.unref();
    if (pdf) waiting?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    else waiting?.reject(new Error(`A document could not be typeset: ${error}`));
  }

  private fail(error: Error): void {
    this.ended = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
