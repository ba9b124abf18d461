import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Open, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import {
  APPOINTMENT_OUTCOMES,
  HEALTH_CONTACT_KINDS,
  HEALTH_DELAYS,
  REFERRAL_ENDS,
  type AppointmentOutcome,
  type HealthContactKind,
  type HealthDelay,
  type ReferralEnd,
} from './health.entities';
import { HEALTH_OFFERS_OF, type HealthOfferOf } from '../statutory/case-file';
import {
  COPY_FOR,
  COPY_FORMS,
  COPY_HOW,
  SERVICE_KINDS,
  type CopyFor,
  type CopyForm,
  type CopyHow,
} from './passport.entities';
import { SESSION_WAYS } from './clinic.entities';
import { PASSPORT_KEYS, PASSPORT_STATES, type PassportFieldKey, type PassportState } from './passport-fields';
import { PASSPORT_READERS, type PassportReader } from './passport-sharing';

const CONTENT =
  'What is known, by the shape of the field: {"shape":"list","entries":[{"what":"Penicillin","when":"2019-05","more":"A rash"}]}, {"shape":"text","text":"…"}, {"shape":"birth","place":"…","weightGrams":3250,"gestationWeeks":39}, {"shape":"blood-group","group":"A-"} or {"shape":"explained","by":"…","on":"2026-03-09"}. An empty list says that there are none. Null where it is not known, withheld, or on the record itself.';
const FIELD = 'A field of the passport.';
const STATE = 'known, not-known, or withheld: known, and not to stand in the passport.';

export class PassportFieldAnswer {
  @Choice(PASSPORT_KEYS, { about: FIELD, example: 'allergies' }) field: string;
  @YesNo({ about: 'Something is written that the young person does not share with you.' }) kept: boolean;
  @Choice(PASSPORT_STATES, { about: STATE, nullable: true, example: 'known' }) state: string | null;
  @Open({ about: CONTENT, nullable: true }) content: object | null;
  @YesNo({ about: 'The adviser may read it.', nullable: true }) forAdviser: boolean | null;
  @YesNo({ about: 'The GP may read it.', nullable: true }) forGp: boolean | null;
  @Id({ about: 'The row that stands: `was` of the next answer. Null where there is none.', nullable: true })
  rowId: string | null;
}

export class PassportVersionAnswer {
  @Whole({ about: 'Its number, from 1.', min: 1 }) number: number;
  @Day({ about: 'The day it was made.' }) madeOn: string;
}

export class PassportCopyAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @Whole({ about: 'The number of the version.', min: 1 }) number: number;
  @Choice(COPY_FOR, { about: 'Who was given it.', example: 'gp' }) givenTo: string;
  @Text({ about: 'Their name; of a GP the practice.', nullable: true, example: null }) toWhom: string | null;
  @Choice(COPY_FORMS, { about: 'In which form.', example: 'pdf' }) form: string;
  @Choice(COPY_HOW, { about: 'How it was given.', example: 'secure-email' }) how: string;
  @Day({ about: 'When.' }) givenOn: string;
  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  withdrawnBecause: string | null;
}

export class PassportContentsAnswer {
  @Day({ about: 'The day the young person was first given it.', nullable: true }) givenOn: string | null;
  @YesNo({ about: 'Their adviser may have a copy; null: not asked.', nullable: true }) consentAdviser: boolean | null;
  @YesNo({ about: 'Their GP may have a copy; null: not asked.', nullable: true }) consentGp: boolean | null;
  @Parts(() => PassportFieldAnswer, { about: 'Every field, in the order of printing.' }) fields: PassportFieldAnswer[];
  @Parts(() => PassportVersionAnswer, { about: 'The newest first.' }) versions: PassportVersionAnswer[];
  @Parts(() => PassportCopyAnswer, { about: 'The newest first, also what was taken out.' })
  copies: PassportCopyAnswer[];
}

export class PassportAnswerDto {
  @Choice(PASSPORT_KEYS, { about: FIELD, example: 'allergies' }) field: PassportFieldKey;
  @Choice(PASSPORT_STATES, { about: STATE, example: 'known' }) state: PassportState;
  @Open({ about: CONTENT, optional: true, nullable: true }) content?: object | null;
  @YesNo({ about: 'The adviser may read it.' }) forAdviser: boolean;
  @YesNo({ about: 'The GP may read it.' }) forGp: boolean;
  @Id({ about: 'The row that you saw; null where there was none.', nullable: true, example: null }) was: string | null;
}

export class PassportVersionDto {
  @YesNo({ about: 'Whatever nothing is said of is not known.', optional: true }) restNotKnown?: boolean;
}

export class PassportCopyDto {
  @Choice(COPY_FOR, { about: 'Who was given it.', example: 'young-person' }) givenTo: CopyFor;
  @Text({ about: 'Of `other`: their name.', max: 200, optional: true, nullable: true, example: null })
  toWhom?: string | null;
  @Choice(COPY_FORMS, { about: 'In which form.', example: 'paper' }) form: CopyForm;
  @Choice(COPY_HOW, { about: 'How it was given.', example: 'in-person' }) how: CopyHow;
  @Day({ about: 'When.' }) givenOn: string;
}

export class TakenOutDto {
  @Text({ about: 'Why it did not take place.', max: 500, example: 'Recorded for somebody else.' }) reason: string;
}

export class PassportReaderQueryDto {
  @Choice(PASSPORT_READERS, { about: 'Whose copy: the adviser’s unless said.', optional: true }) for?: PassportReader;
}

export class PassportSummaryAnswer {
  @Open({ about: 'The document: an HL7 FHIR R4 bundle of the International Patient Summary.' }) bundle: object;
}

export class HealthContactSaidDto {
  @Choice(HEALTH_CONTACT_KINDS, { about: 'With whom.', example: 'gp' }) kind: HealthContactKind;
  @Text({ about: 'The practice. It may be left out where a GP’s code is known.', max: 200, optional: true })
  name?: string;
  @Text({ about: 'Of a GP practice: its ODS code.', max: 6, optional: true, nullable: true, example: 'A81001' })
  odsCode?: string | null;
  @Text({ about: 'Its address.', max: 200, optional: true, nullable: true, example: null }) address?: string | null;
  @Text({ about: 'Its postcode.', max: 8, optional: true, nullable: true, example: 'SW1A 1AA' }) postcode?:
    string | null;
  @Text({ about: 'Its phone.', max: 40, optional: true, nullable: true, example: null }) phone?: string | null;
  @Day({ about: 'Since when. The one before ends on that day.' }) fromOn: string;
}

export class HealthContactAnswer {
  @Id({ about: 'Its id, the same through every correction.' }) id: string;
  @Choice(HEALTH_CONTACT_KINDS, { about: 'With whom.', example: 'gp' }) kind: string;
  @Text({ about: 'The practice.', example: 'High Street Surgery' }) name: string;
  @Text({ about: 'Of a GP practice: its ODS code.', nullable: true, example: 'A81001' }) odsCode: string | null;
  @Text({ about: 'Its address.', nullable: true, example: null }) address: string | null;
  @Text({ about: 'Its postcode.', nullable: true, example: 'SW1A 1AA' }) postcode: string | null;
  @Text({ about: 'Its phone.', nullable: true, example: null }) phone: string | null;
  @Day({ about: 'Since when.' }) fromOn: string;
  @Day({ about: 'Until when; null while it holds.', nullable: true, example: null }) toOn: string | null;
  @Day({ about: 'The day it was last said that it still holds.', nullable: true }) confirmedOn: string | null;
}

export class HealthContactListAnswer extends listOf(() => HealthContactAnswer, 'In the order of recording.') {}

export class HealthAppointmentSaidDto {
  @Choice(HEALTH_OFFERS_OF, { about: 'What it is for.', example: 'dental-check' }) kind: HealthOfferOf;
  @Day({ about: 'The day it was offered.' }) offeredOn: string;
  @Day({ about: 'The day of the appointment.', optional: true, nullable: true }) forOn?: string | null;
  @Choice(APPOINTMENT_OUTCOMES, {
    about: 'What came of it. Of a health passport `waiting` or `declined`.',
    example: 'waiting',
  })
  outcome: AppointmentOutcome;
  @Day({
    about: 'The day they said no: needed with `declined`, as are `partner` and `note`.',
    optional: true,
    nullable: true,
    example: null,
  })
  declinedOn?: string | null;
  @Choice(HEALTH_DELAYS, { about: 'The cause of a delay.', optional: true, nullable: true, example: null })
  delay?: HealthDelay | null;
  @Text({ about: 'Who offered it.', max: 200, optional: true, nullable: true, example: null }) partner?: string | null;
  @Text({ about: 'A note; of a no what they said, or why.', max: 1000, optional: true, nullable: true, example: null })
  note?: string | null;
}

export class ChangedHealthAppointmentDto extends changesTo(HealthAppointmentSaidDto) {}

export class HealthAppointmentAnswer {
  @Id({ about: 'Its id, the same through every correction.' }) id: string;
  @Choice(HEALTH_OFFERS_OF, { about: 'What it is for.', example: 'dental-check' }) kind: string;
  @Day({ about: 'The day it was offered.' }) offeredOn: string;
  @Day({ about: 'The day of the appointment.', nullable: true }) forOn: string | null;
  @Choice(APPOINTMENT_OUTCOMES, { about: 'What came of it.', example: 'waiting' }) outcome: string;
  @Day({ about: 'The day they said no.', nullable: true, example: null }) declinedOn: string | null;
  @Choice(HEALTH_DELAYS, { about: 'The cause of a delay.', nullable: true, example: null }) delay: string | null;
  @Text({ about: 'Who offered it.', nullable: true, example: null }) partner: string | null;
  @Text({ about: 'A note.', nullable: true, example: null }) note: string | null;
}

export class HealthAppointmentListAnswer extends listOf(() => HealthAppointmentAnswer, 'In the order of recording.') {}

export class WellbeingReferralSaidDto {
  @Day({ about: 'The day of the referral.' }) referredOn: string;
  @Id({ about: 'Of the directory of health services.', optional: true, nullable: true, example: null })
  serviceId?: string | null;
  @Text({ about: 'To whom.', max: 200, example: 'Emotional Health Team' }) service: string;
  @Whole({ about: 'Of the pathway: 1 help at hand, 2 early help, 3 specialist, 4 crisis.', min: 1, max: 4 })
  step: number;
  @Text({ about: 'What they need.', max: 1000, example: 'Does not sleep.' }) need: string;
  @YesNo({ about: 'They want it.' }) agreed: boolean;
  @Day({ about: 'The day they were first seen.', optional: true, nullable: true, example: null })
  firstSeenOn?: string | null;
  @Day({ about: 'The day it ended.', optional: true, nullable: true, example: null }) endedOn?: string | null;
  @Choice(REFERRAL_ENDS, { about: 'How it ended.', optional: true, nullable: true, example: null })
  ended?: ReferralEnd | null;
  @Text({ about: 'What helps until they are seen.', max: 1000, optional: true, nullable: true, example: null })
  interim?: string | null;
  @Text({ about: 'Who gives that help.', max: 200, optional: true, nullable: true, example: null })
  interimBy?: string | null;
  @Text({ about: 'With what it was measured.', max: 200, optional: true, nullable: true, example: null })
  scale?: string | null;
  @Whole({ about: 'The score before.', max: 200, optional: true, nullable: true }) scoreBefore?: number | null;
  @Whole({ about: 'The score after.', max: 200, optional: true, nullable: true }) scoreAfter?: number | null;
}

export class ChangedWellbeingReferralDto extends changesTo(WellbeingReferralSaidDto) {}

export class WellbeingReferralAnswer {
  @Id({ about: 'Its id, the same through every correction.' }) id: string;
  @Day({ about: 'The day of the referral.' }) referredOn: string;
  @Id({ about: 'Of the directory of health services.', nullable: true, example: null }) serviceId: string | null;
  @Text({ about: 'To whom.', example: 'Emotional Health Team' }) service: string;
  @Whole({ about: 'The step of the pathway.', min: 1, max: 4 }) step: number;
  @Text({ about: 'What they need.', example: 'Does not sleep.' }) need: string;
  @YesNo({ about: 'They want it.' }) agreed: boolean;
  @Day({ about: 'The day they were first seen.', nullable: true, example: null }) firstSeenOn: string | null;
  @Day({ about: 'The day it ended.', nullable: true, example: null }) endedOn: string | null;
  @Choice(REFERRAL_ENDS, { about: 'How it ended.', nullable: true, example: null }) ended: string | null;
  @Text({ about: 'What helps until they are seen.', nullable: true, example: null }) interim: string | null;
  @Text({ about: 'Who gives that help.', nullable: true, example: null }) interimBy: string | null;
  @Text({ about: 'With what it was measured.', nullable: true, example: null }) scale: string | null;
  @Whole({ about: 'The score before.', nullable: true }) scoreBefore: number | null;
  @Whole({ about: 'The score after.', nullable: true }) scoreAfter: number | null;
}

export class WellbeingReferralListAnswer extends listOf(() => WellbeingReferralAnswer, 'In the order of recording.') {}

export class EscalationDto {
  @Text({ about: 'Who was asked.', max: 200, example: 'The manager of the service' }) toWhom: string;
  @Text({ about: 'What was asked.', max: 1000, example: 'When will the first talk be?' }) asked: string;
  @Day({ about: 'When.' }) escalatedOn: string;
}

export class EscalationAnsweredDto {
  @Text({ about: 'What was answered.', max: 1000, example: 'Within three weeks.' }) answer: string;
  @Day({ about: 'When.' }) answeredOn: string;
}

export class HealthServicesQueryDto {
  @Text({
    about: 'A postcode, its district or its letters. Left out: every service.',
    optional: true,
    max: 8,
    example: 'RG1',
  })
  area?: string;
}

export class HealthServiceAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @Text({ about: 'Its name.', example: 'Straight Up' }) name: string;
  @Choice(SERVICE_KINDS, { about: 'What it helps with.', example: 'substance' }) kind: string;
  @Words({ about: 'Postcode areas or districts; none: everywhere.' }) areas: string[];
  @Whole({ about: 'From which age.', nullable: true }) ageFrom: number | null;
  @Whole({ about: 'To which age.', nullable: true }) ageTo: number | null;
  @Text({ about: 'What it does.', example: 'Talk about alcohol and drugs.' }) what: string;
  @Text({ about: 'How a young person gets there themselves.', example: 'Text or ring.' }) how: string;
  @Text({ about: 'Phone.', nullable: true, example: null }) phone: string | null;
  @Text({ about: 'Website.', nullable: true, example: null }) web: string | null;
  @Whole({ about: 'Its step of the pathway for emotional wellbeing.', nullable: true, min: 1, max: 4 })
  step: number | null;
  @Text({ about: 'For whom its step is.', nullable: true, example: null }) forWhom: string | null;
  @Whole({ about: 'The days of waiting that it promised at most.', nullable: true }) waitDays: number | null;
  @Text({ about: 'What else it agreed to do.', nullable: true, example: null }) commitment: string | null;
  @Text({ about: 'When it is open, in words.', nullable: true, example: null }) opening: string | null;
  @Text({ about: 'Where one books oneself.', nullable: true, example: 'https://book.example' }) booking: string | null;
  @Text({ about: 'What staff tell each other of it: not for young people.', nullable: true, example: null })
  staffNote: string | null;
  @Day({ about: 'When somebody last said that all of it is still so; null: never.', nullable: true })
  checkedOn: string | null;
  @YesNo({ about: 'Nobody has said so for six months.' }) toCheck: boolean;
  @YesNo({ about: 'It has gone.' }) closed: boolean;
}

export class HealthServiceListAnswer extends listOf(() => HealthServiceAnswer, 'By what they help with.') {}

export class ClinicAnswer {
  @Day({ about: 'The day.' }) on: string;
  @YesNo({ about: 'It is a bank holiday: who is there each week may not be.' }) bankHoliday: boolean;
  @Id({ about: 'Its service.' }) serviceId: string;
  @Text({ about: 'The name of the service.', example: 'Nurse drop-in' }) service: string;
  @Text({ about: 'From, on clocks in England.', example: '16:00' }) fromTime: string;
  @Text({ about: 'To, on clocks in England.', example: '19:00' }) toTime: string;
  @Text({ about: 'Where.', example: 'The library' }) place: string;
  @Choice(SESSION_WAYS, { about: 'Whether one just goes there.', example: 'drop-in' }) way: string;
  @Text({ about: 'What young people should know.', nullable: true, example: null }) note: string | null;
}

export class ClinicListAnswer extends listOf(() => ClinicAnswer, 'By day and time.') {}

export class ClinicCountAnswer {
  @Id({ about: 'Its id: a later number of that day names it as `was`.' }) id: string;
  @Id({ about: 'The service.' }) serviceId: string;
  @Day({ about: 'The day.' }) onDay: string;
  @Whole({
    about:
      'How many of our young people came, as the service said it; null from 1 to 4, or where it would tell such a number.',
    nullable: true,
  })
  came: number | null;
}

export class ClinicCountListAnswer extends listOf(() => ClinicCountAnswer, 'By service, the latest first.') {}
