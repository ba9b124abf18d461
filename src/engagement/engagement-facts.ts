import type { FieldError } from '../platform/problem';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { dayInLifeFaults, type FactKind, type NamedFacts } from '../young-people/dated-facts';
import { ConfirmedInTouchCode, Engagement, TracingPerson, TracingPlace } from './engagement.entities';

export const LONGEST_NAME = 200;
export const LONGEST_WORDS = 2000;

/** How things stand is recorded by a story of its own, which looks at what stood before. */
export const ENGAGEMENT: NamedFacts<Engagement> = {
  entity: Engagement,
  word: 'engagement',
  words: 'engagements',
  see: 'read-notes',
};

export const IN_TOUCH_CODE: NamedFacts<ConfirmedInTouchCode> = {
  entity: ConfirmedInTouchCode,
  word: 'in-touch-code',
  words: 'in-touch-codes',
  see: 'read-notes',
};

export const TRACING_PERSON: FactKind<TracingPerson> = {
  entity: TracingPerson,
  word: 'tracing-person',
  words: 'tracing-people',
  see: 'read-notes',
  faults: ({ name, relation, consent, consentOn }, person, today) => {
    const faults: FieldError[] = [];
    if (!name.trim()) faults.push({ field: 'name', message: 'Enter their name' });
    if (!relation.trim()) faults.push({ field: 'relation', message: 'Enter who they are to the young person' });
    if (consent === 'not-asked') {
      if (consentOn !== null) faults.push({ field: 'consentOn', message: 'Must be empty where they were not asked' });
      return faults;
    }
    if (consentOn === null) return [...faults, { field: 'consentOn', message: 'Enter the day they said so' }];
    return [...faults, ...dayInLifeFaults('consentOn', consentOn, person, today)];
  },
};

export const TRACING_PLACE: FactKind<TracingPlace> = {
  entity: TracingPlace,
  word: 'tracing-place',
  words: 'tracing-places',
  see: 'read-notes',
  faults: async ({ place, onDay, staffId }, _, today, work, standing) => {
    const faults: FieldError[] = [];
    if (!place.trim()) faults.push({ field: 'place', message: 'Enter where it is' });
    if (!standing && onDay < today) faults.push({ field: 'onDay', message: 'Must be today or later' });
    if (!standing && !(await worksHere(work, staffId, today))) {
      faults.push({ field: 'staffId', message: 'Choose who goes' });
    }
    return faults;
  },
};

/** Whether it is the id of somebody who works with young people here. */
export async function worksHere({ manager }: Work, staffId: string, today: LocalDate): Promise<boolean> {
  if (!isId(staffId)) return false;
  const found: unknown[] = await manager.query(
    `select 1 from staff where id = $1 and (left_on is null or left_on > $2)
        and post not in ('data-officer', 'administrator', 'duty-worker')`,
    [staffId, today],
  );
  return found.length > 0;
}
