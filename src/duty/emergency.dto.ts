import { ProbationOfficerAnswer } from '../arrangements/probation-officer';
import { CONTACT_MODES } from '../statutory/case-file';
import { Choice, Day, Instant, Part, Parts, Text, Words } from '../web/api/fields';
import { passportLines } from '../health/health-words';
import { RISK_EVENTS, type RiskEvent } from '../safety/risk-event.entity';
import { STATUS_CODES } from '../young-people/status-words';
import { DutyAlertAnswer, dutyAlertAnswer, EmergencyFactAnswer, emergencyFactAnswer } from './duty-facts.dto';
import type { EmergencySummary } from './emergency.service';

export class LatelyAnswer {
  @Choice(RISK_EVENTS, { about: 'What happened to them.' })
  kind: string;

  @Day({ about: 'The day it happened.', example: '2026-03-09' })
  happenedOn: string;

  @Text({ about: 'In a sentence; null where a contact or a note of duty tells it.', nullable: true, example: null })
  whatHappened: string | null;

  @Text({ about: 'What was done at once.', nullable: true, example: null })
  doneAtOnce: string | null;
}

class PassportAtNightAnswer {
  @Text({ about: 'Of what: “Allergies”, “Medicines”.', example: 'Allergies' })
  what: string;

  @Words({
    about: 'A line each. “None”: it is known that there are none. “Not known” and “Withheld” are what they say.',
  })
  lines: string[];

  @Day({ about: 'When it was said.' })
  saidOn: string;
}

export class EmergencyAnswer {
  @Text({ about: 'Their name.', example: 'Mina Fable' })
  name: string;

  @Day({ about: 'When they were born.', example: '2008-03-10' })
  dateOfBirth: string;

  @Text({ about: 'Their phone number.', nullable: true, example: '07700 900123' })
  phone: string | null;

  @Text({ about: 'Where they live.', nullable: true, max: 1000, example: '1 Mill Lane, SW1A 1AA' })
  address: string | null;

  @Choice(STATUS_CODES, { about: 'Their legal status; null while it is not worked out.', nullable: true })
  status: string | null;

  @Text({ about: 'Who works with them; null while they wait for a worker.', nullable: true, example: 'Ada Worker' })
  workerName: string | null;

  @Words({ about: 'Who else knows them and works here.' })
  familiar: string[];

  @Day({ about: 'When somebody last saw or heard them.', nullable: true })
  lastContactOn: string | null;

  @Choice(CONTACT_MODES, { about: 'How.', nullable: true })
  lastContactMode: string | null;

  @Day({
    about: 'When they last said that they do not feel safe where they live, and have not said otherwise since.',
    nullable: true,
    example: null,
  })
  notSafeSince: string | null;

  @Instant({ about: 'Since when they are missing; null where they are not.', nullable: true, example: null })
  missingSince: string | null;

  @Parts(() => LatelyAnswer, { about: 'Self-harm and exploitation, the last first and at most three.' })
  riskEvents: LatelyAnswer[];

  @Part(() => ProbationOfficerAnswer, {
    about: 'Who supervises them on probation or on licence; null where nobody is named.',
    nullable: true,
  })
  probationOfficer: ProbationOfficerAnswer | null;

  @Parts(() => EmergencyFactAnswer, {
    about: 'What holds on the day of reading. Nothing here does not mean that there is nothing.',
  })
  facts: EmergencyFactAnswer[];

  @Parts(() => PassportAtNightAnswer, {
    about:
      'Of the health passport, as far as the young person shares it. Nothing here does not mean that there is none.',
  })
  passport: PassportAtNightAnswer[];

  @Parts(() => DutyAlertAnswer, { about: 'What the day staff left for today.' })
  alerts: DutyAlertAnswer[];
}

export function emergencyAnswer(summary: EmergencySummary): EmergencyAnswer {
  const { heading, person, home, lastContact, feelsSafe } = summary;
  return {
    name: heading.name,
    dateOfBirth: heading.dateOfBirth,
    phone: person.phone,
    address: [home?.address, home?.postcode].filter(Boolean).join(', ') || null,
    status: summary.status,
    workerName: summary.worker?.name ?? null,
    familiar: summary.familiarity.familiar.map(({ name }) => name),
    lastContactOn: lastContact?.heldOn ?? null,
    lastContactMode: lastContact?.mode ?? null,
    notSafeSince: feelsSafe?.answer === 'no' ? feelsSafe.on : null,
    missingSince: summary.missing?.since.toISOString() ?? null,
    riskEvents: summary.riskEvents.map(latelyAnswer),
    probationOfficer: summary.probationOfficer,
    facts: summary.facts.map(emergencyFactAnswer),
    passport: summary.passport.map(passportLines),
    alerts: summary.alerts.map(dutyAlertAnswer),
  };
}

function latelyAnswer({ kind, happenedOn, whatHappened, doneAtOnce }: RiskEvent): LatelyAnswer {
  return { kind, happenedOn, whatHappened, doneAtOnce };
}
