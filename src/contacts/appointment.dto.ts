import { listOf } from '../web/api/cursor';
import { Choice, Id, Instant, Text, Whole } from '../web/api/fields';
import { APPOINTMENT_WORDS } from './appointment-words';
import type { Appointment } from './appointment.entity';

const KINDS = Object.keys(APPOINTMENT_WORDS) as Appointment['kind'][];

export class PlanAppointmentDto {
  @Choice(KINDS, { about: 'What is planned.' })
  kind: Appointment['kind'];

  @Instant({ about: 'When, today or later.', example: '2099-03-09T14:30:00Z' })
  plannedAt: string;

  @Text({ about: 'Where, if not at home.', optional: true, nullable: true, example: 'Café by the library' })
  place?: string | null;

  @Text({ about: 'What it is for, in a line.', optional: true, nullable: true, example: 'College form' })
  matters?: string | null;

  @Id({
    about: 'Who is to keep it, a member of staff who may open the record; you, where it is left out.',
    optional: true,
    nullable: true,
    inExample: false,
  })
  staffId?: string | null;
}

/** One of the two. */
export class ChangedAppointmentDto {
  @Instant({ about: 'Moves it.', optional: true, example: '2099-03-10T14:30:00Z' })
  plannedAt?: string;

  @Text({ about: 'Why it is moved.', optional: true, nullable: true, max: 2000, inExample: false })
  because?: string | null;

  @Choice(['cancelled'], { about: 'Cancels it. Nothing that is due changes.', optional: true, inExample: false })
  state?: 'cancelled';
}

export class AppointmentAnswer {
  @Id({ about: 'The id of the appointment.' })
  id: string;

  @Choice(KINDS, { about: 'What is planned.' })
  kind: string;

  @Instant({ about: 'When.' })
  plannedAt: string;

  @Instant({ about: 'When it was planned for at first, where it was moved.', nullable: true })
  firstPlannedAt: string | null;

  @Whole({ about: 'How often it was moved.', example: 0 })
  moves: number;

  @Text({ about: 'Where, if not at home.', nullable: true })
  place: string | null;

  @Text({ about: 'What it is for. Null without read:notes.', nullable: true, max: 2000 })
  matters: string | null;

  @Choice(['planned', 'cancelled', 'held'], { about: 'What became of it.' })
  state: string;

  @Id({ about: 'Who is to keep it, a member of staff.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  staffName: string;

  @Id({ about: 'The contact that was its outcome.', nullable: true })
  contactId: string | null;
}

export class AppointmentListAnswer extends listOf(() => AppointmentAnswer, 'In the order in which they were made.') {}
