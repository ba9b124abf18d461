import { SESSION_WAYS, type SessionWay } from './clinic.entities';
import { SERVICE_KINDS, type ServiceKind } from './passport.entities';
import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text, Whole, Words, YesNo } from '../web/api/fields';

const open = { optional: true, nullable: true } as const;

export class HealthServiceDto {
  @Text({ about: 'Its name.', max: 200, example: 'Straight Up' }) name: string;
  @Choice(SERVICE_KINDS, { about: 'What it helps with.', example: 'substance' }) kind: ServiceKind;
  @Words({ about: 'Postcode areas or districts; none: everywhere.', optional: true, example: ['RG1'] })
  areas?: string[];
  @Whole({ about: 'From which age.', ...open, max: 120, example: 16 }) ageFrom?: number | null;
  @Whole({ about: 'To which age.', ...open, max: 120, example: 24 }) ageTo?: number | null;
  @Text({ about: 'What it does.', example: 'Talk about alcohol and drugs.' }) what: string;
  @Text({ about: 'How a young person gets there themselves.', example: 'Text or ring.' }) how: string;
  @Text({ about: 'Phone.', ...open, max: 60, example: null }) phone?: string | null;
  @Text({ about: 'Website.', ...open, max: 200, example: null }) web?: string | null;
  @Whole({ about: 'Its step of the pathway for emotional wellbeing.', ...open, min: 1, max: 4, example: null })
  step?: number | null;
  @Text({ about: 'For whom its step is.', ...open, example: null }) forWhom?: string | null;
  @Whole({ about: 'The days of waiting that it promised at most.', ...open, max: 365, example: null })
  waitDays?: number | null;
  @Text({ about: 'What else it agreed to do.', ...open, example: null }) commitment?: string | null;
  @Text({ about: 'When it is open, in words.', ...open, max: 500, example: null }) opening?: string | null;
  @Text({ about: 'Where one books oneself: an http or https address.', ...open, max: 500, example: null })
  booking?: string | null;
  @Text({ about: 'What staff tell each other of it: not for young people.', ...open, example: null })
  staffNote?: string | null;
  @YesNo({ about: 'It has gone.', optional: true, example: false }) closed?: boolean;
}

export class ChangedHealthServiceDto extends changesTo(HealthServiceDto) {}

export class CheckedHealthServiceDto {
  @Text({
    about: 'What staff tell each other of it; left out: as it was.',
    ...open,
    example: 'Ask for the duty nurse.',
  })
  staffNote?: string | null;
}

export class HealthSessionDto {
  @YesNo({ about: 'Each week on the weekday of the first day; no: once.' }) weekly: boolean;
  @Day({ about: 'The day, or the first of them.', example: '2026-12-01' }) firstOn: LocalDate;
  @Day({ about: 'Of one that is each week, the last day; null: until further notice.', ...open, example: null })
  lastOn?: LocalDate | null;
  @Text({ about: 'From, on clocks in England.', example: '16:00' }) fromTime: string;
  @Text({ about: 'To, on clocks in England.', example: '19:00' }) toTime: string;
  @Text({ about: 'Where.', max: 200, example: 'The library' }) place: string;
  @Choice(SESSION_WAYS, { about: 'Whether one just goes there.', example: 'drop-in' }) way: SessionWay;
  @Text({ about: 'What young people should know.', ...open, max: 500, example: null }) note?: string | null;
}

export class ChangedHealthSessionDto extends changesTo(HealthSessionDto) {}

export class HealthSessionAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @YesNo({ about: 'Each week; no: once.' }) weekly: boolean;
  @Day({ about: 'The day, or the first of them.' }) firstOn: string;
  @Day({ about: 'The last day; null: until further notice.', nullable: true }) lastOn: string | null;
  @Text({ about: 'From, on clocks in England.', example: '16:00' }) fromTime: string;
  @Text({ about: 'To, on clocks in England.', example: '19:00' }) toTime: string;
  @Text({ about: 'Where.', example: 'The library' }) place: string;
  @Choice(SESSION_WAYS, { about: 'Whether one just goes there.', example: 'drop-in' }) way: string;
  @Text({ about: 'What young people should know.', nullable: true, example: null }) note: string | null;
}

export class HealthSessionListAnswer extends listOf(
  () => HealthSessionAnswer,
  'Those that go on or are to come before those that are over.',
) {}

export class ClinicCountDto {
  @Day({ about: 'A day on which the service holds a session.', example: '2026-12-01' }) onDay: LocalDate;
  @Whole({ about: 'How many of our young people came.', max: 500, example: 7 }) came: number;
  @Id({ about: 'The number of that day that you looked at; null: there was none.', nullable: true, example: null })
  was: string | null;
}
