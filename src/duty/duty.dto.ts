import { Choice, Day, Id, Instant, LONG_TEXT, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import { PersonNamed } from '../young-people/person-named';
import { COVERS, OPENED_FOR, REVIEW_OUTCOMES, type ReviewOutcome } from './emergency-access.entities';
import { ACCESS_SHOWS, LONGEST_WHY, type AccessShow } from './emergency-access.service';

const ON_CALL = {
  name: 'Whom somebody on duty rings.',
  phone: 'Their number.',
  dutyManagerId: 'Who gets what nobody took up in time: a member of staff.',
};

export class OnCallDto {
  @Text({ about: ON_CALL.name, max: 200, example: 'Bo Manager' })
  name: string;

  @Text({ about: ON_CALL.phone, max: 40, example: '020 7946 0011' })
  phone: string;

  @Id({ about: ON_CALL.dutyManagerId })
  dutyManagerId: string;

  @Id({
    about: 'The `id` of the setting that this one follows; null for the first. Another is refused.',
    nullable: true,
    example: null,
  })
  follows: string | null;
}

export class OnCallAnswer {
  @Id({ about: 'Of the setting, to be followed by the next one.' })
  id: string;

  @Text({ about: ON_CALL.name, example: 'Bo Manager' })
  name: string;

  @Text({ about: ON_CALL.phone, example: '020 7946 0011' })
  phone: string;

  @Id({ about: ON_CALL.dutyManagerId })
  dutyManagerId: string;

  @Text({ about: 'Their name.', example: 'Bo Manager' })
  dutyManagerName: string;

  @YesNo({ about: 'They have left: until another is named, it goes to who answers for the young person’s team.' })
  dutyManagerLeft: boolean;
}

export class DutyAlertLineAnswer {
  @Id({ about: 'The id of the alert.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Whom it is about.' })
  person: PersonNamed;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: 'The first day on which it no longer holds.' })
  toOn: string;

  @Text({ about: 'What may happen.', max: LONG_TEXT, example: 'May be asked to leave tonight.' })
  worry: string;

  @Text({ about: 'What to do if it does.', max: LONG_TEXT, example: 'Ring the host first.' })
  doThis: string;

  @Text({ about: 'Who left it.', nullable: true, example: 'Ada Worker' })
  leftBy: string | null;
}

export class DutyAnswerNow {
  @Part(() => OnCallAnswer, { about: 'Null where nobody was named yet.', nullable: true })
  onCall: OnCallAnswer | null;

  @Parts(() => DutyAlertLineAnswer, { about: 'What the day staff left for today.' })
  alerts: DutyAlertLineAnswer[];
}

export class DutySearchDto {
  @Text({
    about: 'Names, former names, a phone number, an address or a number: each word is looked for.',
    max: 200,
    example: 'fable',
  })
  q: string;
}

export class FoundAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' })
  person: PersonNamed;

  @Day({ about: 'When they were born.', example: '2008-03-10' })
  dateOfBirth: string;

  @Day({ about: 'When they died.', nullable: true, example: null })
  diedOn: string | null;

  @YesNo({ about: 'It opens only by emergency access, on a page, with a reason.', example: false })
  closed: boolean;

  @Text({ about: 'Their phone number; null where it is closed.', nullable: true, example: '07700 900123' })
  phone: string | null;

  @Text({
    about: 'Where they live; the first half of the postcode where it is closed.',
    max: 1000,
    nullable: true,
    example: '1 Mill Lane, SW1A 1AA',
  })
  home: string | null;

  @Text({ about: 'Who works with them.', nullable: true, example: 'Ada Worker' })
  workerName: string | null;

  @Text({ about: 'Their team.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class DutyFoundAnswer {
  @Whole({ about: 'How many there are.', example: 1 })
  inAll: number;

  @Parts(() => FoundAnswer, { about: 'The first twenty.' })
  items: FoundAnswer[];
}

export class UndoneAppointmentAnswer {
  @Id({ about: 'The id of the appointment.' })
  id: string;

  @Part(() => PersonNamed, { about: 'With whom.' })
  person: PersonNamed;

  @Choice(Object.keys(APPOINTMENT_WORDS), { about: 'What kind.' })
  kind: string;

  @Instant({ about: 'When it was planned for.' })
  plannedAt: string;
}

export class UndoneDueAnswer {
  @Id({ about: 'The id of the item of what’s due.' })
  id: string;

  @Part(() => PersonNamed, { about: 'To whom it is owed.' })
  person: PersonNamed;

  @Text({ about: 'The rule that makes it due.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What is due, in words.', example: 'First visit within 7 days of moving in' })
  title: string;

  @Day({ about: 'The last day on which it is in time.' })
  dueOn: string;

  @YesNo({ about: 'Its time has passed.', example: true })
  overdue: boolean;
}

export class UndoneOwedAnswer {
  @Id({ about: 'The id of the promise, the action, or whatever it is.' })
  id: string;

  @Part(() => PersonNamed, { about: 'To whom it is owed.' })
  person: PersonNamed;

  @Text({ about: 'What kind of thing it is.', example: 'Promise' })
  kind: string;

  @Text({
    about: 'What is owed. Null without read:notes.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Ring the landlord',
  })
  what: string | null;

  @Day({ about: 'By when.', nullable: true })
  dueOn: string | null;
}

export class LeftUndoneAnswer {
  @Parts(() => UndoneAppointmentAnswer, { about: 'Planned until now, without an outcome.' })
  appointments: UndoneAppointmentAnswer[];

  @Parts(() => UndoneDueAnswer, { about: 'Due until today, and neither moved nor explained.' })
  due: UndoneDueAnswer[];

  @Parts(() => UndoneOwedAnswer, { about: 'What they said they would do until today.' })
  owed: UndoneOwedAnswer[];
}

export class AccessQueryDto {
  @Choice(ACCESS_SHOWS, { about: 'to-look-at unless said.', optional: true, example: 'to-look-at' })
  show?: AccessShow;
}

export class AccessReviewAnswer {
  @Choice(REVIEW_OUTCOMES, { about: 'Whether it was needed, or the manager takes it up.' })
  outcome: string;

  @Text({ about: 'In their words.', max: LONGEST_WHY, nullable: true, example: null })
  words: string | null;

  @Text({ about: 'Who looked at it.', nullable: true, example: 'Bo Manager' })
  by: string | null;

  @Instant({ about: 'When.' })
  at: string;
}

export class AccessAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Who was opened.' })
  person: PersonNamed;

  @Text({ about: 'By whom.', example: 'Ni Night' })
  openedBy: string;

  @Choice(COVERS, { about: 'summary: what duty needs · record: all of it, to be read.' })
  covers: string;

  @Choice(OPENED_FOR, { about: 'Who got in touch, or what happened.' })
  reason: string;

  @Text({ about: 'Why, in their words.', max: LONGEST_WHY, nullable: true, example: null })
  words: string | null;

  @Instant({ about: 'When it was opened.' })
  openedAt: string;

  @Instant({ about: 'When it ends by itself.' })
  untilAt: string;

  @Instant({ about: 'When a manager has looked at it.' })
  reviewBy: string;

  @Whole({ about: 'How many things were recorded meanwhile.', example: 1 })
  recorded: number;

  @Part(() => AccessReviewAnswer, { about: 'Null while no manager has looked at it.', nullable: true })
  review: AccessReviewAnswer | null;
}

export class AccessListAnswer {
  @Whole({ about: 'How many there are to show.', example: 1 })
  inAll: number;

  @Parts(() => AccessAnswer, { about: 'The last opened first; a hundred at most.' })
  items: AccessAnswer[];
}

export class AccessReviewDto {
  @Choice(REVIEW_OUTCOMES, { about: 'Whether it was needed, or you take it up.' })
  outcome: ReviewOutcome;

  @Text({
    about: 'How you take it up; needed where you do.',
    max: LONGEST_WHY,
    optional: true,
    nullable: true,
    example: null,
  })
  words?: string | null;
}
