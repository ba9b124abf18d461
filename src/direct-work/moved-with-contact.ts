import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

interface OfContact {
  youngPersonId: string;
  contactId: string;
}

/**
 * What was made in a contact that was written about somebody else goes to whom it was about, who is asked anew with whom
 * they share it; on the wrong record a line stays, without bytes and words.
 */
export async function moveDirectWork(work: Work, wrong: OfContact, right: OfContact, today: LocalDate): Promise<void> {
  const { manager, actor } = work;
  const pieces: { id: string; attachmentId: string }[] = await manager.query(
    `select id, attachment_id as "attachmentId" from direct_work
      where young_person_id = $1 and contact_id = $2 and gone_on is null order by id`,
    [wrong.youngPersonId, wrong.contactId],
  );
  for (const { id, attachmentId } of pieces) {
    const [copy, attachmentCopy] = [newId(), newId()];
    await manager.query(
      `insert into attachment (id, kind, media_type, bytes, width, height, added_at, added_by_id)
       select $2, kind, media_type, bytes, width, height, added_at, added_by_id from attachment where id = $1`,
      [attachmentId, attachmentCopy],
    );
    await manager.query(
      `insert into attachment_part (attachment_id, part, bytes)
       select $2, part, bytes from attachment_part where attachment_id = $1`,
      [attachmentId, attachmentCopy],
    );
    await manager.query('delete from attachment_part where attachment_id = $1', [attachmentId]);
    await manager.query(
      `insert into direct_work (id, young_person_id, attachment_id, words, made_by, made_on, contact_id, added_at, added_by_id)
       select $2, $3, $4, words, made_by, made_on, $5, added_at, added_by_id from direct_work where id = $1`,
      [id, copy, right.youngPersonId, attachmentCopy, right.contactId],
    );
    await manager.query(
      `update direct_work set gone_on = $2, gone_because = 'in-error', gone_by_id = $3, words = '-' where id = $1`,
      [id, today, actor.kind === 'user' ? actor.staffId : null],
    );
    await manager.query('update direct_work_choice set words = null where direct_work_id = $1', [id]);
    await audit(work, { did: 'direct-work.moved', youngPersonId: wrong.youngPersonId, subjectId: id });
    await audit(work, { did: 'direct-work.added', youngPersonId: right.youngPersonId, subjectId: copy });
  }
}
