import { DataSource } from 'typeorm';
import { localDate, type LocalDate } from '../../src/statutory/local-date';
import { CareHistoryService } from '../../src/young-people/care-history.service';
import type { YoungPerson } from '../../src/young-people/young-person.entity';
import type { TestApp } from '../support/app';
import { aYoungPerson, SYSTEM } from '../support/records';

/** Somebody who was in foster care under section 20 from one day to another. */
export async function aCareLeaverFrom(
  onward: TestApp,
  [fromOn, toOn]: readonly [string, string],
  given: Partial<YoungPerson> & { dateOfBirth: LocalDate },
  today: LocalDate,
): Promise<string> {
  const person = await aYoungPerson(onward.app.get(DataSource), { givenName: 'Mina', familyName: 'Fable', ...given });
  const care = {
    fromOn: localDate(fromOn),
    toOn: localDate(toOn),
    legalStatus: 's20' as const,
    legalStatusCode: null,
    shortBreak: false,
    plannedDays: null,
    placement: 'foster-care' as const,
    placementCode: null,
    carer: null,
    authority: null,
    reasonCeased: 'E4A',
    returnCodes: null,
  };
  await onward.app.get(CareHistoryService).record(SYSTEM, person, 'care-episode', care, today);
  return person;
}

/**
 * Born on 1 June 2009, left care at 16, was at home for nine months, and moved out on 1 June 2026 without a breakdown
 * being recorded, which only a manager may decide.
 * @returns their id, and that of the time at home
 */
export async function someoneWhoMovedOut(
  onward: TestApp,
  given: Partial<YoungPerson>,
  today: LocalDate,
): Promise<{ id: string; home: string }> {
  const born = { dateOfBirth: localDate('2009-06-01'), ...given };
  const id = await aCareLeaverFrom(onward, ['2019-05-01', '2025-09-01'], born, today);
  const spell = {
    livesWith: 'parent' as const,
    fromOn: localDate('2025-09-01'),
    toOn: localDate('2026-06-01'),
    brokeDown: false,
  };
  return { id, home: await onward.app.get(CareHistoryService).record(SYSTEM, id, 'home-period', spell, today) };
}
