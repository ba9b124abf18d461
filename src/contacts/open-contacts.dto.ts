import { Choice, Day, Id, Instant, Parts, Text, Whole } from '../web/api/fields';
import { APPOINTMENT_WORDS } from './appointment-words';

const KINDS = Object.keys(APPOINTMENT_WORDS);

export class WithoutOutcomeAnswer {
  @Id({ about: 'The appointment.' })
  appointmentId: string;

  @Choice(KINDS, { about: 'What was planned.' })
  kind: string;

  @Instant({ about: 'When.' })
  plannedAt: string;

  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Id({ about: 'Who was to keep it.', nullable: true })
  staffId: string | null;
}

export class NoteToFollowAnswer {
  @Id({ about: 'The contact.' })
  contactId: string;

  @Day({ about: 'The day it was.' })
  heldOn: string;

  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Id({ about: 'Who made it.', nullable: true })
  staffId: string | null;
}

export class NotFoundInAnswer {
  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Whole({ about: 'Visits that found nobody since they were last reached; from 2, touch may be lost.', example: 2 })
  missed: number;

  @Day({ about: 'The last of them.' })
  lastMissedOn: string;

  @Day({ about: 'When it is tried again.', nullable: true })
  tryAgainOn: string | null;

  @Instant({ about: 'The next appointment that is planned with them.', nullable: true })
  nextAt: string | null;
}

export class OpenContactsAnswer {
  @Parts(() => WithoutOutcomeAnswer, { about: 'Appointments that have passed, the latest first.' })
  withoutOutcome: WithoutOutcomeAnswer[];

  @Parts(() => NoteToFollowAnswer, { about: 'Seen, with the note still to be written, the oldest first.' })
  notesToFollow: NoteToFollowAnswer[];

  @Parts(() => NotFoundInAnswer, { about: 'Whom no visit found, and nobody has reached since.' })
  notFound: NotFoundInAnswer[];
}

export class WorkerContactsAnswer {
  @Id({ about: 'The member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Whole({ about: 'Appointments of the quarter: held, cancelled and without outcome together.', example: 12 })
  planned: number;

  @Whole({ about: 'Of those planned, held.', example: 10 })
  held: number;

  @Whole({ about: 'Of those planned, cancelled.', example: 1 })
  cancelled: number;

  @Whole({ about: 'Of those planned, without an outcome.', example: 1 })
  withoutOutcome: number;

  @Whole({ about: 'Of those planned, put on another day at least once.', example: 2 })
  moved: number;

  @Whole({ about: 'Contacts recorded here.', example: 30 })
  recorded: number;

  @Whole({ about: 'Of those recorded, after the council’s working days.', example: 3 })
  late: number;

  @Whole({ about: 'Half of them were recorded within as many days.', nullable: true, example: 1 })
  medianDays: number | null;
}

export class RecordedLateAnswer {
  @Id({ about: 'The contact.' })
  contactId: string;

  @Day({ about: 'The day it was.' })
  heldOn: string;

  @Whole({ about: 'Recorded as many days after.', example: 6 })
  days: number;

  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Id({ about: 'Who made it.', nullable: true })
  staffId: string | null;
}

export class ContactFiguresAnswer {
  @Day({ about: 'The first day that is counted.' })
  since: string;

  @Parts(() => WorkerContactsAnswer, { about: 'By worker.' })
  workers: WorkerContactsAnswer[];

  @Parts(() => RecordedLateAnswer, { about: 'Recorded late, the longest delay first.' })
  late: RecordedLateAnswer[];
}
