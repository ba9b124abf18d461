import { Authority } from '../authority/authority.entity';
import type { Work } from '../platform/unit-of-work';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { PersonIdentifier } from '../young-people/person-identifier.entity';
import type { YoungPerson } from '../young-people/young-person.entity';
import { HealthContact, HealthPassport } from './health.entities';
import { LOCAL_KINDS } from './passport.entities';
import { servicesNear } from './services-near';
import { isFromRecord, PASSPORT_KEYS, type PassportFieldKey } from './passport-fields';
import { mayRead, type PassportConsent, type PassportItemSaid } from './passport-sharing';
import type { PassportSnapshot, SnapshotContact } from './passport-snapshot';

/** A field as it stands; `said` is null where nobody has said anything of it yet. */
export interface FieldStanding {
  key: PassportFieldKey;
  said: PassportItemSaid | null;
  /** The row of what was said; null where it comes from the record itself, or is not there. */
  rowId: string | null;
  saidOn: LocalDate | null;
  saidBy: string | null;
}

interface ItemRow extends PassportItemSaid {
  id: string;
  saidOn: LocalDate;
  saidBy: string | null;
  recordedAt: Date;
}

/** The last thing said of each field. The caller has asked whether the young person may be seen. */
export async function itemsOf({ manager }: Work, youngPersonId: string): Promise<ItemRow[]> {
  return manager.query<ItemRow[]>(
    `select distinct on (i.field) i.id, i.field, i.state, i.content, i.for_adviser as "forAdviser", i.for_gp as "forGp",
            i.said_on as "saidOn", s.name as "saidBy", i.recorded_at as "recordedAt"
       from passport_item i left join staff s on s.id = i.recorded_by_id
      where i.young_person_id = $1 order by i.field, i.recorded_at desc, i.id desc`,
    [youngPersonId],
  );
}

export async function passportFact({ manager }: Work, youngPersonId: string): Promise<HealthPassport | null> {
  return manager
    .createQueryBuilder(HealthPassport, 'f')
    .where('f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn', { youngPersonId })
    .getOne();
}

export function consentOf(passport: HealthPassport | null): PassportConsent {
  return { adviser: passport?.consentAdviser ?? null, gp: passport?.consentGp ?? null };
}

/** Where they are registered today. */
export async function contactsNow({ manager }: Work, youngPersonId: string): Promise<HealthContact[]> {
  return manager
    .createQueryBuilder(HealthContact, 'f')
    .where('f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn', { youngPersonId })
    .andWhere('f.toOn is null')
    .orderBy('f.kind')
    .getMany();
}

/** What is said of a field that cannot wait until the morning. */
export interface ReadAtNight extends Pick<PassportItemSaid, 'field' | 'state' | 'content'> {
  saidOn: LocalDate;
}

/** What whoever is on duty reads of the passport by the young person's consent (see `mayRead`), in its order. */
export async function readAtNight(work: Work, youngPersonId: string): Promise<ReadAtNight[]> {
  const consent = consentOf(await passportFact(work, youngPersonId));
  const read = (await itemsOf(work, youngPersonId)).filter((item) => mayRead('duty', item, consent));
  return PASSPORT_KEYS.filter((key) => !isFromRecord(key)).flatMap((key) =>
    read
      .filter(({ field }) => field === key)
      .map(({ field, state, content, saidOn }) => ({ field, state, content, saidOn })),
  );
}

export interface PassportStanding {
  passport: HealthPassport | null;
  consent: PassportConsent;
  contacts: HealthContact[];
  nhsNumber: string | null;
  fields: FieldStanding[];
}

/** The whole passport as it stands, for the service to show parts of. */
export async function passportStanding(work: Work, person: YoungPerson): Promise<PassportStanding> {
  const passport = await passportFact(work, person.id);
  const consent = consentOf(passport);
  const contacts = await contactsNow(work, person.id);
  const number = await work.manager.findOneBy(PersonIdentifier, {
    youngPersonId: person.id,
    kind: 'nhs-number',
    withdrawn: false,
  });
  const items = await itemsOf(work, person.id);
  const onRecord: Partial<Record<PassportFieldKey, boolean>> = {
    name: person.givenName !== null || person.familyName !== null || person.knownAs !== null,
    'nhs-number': number !== null,
    gp: contacts.some(({ kind }) => kind === 'gp'),
    dentist: contacts.some(({ kind }) => kind === 'dentist'),
    optician: contacts.some(({ kind }) => kind === 'optician'),
    consent: consent.adviser !== null,
  };
  const fields = PASSPORT_KEYS.map((key): FieldStanding => {
    if (isFromRecord(key) && onRecord[key]) {
      const said = { field: key, state: 'known' as const, content: null, forAdviser: true, forGp: true };
      return { key, said, rowId: null, saidOn: null, saidBy: null };
    }
    const row = items.find(({ field }) => field === key);
    if (!row) return { key, said: null, rowId: null, saidOn: null, saidBy: null };
    const { id, saidOn, saidBy, field, state, content, forAdviser, forGp } = row;
    const said = { field, state, content, forAdviser, forGp };
    return { key, said, rowId: id, saidOn, saidBy };
  });
  return { passport, consent, contacts, nhsNumber: number?.value ?? null, fields };
}

/** Of each young person, the fields of the passport of which nobody has said anything yet; the caller knows who may be seen. */
export async function missingFields(
  { manager }: Work,
  ids: readonly string[],
): Promise<Map<string, PassportFieldKey[]>> {
  if (ids.length === 0) return new Map();
  const inForce = 'f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn';
  const rows = await manager.query<{ id: string; said: string[] }[]>(
    `select y.id, array_remove(array[
              case when coalesce(y.given_name, y.family_name, y.known_as) is not null then 'name' end,
              case when exists (select from person_identifier i where i.young_person_id = y.id and i.kind = 'nhs-number'
                                  and not i.withdrawn) then 'nhs-number' end,
              case when exists (select from health_passport f where ${inForce} and f.consent_adviser is not null) then 'consent' end
            ], null)
            || array(select f.kind from health_contact f where ${inForce} and f.to_on is null)
            || array(select distinct i.field from passport_item i where i.young_person_id = y.id) as said
       from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, said }) => [id, PASSPORT_KEYS.filter((key) => !said.includes(key))]));
}

/** What a version keeps of it. */
export async function snapshotOf(
  work: Work,
  person: YoungPerson,
  { consent, contacts, nhsNumber, fields }: PassportStanding,
  today: LocalDate,
): Promise<PassportSnapshot> {
  const council = await work.manager.findOneBy(Authority, { onlyOne: true });
  const [home]: { postcode: string | null }[] = await work.manager.query(
    `select postcode from accommodation_period where young_person_id = $1 and replaced_by_id is null and not withdrawn
        and from_on <= $2 and (to_on is null or to_on > $2) limit 1`,
    [person.id, today],
  );
  const near = (await servicesNear(work, home?.postcode ?? null, ageOn(person.dateOfBirth, today))).filter(
    ({ kind }) => !LOCAL_KINDS.includes(kind),
  );
  return {
    person: {
      givenName: person.givenName,
      familyName: person.familyName,
      knownAs: person.knownAs,
      dateOfBirth: person.dateOfBirth,
      sex: person.sex,
      ethnicity: person.ethnicity,
      nhsNumber,
    },
    council: council?.name ?? null,
    items: fields.flatMap(({ said }) => (said ? [said] : [])),
    consent,
    contacts: contacts.map(({ kind, name, odsCode, address, postcode, phone }): SnapshotContact => ({
      ...{ kind, name, odsCode },
      ...{ address, postcode, phone },
    })),
    services: near.map(({ name, what, how, phone, web }) => ({ name, what, how, phone, web })),
  };
}
