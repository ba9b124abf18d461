import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { oneLine } from '../duty/at-the-door';
import { DOCUMENT_WORDS } from '../entitlements/identity-pack';
import { familiarityShown } from '../familiarity/familiarity-words';
import type { OwedLine } from '../owed/owed-list';
import { FELT_SAFE_WORDS } from '../safety/feels-safe';
import { addMonths, ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { agoWords, dueWords } from '../web/day-words';
import { contactWords } from './contact-words';
import type { VisitCard } from './visit-card.service';

/** So that all of it, each at its longest, is one side of A4. */
const MOST = { actions: 6, promises: 5, answers: 4, documents: 4, familiar: 3 } as const;
const LONGEST = { open: 110, note: 220, communication: 160 } as const;
/** What runs out within as many months is to be renewed by now. */
const EXPIRES_WITHIN_MONTHS = 6;

export function toVisitCard(card: VisitCard, today: LocalDate) {
  const { heading, person, home, open } = card;
  const familiarity = familiarityShown(card.familiarity, today);
  // What they said of their home stands below as they said it.
  const toThem = open.filter(({ at }) => at !== 'feels-safe');
  const isAction = ({ at, theirs }: OwedLine) => theirs || at.startsWith('plan/actions/');
  return {
    heading,
    at: `/young-people/${heading.id}`,
    today,
    age: ageOn(person.dateOfBirth, person.diedOn ?? today),
    phone: person.phone,
    communication: oneLine(
      [
        person.interpreter === 'yes' && 'Needs an interpreter',
        person.firstLanguage && `first language ${person.firstLanguage}`,
        person.communicationNeeds,
      ]
        .filter(Boolean)
        .join('; '),
      LONGEST.communication,
    ),
    home: home && {
      kind: ACCOMMODATION_WORDS[home.type] ?? home.type,
      address: [home.address, home.postcode].filter(Boolean).join(', '),
    },
    actions: some(toThem.filter(isAction), MOST.actions, (line) => openLine(line, heading.firstName, today)),
    promises: some(
      toThem.filter((line) => !isAction(line)),
      MOST.promises,
      (line) => openLine(line, heading.firstName, today),
    ),
    contacts: {
      lines: card.contacts.map((one) => ({
        words: contactWords(one),
        on: one.heldOn,
        ago: agoWords(one.heldOn, today),
        by: one.by,
        note: one.note && oneLine(one.note, LONGEST.note),
      })),
      more: card.contactsInAll - card.contacts.length,
    },
    feelsSafe: some(card.feelsSafe, MOST.answers, ({ answer, on }) => ({ words: FELT_SAFE_WORDS[answer], on })),
    documents: some(expiring(card, today), MOST.documents, (one) => one),
    familiar: some(familiarity.familiar, MOST.familiar, ({ name, words }) => `${name}, ${words}`),
    lastThree: familiarity.lastThree,
  };
}

function some<T, Words>(all: readonly T[], most: number, words: (one: T) => Words) {
  return { lines: all.slice(0, most).map(words), more: Math.max(0, all.length - most) };
}

function openLine({ what, kind, dueOn, theirs, ownerName }: OwedLine, firstName: string, today: LocalDate) {
  return {
    what: oneLine(what ?? kind, LONGEST.open),
    who: theirs ? firstName : (ownerName ?? 'nobody yet'),
    when: dueOn ? dueWords(dueOn, today) : null,
  };
}

function expiring({ documents, leaveExpiresOn }: VisitCard, today: LocalDate): string[] {
  const dated = documents.flatMap(({ kind, expiresOn }) =>
    expiresOn ? [{ name: DOCUMENT_WORDS[kind], on: expiresOn }] : [],
  );
  if (leaveExpiresOn) dated.push({ name: 'Leave to stay in the UK', on: leaveExpiresOn });
  return dated
    .filter(({ on }) => on <= addMonths(today, EXPIRES_WITHIN_MONTHS))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ name, on }) => `${name}: ${on < today ? 'ran out' : 'runs out'} on ${formatLong(on)}`);
}
