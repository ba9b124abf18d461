import { DataSource } from 'typeorm';
import { AccommodationService } from '../../src/accommodation/accommodation.service';
import { AllocationsService } from '../../src/caseloads/allocations.service';
import { newId } from '../../src/platform/ids';
import { birthday, localDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import { PersonIdentifier } from '../../src/young-people/person-identifier.entity';
import type { YoungPerson } from '../../src/young-people/young-person.entity';
import { startTestApp, type SignedInBrowser, type TestApp } from '../support/app';
import { aHealthPassport, aYoungPerson, SYSTEM } from '../support/records';

/** A Monday. */
export const NOW = new Date('2026-11-23T10:00:00Z');
export const TODAY = localDate('2026-11-23');
export const FRIDAY = '20/11/26';

export interface Office {
  onward: TestApp;
  adviser: SignedInBrowser;
  colleague: SignedInBrowser;
  manager: SignedInBrowser;
  dataOfficer: SignedInBrowser;
  administrator: SignedInBrowser;
  /** An adviser of another team. */
  stranger: SignedInBrowser;
}

/** Two teams at work on a Monday. @param settings what differs from the defaults */
export async function anOffice(settings: Record<string, string> = {}): Promise<Office> {
  return anOfficeOf(await startTestApp(settings));
}

/** The same with an application that runs already, which is much quicker to have: everybody in it is new. */
export async function anOfficeOf(onward: TestApp): Promise<Office> {
  onward.clock.now = NOW;
  return {
    onward,
    adviser: await onward.signInAs('adviser', { team: 'North', name: 'Ada Worker' }),
    colleague: await onward.signInAs('adviser', { team: 'North', name: 'Cy Colleague' }),
    manager: await onward.signInAs('manager', { team: 'North', name: 'Bo Manager' }),
    dataOfficer: await onward.signInAs('data-officer', { name: 'Di Officer' }),
    administrator: await onward.signInAs('administrator', { name: 'Al Admin' }),
    stranger: await onward.signInAs('adviser', { team: 'South', name: 'Su Stranger' }),
  };
}

interface Known {
  authorityId?: string;
  movedOn?: string;
  /** Whether they have a health passport. */
  passport?: boolean;
  /** From when contacts are recorded; null for always. */
  contactsSince?: string | null;
}

/**
 * Four years in foster care to 18, former relevant since; from 17 November (or `movedOn`) in a flat that the council
 * provides, where the first visit is due within 7 days. Ada is the personal adviser. They have a health passport, and
 * contacts are recorded from the day of the move, unless said otherwise.
 */
export async function aCareLeaverInANewFlat(
  { onward, adviser }: Pick<Office, 'onward' | 'adviser'>,
  given: Partial<YoungPerson> & Known = {},
): Promise<string> {
  const { authorityId, movedOn = '2026-11-17', passport = true, contactsSince = movedOn, ...person } = given;
  const { dateOfBirth = localDate('2008-03-10') } = person;
  const dataSource = onward.app.get(DataSource);
  const id = await aYoungPerson(dataSource, {
    givenName: 'Mina',
    familyName: 'Fable',
    teamId: adviser.actor.teamIds[0]!,
    ...person,
    dateOfBirth,
  });
  if (contactsSince) {
    await dataSource.query(`insert into known_since (young_person_id, kind, since) values ($1, 'contacts', $2)`, [
      id,
      contactsSince,
    ]);
  }
  if (authorityId) {
    await dataSource
      .getRepository(PersonIdentifier)
      .insert({ id: newId(), youngPersonId: id, kind: 'authority-id', value: authorityId });
  }
  if (passport) await aHealthPassport(dataSource, id, birthday(dateOfBirth, 17));
  const episode = {
    fromOn: birthday(dateOfBirth, 14),
    toOn: birthday(dateOfBirth, 18),
    legalStatus: 'care-order' as const,
    legalStatusCode: 'C2',
    shortBreak: false,
    plannedDays: null,
    placement: 'foster-care' as const,
    placementCode: 'U6',
    carer: null,
    authority: null,
    reasonCeased: 'E6',
    returnCodes: null,
  };
  await onward.app.get(CareHistoryService).record(SYSTEM, id, 'care-episode', episode, TODAY);
  const allocate = { role: 'personal-adviser' as const, staffId: adviser.actor.staffId, reason: 'First adviser' };
  await onward.app
    .get(AllocationsService)
    .allocate(SYSTEM, id, { ...allocate, fromOn: birthday(dateOfBirth, 18) }, TODAY);
  const home = {
    fromOn: localDate(movedOn),
    type: 'U',
    providedUnder: 's24B' as const,
    placedByAuthority: true,
    address: '4 Tern Court',
    postcode: 'RG1 1AA',
    carer: null,
    provider: null,
    providerRegistered: null,
    managerReason: null,
  };
  await onward.app.get(AccommodationService).recordMove(SYSTEM, id, home, TODAY);
  return id;
}

/** A visit at home today, as the form sends it. */
export function aVisitForm(given: Record<string, string> = {}): Record<string, string> {
  return {
    formId: newId(),
    outcome: 'seen',
    mode: 'face-to-face',
    place: 'accommodation',
    when: 'today',
    onDate: '',
    note: 'We talked about college.',
    ...given,
  };
}
