import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { eraseAttachment, keepAttachment, storedOf, type Stored } from '../attachments/attachments';
import type { AttachmentKind } from '../attachments/attachment.entities';
import type { Incoming } from '../attachments/incoming';
import { audit } from '../audit/audit';
import { zipOf } from '../documents/zip-file';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { DirectWork, DirectWorkChoice, type GoneBecause, type MadeBy, type SharedWith } from './direct-work.entities';
import { isAdviser, LAST_ASKED, letsSee } from './shared-with';
import { theirCopyFiles } from './their-copy';

export const LONGEST_WORDS = 1000;
const LONGEST_REASON = 500;
/** How long a manager who gave a reason sees what is not shared. */
const OPENED_FOR = '4 hours';
/** Contacts to choose from. */
const LATEST_CONTACTS = 15;

export interface ChoiceSaid {
  sharedWith: SharedWith;
  askedOn: LocalDate;
  /** The young person's own. */
  words: string | null;
}

export interface PieceSaid {
  words: string;
  madeBy: MadeBy;
  madeOn: LocalDate;
  contactId: string | null;
  /** Null where they were not asked yet. */
  choice: ChoiceSaid | null;
}

export interface ChoiceTold extends ChoiceSaid {
  id: string;
  askedBy: string | null;
}

export interface ContactToChoose {
  id: string;
  heldOn: LocalDate;
  mode: ContactMode;
  seen: boolean;
  place: 'accommodation' | 'elsewhere' | null;
}

export interface PieceTold {
  id: string;
  kind: AttachmentKind;
  mediaType: string;
  /** Null once it is gone. */
  words: string | null;
  madeBy: MadeBy;
  madeOn: LocalDate;
  /** The contact it was made in, where that stands. */
  contact: ContactToChoose | null;
  addedBy: string | null;
  /** The latest first; none where they were not asked yet. */
  choices: ChoiceTold[];
  gone: { on: LocalDate; because: GoneBecause; words: string | null; by: string | null } | null;
}

export interface GalleryOpened {
  person: PersonHeading;
  /** Those that the reader may see. */
  pieces: PieceTold[];
  contacts: ContactToChoose[];
  /** When a manager saw what is not shared, for the adviser and for whoever did. */
  opened: { by: string; reason: string; openedAt: Date; untilAt: Date }[];
  /** Who took their own copy of all of it, and when; for the adviser and for whoever did. */
  copied: { by: string; at: Date }[];
  mayAdd: boolean;
  mayErase: boolean;
  mayOpen: boolean;
  mayTakeCopy: boolean;
}

/**
 * What a young person made in direct work: drawings, photos, voice notes. They choose with whom each is shared, and what is
 * not shared with somebody is not there for them: in no list, no count and no file. Each step is one transaction with its
 * audit event.
 */
@Injectable()
export class DirectWorkService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The latest first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async gallery(actor: UserActor, personId: string): Promise<GalleryOpened> {
    return this.casework.view(actor, personId, 'direct-work', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        pieces: await piecesOf(work, person.id),
        contacts: await contactsOf(work, person.id),
        opened: await openedOf(work, person.id),
        copied: await copiedOf(work, person.id),
        mayAdd: may(actor, 'record-casework'),
        mayErase: may(actor, 'take-out'),
        mayOpen: may(actor, 'open-direct-work'),
        mayTakeCopy: may(actor, 'handle-subject-access') && (await requestToAnswer(work, person.id)) !== null,
      };
    });
  }

  /** The pieces alone. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: UserActor, personId: string): Promise<PieceTold[]> {
    return (await this.gallery(actor, personId)).pieces;
  }

  /** Before the bytes of an upload are read. @throws Problem 'not-found', 'not-allowed' */
  async toAdd(actor: UserActor, personId: string): Promise<void> {
    await this.casework.look(actor, personId, () => Promise.resolve(mustBeAllowed(actor, 'record-casework')));
  }

  /** The bytes of one piece. The look is audited. @throws Problem 'not-found' also for what is not shared, or gone */
  async stored(actor: UserActor, personId: string, pieceId: string, part: 'whole' | 'small'): Promise<Stored> {
    const story = async (work: Work, person: YoungPerson) => {
      mustBeAllowed(actor, 'read-notes');
      const piece = await visiblePiece(work, person.id, pieceId);
      return storedOf(work, piece.attachmentId, part);
    };
    return this.casework.view(actor, personId, 'direct-work-file', story, { subjectId: pieceId, detail: { part } });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @returns its id, and whether who added it sees it still: a choice may leave them out
   * @throws Problem 'not-valid' naming `words`, `madeOn`, `contactId`, `askedOn` or `choiceWords`
   */
  async add(
    actor: UserActor,
    personId: string,
    said: PieceSaid,
    file: Incoming,
    today: LocalDate,
    id = newId(),
  ): Promise<{ id: string; seen: boolean }> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const seen = async () => (await seenPiece(work, youngPersonId, id)) !== null;
      if (await work.manager.existsBy(DirectWork, { id, youngPersonId })) return { id, seen: await seen() };
      const words = textOf('words', said.words, LONGEST_WORDS);
      if (!words) throw invalid('words', 'Write what is to be seen or heard');
      mustHaveBeen('madeOn', said.madeOn, person, today);
      if (said.contactId !== null) await mustBeTheirs(work, youngPersonId, said.contactId);
      const attachmentId = await keepAttachment(work, file);
      const { madeBy, madeOn, contactId } = said;
      const row = { id, youngPersonId, attachmentId, words, madeBy, madeOn, contactId };
      await work.manager.insert(DirectWork, { ...row, addedById: actor.staffId });
      const detail = { kind: file.kind, madeOn, contactId, sharedWith: said.choice?.sharedWith ?? 'not-asked' };
      await audit(work, { did: 'direct-work.added', youngPersonId, subjectId: id, detail });
      if (said.choice) await this.keepChoice(work, person, id, said.choice, today);
      return { id, seen: await seen() };
    });
  }

  /**
   * The young person says with whom they share it, for the first time or anew; what they said before stays to be read.
   * @param after the choice that was read before, null for none: where somebody asked meanwhile, nothing is saved
   * @throws Problem 'not-found' also for what is not shared with the actor; 'not-valid' naming `askedOn` or `choiceWords`;
   * 'changed-by-someone-else'; 'already-recorded' where it is gone
   */
  async choose(
    actor: UserActor,
    personId: string,
    pieceId: string,
    said: ChoiceSaid,
    after: string | null,
    today: LocalDate,
    id = newId(),
  ): Promise<{ seen: boolean }> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const saved = isId(pieceId) && (await work.manager.existsBy(DirectWorkChoice, { id, directWorkId: pieceId }));
      const seen = async () => (await seenPiece(work, person.id, pieceId)) !== null;
      if (saved) return { seen: await seen() };
      const piece = await visiblePiece(work, person.id, pieceId);
      if (piece.goneOn !== null) throw new Problem('already-recorded', 'It is gone already.');
      const [last] = await work.manager.find(DirectWorkChoice, {
        where: { directWorkId: piece.id },
        order: { askedOn: 'DESC', recordedAt: 'DESC', id: 'DESC' },
        take: 1,
      });
      if ((last?.id ?? null) !== after) {
        throw new Problem('changed-by-someone-else', 'Somebody asked meanwhile. Read what they said, and ask again');
      }
      await this.keepChoice(work, person, piece.id, said, today, id);
      const detail = { from: last?.sharedWith ?? 'not-asked', to: said.sharedWith, askedOn: said.askedOn };
      await audit(work, { did: 'direct-work.shared', youngPersonId: person.id, subjectId: piece.id, detail });
      return { seen: await seen() };
    });
  }

  /**
   * They want it back, or gone: its bytes and words, and what they said of sharing it, are deleted for good. That there was
   * something, when, with whom it was shared, and who deleted it stays. The same again is one.
   * @throws Problem 'not-found' also for what is not shared with the actor; 'not-valid' naming `goneWords`
   */
  async erase(
    actor: UserActor,
    personId: string,
    pieceId: string,
    said: { because: GoneBecause; words: string | null },
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'take-out', today, async (work, person) => {
      const piece = await visiblePiece(work, person.id, pieceId);
      if (piece.goneOn !== null) return;
      const goneWords = textOf('goneWords', said.words ?? '', LONGEST_REASON) || null;
      await eraseAttachment(work, piece.attachmentId);
      const gone = { goneOn: today, goneBecause: said.because, goneWords, goneById: actor.staffId };
      await work.manager.update(DirectWork, { id: piece.id }, { ...gone, words: GONE });
      await work.manager.update(DirectWorkChoice, { directWorkId: piece.id }, { words: null });
      const detail = { because: said.because };
      await audit(work, { did: 'direct-work.erased', youngPersonId: person.id, subjectId: piece.id, detail });
    });
  }

  /**
   * A manager sees for some hours what is not shared with them, to keep somebody safe. Whether there is anything is not told
   * before. The adviser reads on the page who opened it and why.
   * @throws Problem 'not-valid' naming `reason`; 'not-allowed'
   */
  async open(actor: UserActor, personId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'open-direct-work', today, async (work, person) => {
      const why = textOf('reason', reason, LONGEST_REASON);
      if (!why) throw invalid('reason', 'Write what you are worried about');
      const id = newId();
      await work.manager.query(
        `insert into direct_work_opened (id, young_person_id, staff_id, reason, until_at)
         values ($1, $2, $3, $4, now() + interval '${OPENED_FOR}')`,
        [id, person.id, actor.staffId, why],
      );
      await audit(work, { did: 'direct-work.opened', youngPersonId: person.id, subjectId: id });
    });
  }

  /**
   * All of it, whoever it is shared with, for the young person who asked to see what is held: it is theirs. Only while such a
   * request is to be answered and it is known who asked; their adviser reads on the page who took it.
   * @param at what its files are dated
   * @returns the bytes of a ZIP, made while they are read: one of its files at a time is in memory
   * @throws Problem 'not-found' also where nobody asked; 'not-allowed'
   */
  async theirCopy(actor: Actor, personId: string, at: Date): Promise<AsyncGenerator<Uint8Array>> {
    const pieces = await this.casework.view(actor, personId, 'direct-work/their-copy', async (work, person) => {
      mustBeAllowed(actor, 'handle-subject-access');
      const requestId = await requestToAnswer(work, person.id);
      if (requestId === null) throw notFound();
      await audit(work, { did: 'direct-work.copied', youngPersonId: person.id, subjectId: requestId });
      return piecesWhere(work, 'true', [person.id]);
    });
    const read = ({ id }: PieceTold) => this.unitOfWork.read(actor, (work) => wholeOf(work, id, personId));
    return zipOf(theirCopyFiles(pieces, read), at);
  }

  private async keepChoice(
    work: Work,
    person: YoungPerson,
    directWorkId: string,
    said: ChoiceSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    mustHaveBeen('askedOn', said.askedOn, person, today);
    const words = textOf('choiceWords', said.words ?? '', LONGEST_WORDS) || null;
    const { sharedWith, askedOn } = said;
    const askedById = work.actor.kind === 'user' ? work.actor.staffId : null;
    await work.manager.insert(DirectWorkChoice, { id, directWorkId, sharedWith, askedOn, words, askedById });
  }
}

/** What stands for the words of what is gone; nobody reads it. */
const GONE = '-';

/** SQL: the contact `c` of a piece, as JSON. */
const CONTACT = `jsonb_build_object('id', c.fact_id, 'heldOn', c.held_on, 'mode', c.mode, 'seen', c.seen, 'place', c.place)`;

async function piecesOf(work: Work, youngPersonId: string): Promise<PieceTold[]> {
  const parameters: unknown[] = [youngPersonId];
  return piecesWhere(work, letsSee(work.actor, parameters), parameters);
}

/** @param parameters of `which`, the first of which is the young person */
async function piecesWhere({ manager }: Work, which: string, parameters: unknown[]): Promise<PieceTold[]> {
  return manager.query<PieceTold[]>(
    `select w.id, a.kind, a.media_type as "mediaType", case when w.gone_on is null then w.words end as words,
            w.made_by as "madeBy", w.made_on as "madeOn", s.name as "addedBy",
            case when c.id is not null then ${CONTACT} end as contact,
            (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'sharedWith', x.shared_with, 'askedOn', x.asked_on,
                      'words', case when w.gone_on is null then x.words end, 'askedBy', xs.name) order by ${LAST_ASKED}), '[]')
               from direct_work_choice x left join staff xs on xs.id = x.asked_by_id
              where x.direct_work_id = w.id) as choices,
            case when w.gone_on is not null then jsonb_build_object('on', w.gone_on, 'because', w.gone_because,
              'words', w.gone_words, 'by', g.name) end as gone
       from direct_work w join attachment a on a.id = w.attachment_id left join staff s on s.id = w.added_by_id
       left join staff g on g.id = w.gone_by_id
       left join contact c on c.fact_id = w.contact_id and c.young_person_id = w.young_person_id
        and c.replaced_by_id is null and not c.withdrawn
      where w.young_person_id = $1 and ${which} order by w.made_on desc, w.added_at desc, w.id`,
    parameters,
  );
}

async function seenPiece(work: Work, youngPersonId: string, id: string): Promise<DirectWork | null> {
  if (!isId(id)) return null;
  const parameters: unknown[] = [youngPersonId, id];
  const [found]: { id: string }[] = await work.manager.query(
    `select w.id from direct_work w where w.young_person_id = $1 and w.id = $2 and ${letsSee(work.actor, parameters)}`,
    parameters,
  );
  return found ? work.manager.findOneByOrFail(DirectWork, { id: found.id }) : null;
}

/** The caller has asked whether it may be had. @returns null where it is gone, or was moved to whom it is about */
async function wholeOf({ manager }: Work, id: string, youngPersonId: string): Promise<Stored | null> {
  const [stored] = await manager.query<Stored[]>(
    `select a.media_type as "mediaType", p.bytes from direct_work w join attachment a on a.id = w.attachment_id
       join attachment_part p on p.attachment_id = a.id and p.part = 'whole'
      where w.id = $1 and w.young_person_id = $2 and w.gone_on is null`,
    [id, youngPersonId],
  );
  return stored ?? null;
}

/** @throws Problem 'not-found' */
async function visiblePiece(work: Work, youngPersonId: string, id: string): Promise<DirectWork> {
  const piece = await seenPiece(work, youngPersonId, id);
  if (!piece) throw notFound();
  return piece;
}

async function contactsOf({ manager }: Work, youngPersonId: string): Promise<ContactToChoose[]> {
  return manager.query<ContactToChoose[]>(
    `select c.fact_id as id, c.held_on as "heldOn", c.mode, c.seen, c.place from contact c
      where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn
      order by c.held_on desc, c.fact_id desc limit ${LATEST_CONTACTS}`,
    [youngPersonId],
  );
}

/** Of this year at the longest, the latest first. */
async function openedOf({ manager, actor }: Work, youngPersonId: string): Promise<GalleryOpened['opened']> {
  if (actor.kind === 'system') return [];
  return manager.query<GalleryOpened['opened']>(
    `select s.name as by, w.reason, w.opened_at as "openedAt", w.until_at as "untilAt" from direct_work_opened w
       join staff s on s.id = w.staff_id
      where w.young_person_id = $1 and w.opened_at > now() - interval '1 year'
        and (w.staff_id = $2 or ${isAdviser('$2')}) order by w.opened_at desc, w.id`,
    [youngPersonId, actor.staffId],
  );
}

/** Of this year at the longest, the latest first. */
async function copiedOf({ manager, actor }: Work, youngPersonId: string): Promise<GalleryOpened['copied']> {
  if (actor.kind === 'system') return [];
  return manager.query<GalleryOpened['copied']>(
    `select s.name as by, w.at from audit_event w join app_user u on u.id = w.actor_id join staff s on s.id = u.staff_id
      where w.young_person_id = $1 and w.did = 'direct-work.copied' and w.at > now() - interval '1 year'
        and (s.id = $2 or ${isAdviser('$2')}) order by w.at desc, w.id`,
    [youngPersonId, actor.staffId],
  );
}

/** The fact id of the request to see what is held that is to be answered, where it is known who asked. */
async function requestToAnswer({ manager }: Work, youngPersonId: string): Promise<string | null> {
  const [request]: { id: string }[] = await manager.query(
    `select r.fact_id as id from subject_access_request r
      where r.young_person_id = $1 and r.replaced_by_id is null and not r.withdrawn
        and r.identity_confirmed_on is not null and r.answered_on is null order by r.received_on, r.fact_id limit 1`,
    [youngPersonId],
  );
  return request?.id ?? null;
}

async function mustBeTheirs({ manager }: Work, youngPersonId: string, contactId: string): Promise<void> {
  const [found]: unknown[] = isId(contactId)
    ? await manager.query(
        `select 1 from contact c where c.young_person_id = $1 and c.fact_id = $2 and c.replaced_by_id is null
            and not c.withdrawn`,
        [youngPersonId, contactId],
      )
    : [];
  if (!found) throw invalid('contactId', 'Choose a contact of this young person');
}

function mustHaveBeen(field: string, day: LocalDate, person: YoungPerson, today: LocalDate): void {
  if (day > today) throw invalid(field, 'The day must be today or in the past');
  if (day < person.dateOfBirth) throw invalid(field, 'The day must be after the young person was born');
}

function textOf(field: string, text: string, most: number): string {
  if (text.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  return text.trim();
}
