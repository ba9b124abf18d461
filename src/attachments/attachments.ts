import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { Attachment, AttachmentPart } from './attachment.entities';
import type { Incoming } from './incoming';

/** The bytes of a file, to be shown. */
export interface Stored {
  mediaType: string;
  bytes: Buffer;
}

/** Keeps a file in the caller's transaction, with the row that it belongs to. @returns its id */
export async function keepAttachment({ manager, actor }: Work, incoming: Incoming): Promise<string> {
  const { kind, mediaType, whole, small, width, height } = incoming;
  const id = newId();
  const addedById = actor.kind === 'user' ? actor.staffId : null;
  await manager.insert(Attachment, { id, kind, mediaType, bytes: whole.length, width, height, addedById });
  await manager.insert(AttachmentPart, [
    { attachmentId: id, part: 'whole', bytes: whole },
    ...(small ? [{ attachmentId: id, part: 'small' as const, bytes: small }] : []),
  ]);
  return id;
}

/** The caller has asked whether they may be seen. @throws Problem 'not-found' where they are gone */
export async function storedOf({ manager }: Work, attachmentId: string, part: 'whole' | 'small'): Promise<Stored> {
  const [stored] = await manager.query<Stored[]>(
    `select a.media_type as "mediaType", p.bytes from attachment_part p join attachment a on a.id = p.attachment_id
      where p.attachment_id = $1 and p.part = $2`,
    [attachmentId, part],
  );
  if (!stored) throw notFound();
  return stored;
}

/** The bytes go for good: no correction brings them back. That there was a file stays. */
export async function eraseAttachment({ manager }: Work, attachmentId: string): Promise<void> {
  await manager.delete(AttachmentPart, { attachmentId });
}
