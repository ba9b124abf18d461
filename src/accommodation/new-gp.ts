import { HealthContact } from '../health/health.entities';
import { registrationOf } from '../health/registration';
import { Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { SaidOf } from '../young-people/dated-facts';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { MoveAnswers } from './move-follows';

/** As the fields of a registration are called where a move is recorded. */
const FIELD_OF_MOVE: Readonly<Record<string, string>> = { name: 'gpName', odsCode: 'gpOdsCode' };

/**
 * The registration with a new GP that a move brings, from its day on. Null where no surgery is named, where they live
 * elsewhere by now, and where Health knows already which GP they had on that day or have had since.
 * @param home with the day it was left, where a later move is known
 * @throws Problem 'not-valid' naming `gpName` or `gpOdsCode`
 */
export async function newGpOfMove(
  work: Work,
  person: YoungPerson,
  home: { fromOn: LocalDate; toOn: LocalDate | null },
  { gp, gpName, gpOdsCode }: MoveAnswers,
  today: LocalDate,
): Promise<SaidOf<HealthContact> | null> {
  const name = gpName?.trim() ?? '';
  if (gp !== 'new' || (!name && !gpOdsCode)) return null;
  const said = { kind: 'gp' as const, name, odsCode: gpOdsCode, address: null, postcode: null, phone: null };
  const contact = await asOfMove(() => registrationOf(work, person, { ...said, fromOn: home.fromOn }, today));
  if (home.toOn !== null || (await isKnownSince(work, person.id, home.fromOn))) return null;
  return contact;
}

async function asOfMove<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map((one) => ({ ...one, field: FIELD_OF_MOVE[one.field] ?? one.field }));
    throw new Problem(error.kind, error.detail, errors);
  }
}

/** Whether a GP is recorded from the day on, or one of before was left after it. */
async function isKnownSince({ manager }: Work, youngPersonId: string, on: LocalDate): Promise<boolean> {
  return manager
    .createQueryBuilder(HealthContact, 'c')
    .where(`c.youngPersonId = :youngPersonId and c.kind = 'gp'`, { youngPersonId })
    .andWhere('c.replacedById is null and not c.withdrawn')
    .andWhere('(c.fromOn >= :on or c.toOn > :on)', { on })
    .getExists();
}
