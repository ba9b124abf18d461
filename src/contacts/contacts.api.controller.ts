import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { Deadline } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { DEFAULT_LIMIT, listed, PageQueryDto, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { parsePostcode } from '../young-people/identifiers';
import { newId } from '../platform/ids';
import { nowDoing } from '../eet/activity-in-contact';
import { AlsoDoneService, type AlsoDone } from './also-done';
import { movedTo } from './also-done.form';
import { ContactReadingService, type ContactRead } from './contact-reading.service';
import {
  ChangedContactDto,
  ContactAnswer,
  ContactListAnswer,
  ContactNoteDto,
  ContactWithdrawalDto,
  RecordContactDto,
  RecordedContactAnswer,
  type ContactSaidDto,
  type LedgerItemAnswer,
} from './contact.dto';
import { ContactsService } from './contacts.service';
import { onlyWhatFits, type RecordContact } from './record-contact';

@ApiController('young-people/:id/contacts', GROUPS.contacts)
export class ContactsApiController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly reading: ContactReadingService,
    private readonly alsoDone: AlsoDoneService,
  ) {}

  @Operation({
    does: 'List contacts',
    about: 'Visits, calls and attempts. What was said and written needs the scope read:notes.',
    scope: 'read:people',
    answers: () => ContactListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ContactListAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    return listed(
      await this.reading.contacts(actor, id, { after: placeIn(cursor, ['day', 'id']), limit }),
      query,
      `young-people/${id}/contacts`,
      answer,
      (contact) => [contact.heldOn, contact.id],
    );
  }

  @Operation({
    does: 'Record a contact',
    about: 'What it meets is closed, and what it starts is open, before the answer comes; the answer says both.',
    scope: 'write:casework',
    answers: () => RecordedContactAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: RecordContactDto,
    @Today() today: LocalDate,
  ): Promise<Answered<RecordedContactAnswer>> {
    const { appointmentId = null, reviewHeld = false, supportOffered = null } = said;
    const command = onlyWhatFits({
      ...contactSaid(NOTHING_SAID, said, actor.staffId),
      appointmentId,
      reviewHeld,
      supportOffered: supportOffered && { reply: supportOffered.reply ?? null },
    });
    const also = {
      actions: said.actionsDone ?? [],
      promises: said.promisesKept ?? [],
      move: moveOf(said),
      activity: activityOf(said),
      risk: riskOf(said),
    };
    const { contactId, change } = await this.alsoDone.record(actor, id, command, also, today);
    const recorded = {
      id: contactId,
      closed: change.closed.map((item) => ({ ...ledgerItem(item), late: item.state === 'met-late' })),
      opened: change.opened.map(ledgerItem),
      next: change.next && ledgerItem(change.next),
    };
    return created(recorded, `young-people/${id}/contacts/${contactId}`);
  }

  @Operation({ does: 'Read a contact', scope: 'read:people', answers: () => ContactAnswer, etag: true })
  @Get(':contactId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
  ): Promise<Answered<ContactAnswer>> {
    const contact = await this.reading.contact(actor, id, contactId);
    return withEtag(answer(contact), contact.version);
  }

  @Operation({
    does: 'Correct a contact',
    about: 'What is left out stays as it is. The old words stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => ContactAnswer,
    etag: true,
  })
  @Patch(':contactId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedContactDto,
    @Today() today: LocalDate,
  ): Promise<Answered<ContactAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.contacts.standing(actor, id, contactId),
      async ({ version, ...standing }) => {
        const command = { ...contactSaid(standing, changes, actor.staffId), ...NOTHING_WITH_IT };
        await this.contacts.correct(actor, id, contactId, onlyWhatFits(command), today, version);
      },
    );
    return this.read(actor, id, contactId);
  }

  @Operation({
    does: 'Add a note to a contact',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':contactId/notes')
  async addNote(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() { text, wellbeing = null }: ContactNoteDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const noteId = newId();
    await this.contacts.addNote(actor, id, contactId, text, today, noteId, wellbeing);
    return { id: noteId };
  }

  @Operation({
    does: 'Take out a contact that was recorded in error',
    about: 'What it had met is due again, and the appointment it was the outcome of has none.',
    scope: 'write:casework',
    status: 204,
  })
  @Post(':contactId/withdrawal')
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() { reason, also = [] }: ContactWithdrawalDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.contacts.withdraw(actor, id, contactId, reason, today, also);
  }
}

/** @throws Problem 'not-valid' for what is no postcode, and for bed and breakfast, which somebody has to answer for */
function moveOf({ movedTo: to }: RecordContactDto): AlsoDone['move'] {
  if (!to) return null;
  const postcode = to.postcode ? parsePostcode(to.postcode) : null;
  if (to.postcode && !postcode) throw invalid('movedTo.postcode', 'Must be a full postcode');
  const { type, address = null, providedUnder = 'unknown' } = to;
  if (type === 'W') throw invalid('movedTo.type', 'Record bed and breakfast as a move, with why there is nothing else');
  return movedTo({ type, fromOn: to.fromOn as LocalDate, address, postcode, providedUnder });
}

function activityOf({ doesNow }: RecordContactDto): AlsoDone['activity'] {
  return doesNow ? nowDoing(doesNow.doing, doesNow.fromOn as LocalDate, doesNow.provider ?? null) : null;
}

function riskOf({ riskEvent }: RecordContactDto): AlsoDone['risk'] {
  if (!riskEvent) return null;
  const { kind, happenedOn = null, whatHappened, doneAtOnce } = riskEvent;
  return { kind, happenedOn, whatHappened: whatHappened?.trim() || null, doneAtOnce: doneAtOnce?.trim() || null };
}

type Said = Omit<RecordContact, 'id' | 'appointmentId' | 'reviewHeld' | 'supportOffered'>;
type Known = Omit<Said, 'heldOn' | 'mode' | 'seen' | 'staffId'> &
  Partial<Pick<Said, 'heldOn' | 'mode' | 'seen'>> & { staffId: string | null };

const NOTHING_WITH_IT = { appointmentId: null, reviewHeld: false, supportOffered: null };
const NOTHING_SAID: Known = {
  heldAt: null,
  staffId: null,
  place: null,
  seenAlone: null,
  safeWhereTheyLive: null,
  note: null,
  ownWords: null,
  goodNews: null,
  modeReason: null,
  begunByThem: false,
  workAim: null,
  workTool: null,
  workEffect: null,
  wellbeing: null,
  cardLeft: null,
  toldWho: null,
  tryAgainOn: null,
  alsoThere: [],
};

/** What is said over what is known. @throws Problem 'not-valid' for a meeting without a place */
function contactSaid(known: Known, said: Partial<ContactSaidDto>, sender: string): Said {
  const over = (name: keyof ContactSaidDto) => (said[name] === undefined ? known[name] : said[name]);
  const contact = {
    heldOn: over('heldOn'),
    heldAt: over('heldAt'),
    mode: over('mode'),
    staffId: over('staffId') ?? sender,
    place: over('place'),
    seen: over('seen'),
    seenAlone: over('seenAlone'),
    safeWhereTheyLive: over('safeWhereTheyLive'),
    note: over('note'),
    ownWords: over('ownWords'),
    goodNews: over('goodNews'),
    modeReason: over('modeReason'),
    begunByThem: over('begunByThem'),
    workAim: over('workAim'),
    workTool: over('workTool'),
    workEffect: over('workEffect'),
    wellbeing: over('wellbeing'),
    cardLeft: over('cardLeft'),
    toldWho: over('toldWho'),
    tryAgainOn: over('tryAgainOn'),
    alsoThere: over('alsoThere'),
  } as Said;
  if (contact.mode === 'face-to-face' && !contact.place) throw invalid('place', 'Say where it was');
  return contact;
}

function ledgerItem({ rule, title, dueOn }: Deadline): LedgerItemAnswer {
  return { rule, title, dueOn };
}

function answer({ version: _, ...contact }: ContactRead): ContactAnswer {
  return {
    ...contact,
    alsoThere: contact.alsoThere.map(({ staffId }) => staffId),
    laterNotes: contact.laterNotes.map(({ text, at, by }) => ({ text, at: new Date(at).toISOString(), by })),
  };
}
