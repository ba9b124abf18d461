import type { OwedLine } from '../owed/owed-list';
import { localDate } from '../statutory/local-date';
import type { YoungPerson } from '../young-people/young-person.entity';
import { toVisitCard } from './visit-card.page';
import type { VisitCard } from './visit-card.service';

const TODAY = localDate('2026-11-23');

describe('a visit card', () => {
  it('says how much of each part is left on the record', () => {
    const open = [
      ...Array.from({ length: 9 }, (_, n) => owed({ what: `Action ${n}`, at: `plan/actions/${n}` })),
      owed({ what: 'Find a course', theirs: true, ownerName: null }),
      owed({ what: 'x'.repeat(500), dueOn: localDate('2026-11-20') }),
      owed({ what: 'Does not feel safe', at: 'feels-safe' }),
    ];
    const { actions, promises, contacts } = toVisitCard(card({ open, contactsInAll: 7 }), TODAY);
    expect([actions.lines.length, actions.more, promises.more, contacts.more]).toEqual([6, 4, 0, 7]);
    expect(promises.lines).toEqual([{ what: `${'x'.repeat(110)} …`, who: 'Ada Worker', when: '3 days overdue' }]);
  });

  it('names what runs out within six months or has run out, the first day first', () => {
    const expires = (kind: 'passport' | 'photo-identity' | 'travel-document', on: string) =>
      ({ kind, state: 'has', expiresOn: localDate(on) }) as VisitCard['documents'][number];
    const documents = [
      expires('passport', '2027-05-23'),
      expires('photo-identity', '2027-05-24'),
      expires('travel-document', '2026-10-01'),
    ];
    expect(toVisitCard(card({ documents, leaveExpiresOn: localDate('2026-12-01') }), TODAY).documents.lines).toEqual([
      'Travel document: ran out on 1 October 2026',
      'Leave to stay in the UK: runs out on 1 December 2026',
      'Passport: runs out on 23 May 2027',
    ]);
  });
});

function owed(given: Partial<OwedLine>): OwedLine {
  const line = { id: 'i', kind: 'Promise', what: 'Ring', at: 'promises/i', theirs: false, ownerName: 'Ada Worker' };
  return { ...line, dueOn: null, late: false, ...given } as OwedLine;
}

function card(given: Partial<VisitCard>): VisitCard {
  const heading = { id: 'y', name: 'Mina Fable', firstName: 'Mina', dateOfBirth: localDate('2008-03-10') };
  const person = { dateOfBirth: heading.dateOfBirth, diedOn: null, interpreter: 'no' } as YoungPerson;
  const familiarity = {
    lastThree: { visitors: 0, visits: 0 },
    visitorsInYear: 0,
    workersInYear: 0,
    longest: null,
    familiar: [],
  } as unknown as VisitCard['familiarity'];
  const nothing = {
    home: null,
    open: [],
    contacts: [],
    contactsInAll: 0,
    feelsSafe: [],
    documents: [],
    leaveExpiresOn: null,
  };
  return { heading, person, familiarity, ...nothing, ...given };
}
