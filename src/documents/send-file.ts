import type { FastifyReply } from 'fastify';
import type { PrintedFile } from './plan-documents.service';

/** Not kept by anything on the way. */
export function sendFile(reply: FastifyReply, { bytes, name }: PrintedFile): Buffer {
  reply
    .type('application/pdf')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}"`);
  return bytes;
}
