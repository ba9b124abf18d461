import type { Multipart } from '@fastify/multipart';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import './request';

/** How much of anything but the bytes of files may come; whoever keeps the bytes counts those. */
export const UPLOAD_LIMITS = { fileSize: Infinity, files: 1000, fields: 20, fieldSize: 10_000, parts: 1020 };
const TOKEN_FIELD = '_csrf';

/** On a handler that reads `request.upload`. Nothing else takes multipart forms. */
export const TakesUploads = () => RouteConfig({ takesUploads: true });

export function isUpload(request: FastifyRequest): boolean {
  return request.isMultipart();
}

export function takesUploads(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesUploads?: boolean }).takesUploads === true;
}

export async function openUpload(request: FastifyRequest): Promise<void> {
  const parts = request.parts();
  const next: IteratorResult<Multipart, unknown> = await parts.next();
  const first = next.done ? undefined : next.value;
  const isToken = first?.type === 'field' && first.fieldname === TOKEN_FIELD && typeof first.value === 'string';
  request.upload = {
    firstField: isToken ? (first.value as string) : undefined,
    async *files() {
      for await (const part of parts) {
        // A browser sends an empty, nameless file when none was chosen.
        if (part.type === 'file' && part.filename !== '') yield { name: part.filename, bytes: part.file };
        else if (part.type === 'file') part.file.resume();
      }
    },
  };
}

/** What nobody read is thrown away as it comes: a browser shows no answer to a form that it has not finished sending. */
export function readToItsEnd(request: FastifyRequest): void {
  request.raw.unpipe();
  request.raw.resume();
}
