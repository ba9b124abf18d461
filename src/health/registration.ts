import { audit } from '../audit/audit';
import { correctFact, recordFact } from '../platform/fact';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { SaidOf } from '../young-people/dated-facts';
import type { YoungPerson } from '../young-people/young-person.entity';
import { HEALTH_CONTACT, refuse } from './health-facts';
import { HealthContact } from './health.entities';
import { GpPractice } from './passport.entities';

export type RegistrationSaid = Omit<SaidOf<HealthContact>, 'toOn' | 'confirmedOn'>;

/**
 * What is kept of a registration. Of a code that the list of practices has, name and address are filled in where they were
 * left out.
 * @throws Problem 'not-valid' naming the fields
 */
export async function registrationOf(
  work: Work,
  person: YoungPerson,
  said: RegistrationSaid,
  today: LocalDate,
): Promise<SaidOf<HealthContact>> {
  const practice = said.odsCode ? await work.manager.findOneBy(GpPractice, { odsCode: said.odsCode }) : null;
  const contact = {
    ...said,
    name: said.name.trim() || (practice?.name ?? ''),
    address: said.address ?? practice?.address ?? null,
    postcode: said.postcode ?? practice?.postcode ?? null,
    phone: said.phone ?? practice?.phone ?? null,
    toOn: null,
    confirmedOn: null,
  };
  refuse(await HEALTH_CONTACT.faults(contact, person, today, work, null));
  if (practice?.closedOn && practice.closedOn <= said.fromOn) {
    throw invalid('odsCode', 'This practice is closed. Check the code');
  }
  return contact;
}

/**
 * Keeps a registration with its audit event; the one before ends that day.
 * @throws Problem 'overlapping-period' where another holds on that day already
 */
export async function keepRegistration(
  work: Work,
  person: YoungPerson,
  contact: SaidOf<HealthContact>,
  id: string,
): Promise<string> {
  const { kind, fromOn } = contact;
  const before = await work.manager
    .createQueryBuilder(HealthContact, 'f')
    .where('f.youngPersonId = :id and f.kind = :kind', { id: person.id, kind })
    .andWhere('f.replacedById is null and not f.withdrawn and f.toOn is null and f.fromOn < :on', { on: fromOn })
    .getOne();
  if (before) await correctFact(work, HealthContact, before, { toOn: fromOn });
  const { factId } = await recordFact(work, HealthContact, { ...contact, youngPersonId: person.id }, id);
  await audit(work, {
    did: 'health-contact.recorded',
    youngPersonId: person.id,
    subjectId: factId,
    detail: { kind, fromOn, ended: before?.factId ?? null },
  });
  return factId;
}
