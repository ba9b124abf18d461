import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { awayWords } from '../caseloads/away';
import { contactWords } from '../contacts/contact-words';
import { familiarityShown } from '../familiarity/familiarity-words';
import { passportLines } from '../health/health-words';
import { riskEventTold } from '../safety/risk-events';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { STATUS_WORDS } from '../young-people/status-words';
import { EMERGENCY_WORDS } from './duty-facts';
import { lastDay } from './duty-alert.form';
import { AGREED_WORDS, callerWords } from './duty-words';
import type { EmergencyFact, EmergencyKind } from './duty.entities';
import type { Opened } from './emergency-access.service';
import type { EmergencySummary } from './emergency.service';

/** What stands together, in the order in which it is needed; what nobody wrote down says so. */
const PARTS: { id: string; title: string; kinds: EmergencyKind[]; ifNone: string; grave?: true }[] = [
  {
    id: 'risks',
    title: 'Risks',
    kinds: ['risk-to-self', 'risk-to-others', 'risk-to-staff'],
    ifNone: 'No risk is recorded. That is not the same as none: ask.',
    grave: true,
  },
  { id: 'never', title: 'Never call', kinds: ['never-call'], ifNone: 'Nobody is recorded.', grave: true },
  { id: 'crisis-plan', title: 'Crisis plan', kinds: ['crisis-plan'], ifNone: 'No crisis plan is recorded.' },
  { id: 'helps', title: 'What helps', kinds: ['helps'], ifNone: 'Nothing is recorded.' },
  { id: 'makes-worse', title: 'What makes it worse', kinds: ['makes-worse'], ifNone: 'Nothing is recorded.' },
  { id: 'call', title: 'People to call', kinds: ['call'], ifNone: 'Nobody is recorded.' },
  {
    id: 'medication',
    title: 'Medication and allergies',
    kinds: ['medication', 'allergy'],
    ifNone: 'Nothing is recorded. That is not the same as none: ask.',
  },
  { id: 'lives-with', title: 'Who lives there', kinds: ['lives-with'], ifNone: 'Nothing is recorded.' },
];

/** What the reader may do from it; `opened` is of whoever sees it by emergency access only. */
export interface EmergencyReader {
  canChange: boolean;
  canRecord: boolean;
  opened: Opened | null;
}

export function toEmergencyPage(summary: EmergencySummary, today: LocalDate, reader: EmergencyReader) {
  const { heading, person, home, worker, lastContact, feelsSafe } = summary;
  const at = `/young-people/${heading.id}`;
  return {
    heading,
    at,
    ...reader,
    age: ageOn(person.dateOfBirth, person.diedOn ?? today),
    diedOn: person.diedOn,
    phone: person.phone,
    communication: [
      person.communicationNeeds,
      person.firstLanguage && `First language: ${person.firstLanguage}`,
      person.interpreter === 'yes' && 'Needs an interpreter',
    ].filter(Boolean),
    missing: summary.missing && { since: summary.missing.since, at: `${at}/missing/${summary.missing.id}` },
    alerts: summary.alerts.map(({ worry, doThis, toOn }) => ({ worry, doThis, lastOn: lastDay(toOn) })),
    parts: PARTS.map(({ kinds, ...part }) => ({
      ...part,
      addAt: `${at}/emergency/new?kind=${kinds[0]}`,
      facts: summary.facts
        .filter(({ kind }) => kinds.includes(kind))
        .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
        .map((fact) => factShown(fact, at, kinds.length > 1)),
      passport: part.id === 'medication' ? summary.passport.map(passportLines) : [],
    })),
    home: home && {
      address: [home.address, home.postcode].filter(Boolean).join(', ') || 'Address not recorded',
      kind: ACCOMMODATION_WORDS[home.type] ?? home.type,
      with: [home.carer, home.provider].filter(Boolean).join(', '),
      since: home.fromOn,
    },
    notSafe: feelsSafe?.answer === 'no' ? feelsSafe.on : null,
    status: summary.status ? STATUS_WORDS[summary.status] : 'Not worked out yet',
    worker: worker && { name: worker.name, away: worker.away && awayWords(worker.away) },
    teamName: summary.teamName,
    known: familiarityShown(summary.familiarity, today),
    lastContact: lastContact && {
      words: contactWords({ ...lastContact, seen: true }),
      ago: agoWords(lastContact.heldOn, today),
      on: lastContact.heldOn,
      by: lastContact.by,
    },
    probation: summary.probationOfficer,
    inCustody: home?.type === 'X',
    riskEvents: summary.riskEvents.map(riskEventTold),
    lately: summary.lately.map((one) => ({
      at: `${at}/duty/${one.factId}`,
      happenedAt: one.happenedAt,
      caller: callerWords(one),
      urgent: one.urgent,
    })),
  };
}

function factShown(fact: EmergencyFact, at: string, named: boolean) {
  return {
    at: `${at}/emergency/${fact.factId}`,
    name: EMERGENCY_WORDS[fact.kind],
    showName: named,
    words: fact.words,
    ownWords: fact.ownWords,
    phone: fact.phone,
    mayRing: fact.kind === 'call',
    source: fact.source,
    agreed: fact.agreed && AGREED_WORDS[fact.agreed],
    since: fact.fromOn,
  };
}
