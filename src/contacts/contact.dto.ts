import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { DOING, type DoingWord } from '../eet/activity-words';
import { RISK_EVENTS, type RiskEvent } from '../safety/risk-event.entity';
import { LONGEST_RISK_EVENT } from '../safety/risk-events';
import {
  CONTACT_BY,
  CONTACT_MODES,
  PROVIDED_UNDER,
  type ContactMode,
  type ProvidedUnder,
} from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Instant, LONG_TEXT, Part, Parts, Text, Words, YesNo } from '../web/api/fields';
import { SAFE_ANSWERS, type SafeAnswer } from './contact.entity';

const PLACES = ['accommodation', 'elsewhere'] as const;
const HOME_TYPES = Object.keys(ACCOMMODATION_WORDS);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const WITH_NOTES = 'Null without read:notes.';

/** What is said of a contact that took place, or was tried. */
export class ContactSaidDto {
  @Day({ about: 'The day it was.' })
  heldOn: string;

  @Text({ about: 'The time, if it is known.', optional: true, nullable: true, pattern: TIME, example: '14:30' })
  heldAt?: string | null;

  @Choice(CONTACT_MODES, { about: 'How.' })
  mode: ContactMode;

  @Choice(PLACES, {
    about: 'Face to face only, and needed then: where they live, or elsewhere.',
    optional: true,
    nullable: true,
  })
  place?: (typeof PLACES)[number] | null;

  @YesNo({ about: 'Seen or spoken to. false: tried, nobody there.' })
  seen: boolean;

  @Id({ about: 'Whose contact it was, a member of staff. Unless said: yours.', optional: true })
  staffId?: string;

  @YesNo({ about: 'Seen alone.', optional: true, nullable: true })
  seenAlone?: boolean | null;

  @Choice(SAFE_ANSWERS, { about: 'Whether they feel safe where they live.', optional: true, nullable: true })
  safeWhereTheyLive?: SafeAnswer | null;

  @Text({
    about: 'What was seen and done; for a visit that found nobody, what was tried.',
    example: 'We talked about college.',
    optional: true,
    nullable: true,
    max: LONG_TEXT,
  })
  note?: string | null;

  @Text({
    about: 'The young person’s own words.',
    example: 'It’s all right here.',
    optional: true,
    nullable: true,
    max: LONG_TEXT,
  })
  ownWords?: string | null;

  @Text({ about: 'Good news.', example: 'Passed the exam.', optional: true, nullable: true, max: LONG_TEXT })
  goodNews?: string | null;

  @Text({ about: 'Why it was not face to face.', optional: true, nullable: true, max: 2000, example: 'Asked to ring.' })
  modeReason?: string | null;

  @YesNo({ about: 'They got in touch themselves.', optional: true, example: false })
  begunByThem?: boolean;

  @Text({ about: 'Direct work: what for.', optional: true, nullable: true, max: 2000, example: 'Trust in letters.' })
  workAim?: string | null;

  @Text({ about: 'Direct work: with what.', optional: true, nullable: true, max: 2000, example: 'Three houses' })
  workTool?: string | null;

  @Text({ about: 'Direct work: what came of it.', optional: true, nullable: true, max: 2000, example: 'Opened two.' })
  workEffect?: string | null;

  @Text({
    about: 'How they are. Needed with the note of a visit to a disabled young person who lives far away.',
    optional: true,
    nullable: true,
    max: LONG_TEXT,
    example: 'Well, and eating with the others.',
  })
  wellbeing?: string | null;

  @YesNo({ about: 'Of a visit that found nobody: a card was left.', optional: true, nullable: true, inExample: false })
  cardLeft?: boolean | null;

  @Text({
    about: 'Of a visit that found nobody: who was told.',
    optional: true,
    nullable: true,
    max: 2000,
    inExample: false,
  })
  toldWho?: string | null;

  @Day({
    about: 'Of a visit that found nobody: when it is tried again.',
    optional: true,
    nullable: true,
    inExample: false,
  })
  tryAgainOn?: string | null;

  @Words({ about: 'Face to face or by video: the ids of colleagues who were there too.', optional: true, example: [] })
  alsoThere?: string[];
}

export class SupportOfferedDto {
  @Text({ about: 'What they answered.', optional: true, nullable: true, max: 2000 })
  reply?: string | null;
}

export class MovedToDto {
  @Choice(HOME_TYPES, { about: 'The kind of home, by the letter of the return.' })
  type: string;

  @Day({ about: 'The day they moved in: today or earlier.' })
  fromOn: string;

  @Text({ about: 'The address, without the postcode.', optional: true, nullable: true, example: '12 Mill Lane' })
  address?: string | null;

  @Text({ about: 'The postcode.', optional: true, nullable: true, max: 10, example: 'SW1A 1AA' })
  postcode?: string | null;

  @Choice(PROVIDED_UNDER, { about: 'The section it is provided under; not known unless said.', optional: true })
  providedUnder?: ProvidedUnder;
}

export class DoesNowDto {
  @Choice(DOING, { about: 'What they do: the code of the return, with `work-` where it is work.', example: 'work-P5' })
  doing: DoingWord;

  @Day({ about: 'Since when: today or earlier.' })
  fromOn: string;

  @Text({ about: 'The school, college or employer.', optional: true, nullable: true, example: 'Brook Street Bakery' })
  provider?: string | null;
}

export class RiskHeardDto {
  @Choice(RISK_EVENTS, { about: 'What happened to the young person.' })
  kind: RiskEvent['kind'];

  @Day({ about: 'The day it happened; the day of the contact unless it is said.', optional: true, nullable: true })
  happenedOn?: LocalDate | null;

  @Text({
    about: 'In a sentence; the note of the contact may say it.',
    max: LONGEST_RISK_EVENT,
    optional: true,
    nullable: true,
    example: null,
  })
  whatHappened?: string | null;

  @Text({ about: 'What was done at once.', max: LONGEST_RISK_EVENT, optional: true, nullable: true, example: null })
  doneAtOnce?: string | null;
}

export class RecordContactDto extends ContactSaidDto {
  @Id({ about: 'The planned appointment that this is the outcome of.', optional: true, nullable: true, example: null })
  appointmentId?: string | null;

  @YesNo({ about: 'The pathway plan review was held in it.', optional: true, example: false })
  reviewHeld?: boolean;

  @Part(() => SupportOfferedDto, {
    about: 'Support to 25 was offered in it.',
    optional: true,
    nullable: true,
    example: null,
  })
  supportOffered?: SupportOfferedDto | null;

  @Words({ about: 'The ids of actions of the plan in force that are done with it.', optional: true, example: [] })
  actionsDone?: string[];

  @Words({ about: 'The ids of promises that are kept with it.', optional: true, example: [] })
  promisesKept?: string[];

  @Part(() => MovedToDto, {
    about: 'They live somewhere else now.',
    optional: true,
    nullable: true,
    example: null,
  })
  movedTo?: MovedToDto | null;

  @Part(() => DoesNowDto, {
    about: 'They do something else now: education, training, work, none of these, or nobody knows.',
    optional: true,
    nullable: true,
    example: null,
  })
  doesNow?: DoesNowDto | null;

  @Part(() => RiskHeardDto, {
    about: 'Self-harm or exploitation was heard of in it, which raises risk.',
    optional: true,
    nullable: true,
    example: null,
  })
  riskEvent?: RiskHeardDto | null;
}

/** What is left out stays as it is. */
export class ChangedContactDto extends changesTo(ContactSaidDto) {}

export class ContactNoteDto {
  @Text({ about: 'The note.', example: 'We talked about college.', max: LONG_TEXT })
  text: string;

  @Text({
    about:
      'How they are. Needed with the first note of a visit to a disabled young person who lives far away; only for a visit that saw them and does not say so yet.',
    optional: true,
    nullable: true,
    max: LONG_TEXT,
    inExample: false,
  })
  wellbeing?: string | null;
}

export class ContactWithdrawalDto {
  @Text({ about: 'Why it was recorded in error.', max: 2000, example: 'Written about the wrong young person.' })
  reason: string;

  @Words({
    about:
      'The ids of the review, the offer or the self-harm or exploitation that were recorded with it and never were either.',
    optional: true,
    example: [],
  })
  also?: string[];
}

export class LaterNoteAnswer {
  @Text({ about: 'The note.', example: 'We talked about college.', max: LONG_TEXT })
  text: string;

  @Instant({ about: 'When it was written.' })
  at: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Grace Adeyemi' })
  by: string | null;
}

export class ContactAnswer {
  @Id({ about: 'The id of the contact, the same through every correction.' })
  id: string;

  @Day({ about: 'The day it was.' })
  heldOn: string;

  @Text({ about: 'The time.', nullable: true, pattern: TIME, example: '14:30' })
  heldAt: string | null;

  @Choice(CONTACT_MODES, { about: 'How.' })
  mode: string;

  @Choice(CONTACT_BY, {
    about:
      'What whoever made it was to the young person that day; `duty-worker` is a worker on duty, or an adviser of somebody else.',
  })
  byRole: string;

  @Id({ about: 'Who made it.', nullable: true })
  staffId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Grace Adeyemi' })
  staffName: string | null;

  @Choice(PLACES, { about: 'Where it was.', nullable: true })
  place: string | null;

  @Id({ about: 'The home that was visited.', nullable: true })
  accommodationId: string | null;

  @YesNo({ about: 'false: tried, nobody there.' })
  seen: boolean;

  @YesNo({ about: 'Seen alone.', nullable: true })
  seenAlone: boolean | null;

  @Choice(SAFE_ANSWERS, { about: `Whether they feel safe where they live. ${WITH_NOTES}`, nullable: true })
  safeWhereTheyLive: string | null;

  @YesNo({ about: 'Something was written, whether you may read it or not.' })
  hasNote: boolean;

  @Text({ about: `The note. ${WITH_NOTES}`, nullable: true, max: LONG_TEXT })
  note: string | null;

  @Text({ about: `The young person’s own words. ${WITH_NOTES}`, nullable: true, max: LONG_TEXT })
  ownWords: string | null;

  @Text({ about: `Good news. ${WITH_NOTES}`, nullable: true, max: LONG_TEXT })
  goodNews: string | null;

  @Text({ about: `Why it was not face to face. ${WITH_NOTES}`, nullable: true, max: 2000 })
  modeReason: string | null;

  @YesNo({ about: 'They got in touch themselves.', example: false })
  begunByThem: boolean;

  @Text({ about: `Direct work: what for. ${WITH_NOTES}`, nullable: true, max: 2000 })
  workAim: string | null;

  @Text({ about: `Direct work: with what. ${WITH_NOTES}`, nullable: true, max: 2000 })
  workTool: string | null;

  @Text({ about: `Direct work: what came of it. ${WITH_NOTES}`, nullable: true, max: 2000 })
  workEffect: string | null;

  @Text({ about: `How they are. ${WITH_NOTES}`, nullable: true, max: LONG_TEXT })
  wellbeing: string | null;

  @YesNo({ about: 'A card was left.', nullable: true })
  cardLeft: boolean | null;

  @Text({ about: `Who was told. ${WITH_NOTES}`, nullable: true, max: 2000 })
  toldWho: string | null;

  @Day({ about: 'When it is tried again.', nullable: true })
  tryAgainOn: string | null;

  @Id({ about: 'The group or drop-in it was part of.', nullable: true })
  groupId: string | null;

  @Words({ about: 'The ids of colleagues who were there too.', example: [] })
  alsoThere: string[];

  @Parts(() => LaterNoteAnswer, { about: 'What was written afterwards. Empty without read:notes.' })
  laterNotes: LaterNoteAnswer[];

  @YesNo({ about: 'It came with an import.', example: false })
  imported: boolean;

  @YesNo({ about: 'It was corrected since it was recorded.', example: false })
  corrected: boolean;
}

export class ContactListAnswer extends listOf(() => ContactAnswer, 'The latest first.') {}

export class LedgerItemAnswer {
  @Text({ about: 'The rule.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What is due, in words.', example: 'First visit within 7 days of moving in' })
  title: string;

  @Day({ about: 'The last day on which it is in time.' })
  dueOn: string;
}

export class ClosedItemAnswer extends LedgerItemAnswer {
  @YesNo({ about: 'Met, but too late.', example: false })
  late: boolean;
}

export class RecordedContactAnswer {
  @Id({ about: 'The id of the contact.' })
  id: string;

  @Parts(() => ClosedItemAnswer, { about: 'What it met.' })
  closed: ClosedItemAnswer[];

  @Parts(() => LedgerItemAnswer, { about: 'What became due by it.' })
  opened: LedgerItemAnswer[];

  @Part(() => LedgerItemAnswer, { about: 'What is due next.', nullable: true })
  next: LedgerItemAnswer | null;
}
