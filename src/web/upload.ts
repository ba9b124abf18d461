import type { Multipart } from '@fastify/multipart';
import { RouteConfig } from '@nestjs/platform-fastify';
import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem, type FieldError } from '../platform/problem';
import type { Fields } from './fields';
import './request';

/** How much of anything but the bytes of files may come; whoever keeps the bytes counts those. */
export const UPLOAD_LIMITS = { fileSize: Infinity, files: 1000, fields: 20, fieldSize: 10_000, parts: 1020 };
/** Files that a form did not ask for, of which so many are passed over. No browser sends any. */
export const MOST_UNASKED = 20;
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
  const fields: Record<string, string> = {};
  request.upload = {
    fields,
    firstField: isToken ? (first.value as string) : undefined,
    async *files() {
      for await (const part of parts) {
        // A browser sends an empty, nameless file when none was chosen.
        if (part.type === 'file' && part.filename !== '') {
          yield { field: part.fieldname, name: part.filename, bytes: part.file };
        } else if (part.type === 'file') part.file.resume();
        else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      }
    },
  };
}

/** What nobody read is thrown away as it comes: a browser shows no answer to a form that it has not finished sending. */
export function readToItsEnd(request: FastifyRequest): void {
  request.raw.unpipe();
  request.raw.resume();
}

export interface UploadForm<T> {
  /** What was typed. */
  fields: Fields;
  /** What was made of each file, by its field. */
  files: Map<string, T>;
  /** What is wrong with files; of those, nothing is left. */
  errors: FieldError[];
}

/**
 * A form with files, read to its end whatever is wrong with a file, so that what was typed is known and can be shown again.
 * One that was sent again without its files, as after signing in anew, has none.
 *
 * @param expected the fields that hold files, one each. What else comes is thrown away unread, and the whole upload where
 * it is too much
 * @param take reads one file; a Problem that it throws with fields becomes an error of the form
 * @throws Problem 'too-large'
 */
export async function readUploadForm<T>(
  request: FastifyRequest,
  expected: readonly string[],
  take: (bytes: AsyncIterable<Uint8Array>, field: string) => Promise<T>,
): Promise<UploadForm<T>> {
  const { upload } = request;
  const files = new Map<string, T>();
  const errors: FieldError[] = [];
  const awaited = new Set(expected);
  let unasked = 0;
  if (!upload) return { fields: (request.body ?? {}) as Fields, files, errors };
  for await (const { field, bytes } of upload.files()) {
    const source = bytes[Symbol.asyncIterator]();
    if (!awaited.delete(field)) {
      unasked += 1;
      if (unasked > MOST_UNASKED) {
        const asked = expected.length === 1 ? 'one file' : `${expected.length} files`;
        throw new Problem('too-large', `This form takes ${asked} at most, and many more were sent. Nothing was saved.`);
      }
      while (!(await source.next()).done) continue;
      continue;
    }
    // Whoever stops reading would end the whole form, and with it the fields that come after.
    const asTheyCome = { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
    try {
      files.set(field, await take(asTheyCome, field));
    } catch (error) {
      if (!(error instanceof Problem) || error.errors.length === 0) throw error;
      errors.push(...error.errors);
      while (!(await source.next()).done) continue;
    }
  }
  // As in any other body: see `refuseNul`.
  if (Object.values(upload.fields).some((value) => value.includes('\0'))) throw new BadRequestException();
  return { fields: upload.fields, files, errors };
}
