import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { Team } from '../caseloads/team.entity';
import { Ledger } from '../deadlines/ledger';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { KNOWN_KINDS } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from './casework';
import { isNhsNumber, isUln, upnFault } from './identifiers';
import { writeKnownSince } from './known-since';
import { headingOf, type PersonHeading } from './person-heading';
import { PersonIdentifier, type IdentifierKind } from './person-identifier.entity';
import { YoungPerson } from './young-person.entity';

/** Who the young person is, as a form says it. */
export type Identity = Pick<
  YoungPerson,
  | 'givenName'
  | 'familyName'
  | 'knownAs'
  | 'dateOfBirth'
  | 'sex'
  | 'ethnicity'
  | 'firstLanguage'
  | 'interpreter'
  | 'communicationNeeds'
  | 'phone'
  | 'email'
  | 'unaccompaniedAsylumSeeker'
  | 'disabled'
  | 'sen'
  | 'parent'
  | 'diedOn'
> & { identifiers: Partial<Record<IdentifierKind, string | null>> };

/** Someone the record may already hold. Only what is needed to tell them apart; shown to those who may see them. */
export interface PossibleDuplicate {
  id: string;
  why: 'same number' | 'same name and date of birth' | 'same date of birth and a similar name';
  maySee: boolean;
  /** Null for someone the actor may not see. */
  person: PersonHeading | null;
}

/** A team that may take a new young person. */
export interface TeamChoice {
  id: string;
  name: string;
}

/** The young person as somebody: who they are and the numbers they are known by. */
@Injectable()
export class YoungPeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Creates a record unless the young person may already have one.
   * @param confirmedNew the worker looked at the possible duplicates and it is someone else
   * @param id given by a form that may be sent twice, so that both are one record
   */
  async create(
    actor: Actor,
    identity: Identity,
    teamId: string | null,
    today: LocalDate,
    confirmedNew: boolean,
    id = newId(),
  ): Promise<{ id: string } | { possibleDuplicates: PossibleDuplicate[] }> {
    mustBeAllowed(actor, 'create-person');
    checkIdentity(identity, today);
    return this.unitOfWork.write(actor, async (work) => {
      // In turn: of two who add the same young person at once, or of a form sent twice, the second finds the first.
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward new young person'))`);
      if (await work.manager.existsBy(YoungPerson, { id })) return { id };
      const teams = await teamsFor(work);
      if (teamId !== null && !teams.some((team) => team.id === teamId)) throw invalid('teamId', 'Choose a team');
      const possibleDuplicates = await this.possibleDuplicates(work, identity);
      if (possibleDuplicates.length > 0 && !confirmedNew) return { possibleDuplicates };
      const { identifiers, ...columns } = identity;
      await work.manager.insert(YoungPerson, {
        id,
        teamId,
        ...columns,
        deathKnownOn: identity.diedOn ? today : null,
        createdById: actor.kind === 'user' ? actor.userId : null,
      });
      await saveIdentifiers(work, id, identifiers);
      await writeKnownSince(work, [id], KNOWN_KINDS, today);
      await audit(work, { did: 'young-person.created', youngPersonId: id, detail: { confirmedNew } });
      await this.ledger.refresh(work, [id], today);
      return { id };
    });
  }

  /**
   * Changes who the young person is. A unique pupil number that another record has too is saved: whose it is takes
   * finding out, and either record may be wrong.
   * @throws Problem 'changed-by-someone-else', carrying what stands there now, when `version` is no longer the newest
   */
  async edit(
    actor: Actor,
    id: string,
    version: number,
    identity: Identity,
    today: LocalDate,
  ): Promise<{ upnOfAnother: boolean }> {
    checkIdentity(identity, today);
    return this.casework.change(actor, id, 'edit-person', today, async (work, person) => {
      const { identifiers, ...columns } = identity;
      const deathKnownOn = identity.diedOn ? (person.deathKnownOn ?? today) : null;
      const disabledKnownOn = identity.disabled ? (person.disabled ? person.disabledKnownOn : today) : null;
      const { affected } = await work.manager
        .createQueryBuilder()
        .update(YoungPerson)
        .set({ ...columns, deathKnownOn, disabledKnownOn, version: () => 'version + 1' })
        .where('id = :id and version = :version', { id, version })
        .execute();
      if (affected !== 1) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else saved changes while you were writing. Nothing of yours was saved yet.',
          [],
          { ...person, identifiers: await identifiersOf(work, id) },
        );
      }
      await saveIdentifiers(work, id, identifiers);
      const before = person as unknown as Record<string, unknown>;
      const changed = Object.entries(columns).filter(([name, value]) => before[name] !== value);
      await audit(work, {
        did: 'young-person.edited',
        youngPersonId: id,
        detail: { version: version + 1, fields: changed.map(([name]) => name) },
      });
      return { upnOfAnother: await hasUpnOfAnother(work, id) };
    });
  }

  /** What the edit form starts from. */
  async forEdit(actor: Actor, id: string): Promise<YoungPerson & { identifiers: Identity['identifiers'] }> {
    return this.casework.look(actor, id, async (work, person) => {
      mustBeAllowed(actor, 'edit-person');
      return { ...person, identifiers: await identifiersOf(work, id) };
    });
  }

  /** Who a form is about. @throws Problem 'not-found'; 'not-allowed' for a role whose forms do not include it */
  async heading(actor: Actor, id: string, action: Action): Promise<PersonHeading> {
    return this.casework.look(actor, id, async (work, person) => {
      mustBeAllowed(actor, action);
      return headingOf(work, person);
    });
  }

  /** The teams that someone who creates a record may give it to. @throws Problem 'not-allowed' */
  async teamsForNew(actor: Actor): Promise<TeamChoice[]> {
    mustBeAllowed(actor, 'create-person');
    return this.unitOfWork.read(actor, teamsFor);
  }

  private async possibleDuplicates(work: Work, identity: Identity): Promise<PossibleDuplicate[]> {
    const numbers = Object.values(normalised(identity.identifiers)).filter((value) => value !== null);
    const rows: { id: string; same_number: boolean; same_name: boolean }[] = await work.manager.query(
      `select y.id,
              exists (select 1 from person_identifier i where i.young_person_id = y.id and i.value = any($1) and not i.withdrawn) as same_number,
              coalesce(lower(y.family_name) = lower($3) and lower(y.given_name) = lower($4), false) as same_name
         from young_person y
        where y.merged_into_id is null and y.withdrawn_at is null
          and (exists (select 1 from person_identifier i where i.young_person_id = y.id and i.value = any($1) and not i.withdrawn)
            or (y.date_of_birth = $2 and (lower(y.family_name) = lower($3) or lower(y.given_name) = lower($4)
                or lower(y.known_as) = lower($4))))
        order by y.id limit 20`,
      [numbers, identity.dateOfBirth, identity.familyName, identity.givenName],
    );
    const visible = await headingsOfVisible(
      work,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({
      id: row.id,
      why: row.same_number
        ? 'same number'
        : row.same_name
          ? 'same name and date of birth'
          : 'same date of birth and a similar name',
      maySee: visible.has(row.id),
      person: visible.get(row.id) ?? null,
    }));
  }
}

/** A manager's own teams; every team for whoever works for the whole service. */
async function teamsFor(work: Work): Promise<TeamChoice[]> {
  const { actor } = work;
  const teams = await work.manager.find(Team, { order: { name: 'ASC' } });
  const own =
    actor.kind === 'user' && actor.role === 'manager' ? teams.filter(({ id }) => actor.teamIds.includes(id)) : teams;
  return own.map(({ id, name }) => ({ id, name }));
}

async function headingsOfVisible(work: Work, ids: string[]): Promise<Map<string, PersonHeading>> {
  const parameters: unknown[] = [ids];
  const rows: { id: string }[] = await work.manager.query(
    `select y.id from young_person y where y.id = any($1) and ${visiblePeople(work.actor, 'y', parameters)}`,
    parameters,
  );
  const people = await work.manager.findBy(YoungPerson, { id: In(rows.map((row) => row.id)) });
  const headings = new Map<string, PersonHeading>();
  for (const person of people) headings.set(person.id, await headingOf(work, person));
  return headings;
}

/**
 * Records that the young person died, for a story that does more than edit.
 * @throws Problem 'not-valid' naming the field `diedOn`
 */
export async function recordDeath(work: Work, person: YoungPerson, diedOn: LocalDate, today: LocalDate): Promise<void> {
  if (diedOn > today) throw invalid('diedOn', 'Date of death must be in the past');
  if (diedOn < person.dateOfBirth) throw invalid('diedOn', 'Date of death must be after the date of birth');
  await work.manager.update(
    YoungPerson,
    { id: person.id },
    { diedOn, deathKnownOn: person.deathKnownOn ?? today, version: () => 'version + 1' },
  );
  await audit(work, {
    did: 'young-person.edited',
    youngPersonId: person.id,
    detail: { version: person.version + 1, fields: ['diedOn'] },
  });
}

function checkIdentity(identity: Identity, today: LocalDate): void {
  const problems = [
    identity.dateOfBirth > today && { field: 'dateOfBirth', message: 'Date of birth must be in the past' },
    identity.diedOn && identity.diedOn > today && { field: 'diedOn', message: 'Date of death must be in the past' },
    identity.diedOn &&
      identity.diedOn < identity.dateOfBirth && {
        field: 'diedOn',
        message: 'Date of death must be after the date of birth',
      },
    identity.identifiers['nhs-number'] &&
      !isNhsNumber(identity.identifiers['nhs-number'].replaceAll(/[\s-]/g, '')) && {
        field: 'nhsNumber',
        message: 'Enter a real NHS number: 10 digits, the last of which checks the others',
      },
    identity.identifiers.uln &&
      !isUln(identity.identifiers.uln.replaceAll(/[\s-]/g, '')) && {
        field: 'uln',
        message: 'Enter a real ULN: 10 digits, the last of which checks the others',
      },
    identity.identifiers.upn &&
      upnFault(identity.identifiers.upn.trim().toUpperCase()) && {
        field: 'upn',
        message: 'Enter a real UPN: a letter that checks the 12 characters after it',
      },
  ].filter((problem) => typeof problem === 'object' && problem !== null);
  if (problems.length > 0) throw new Problem('not-valid', 'Check what you entered.', problems);
}

/** Whether another young person, anywhere in the authority, has the same unique pupil number. */
export async function hasUpnOfAnother(work: Work, youngPersonId: string): Promise<boolean> {
  const [{ found }]: [{ found: boolean }] = await work.manager.query(
    `select exists (select 1 from person_identifier own
                      join person_identifier i on i.kind = own.kind and i.value = own.value
                           and i.young_person_id <> own.young_person_id and not i.withdrawn
                      join young_person y on y.id = i.young_person_id and y.merged_into_id is null
                     where own.young_person_id = $1 and own.kind = 'upn' and not own.withdrawn) as found`,
    [youngPersonId],
  );
  return found;
}

function normalised(identifiers: Identity['identifiers']): Record<IdentifierKind, string | null> {
  const { upn, uln, 'nhs-number': nhs, 'authority-id': own } = identifiers;
  return {
    'authority-id': own?.trim() ? own.trim() : null,
    upn: upn?.trim() ? upn.trim().toUpperCase() : null,
    uln: uln?.trim() ? uln.replaceAll(/[\s-]/g, '') : null,
    'nhs-number': nhs?.trim() ? nhs.replaceAll(/[\s-]/g, '') : null,
  };
}

/** The numbers in use, by kind. */
export async function identifiersOf(work: Work, youngPersonId: string): Promise<Identity['identifiers']> {
  const rows = await work.manager.findBy(PersonIdentifier, { youngPersonId, withdrawn: false });
  return Object.fromEntries(rows.map((row) => [row.kind, row.value]));
}

/** A number left empty stays as it is: taking one away is a correction that needs a merge or a data officer. */
async function saveIdentifiers(work: Work, youngPersonId: string, given: Identity['identifiers']): Promise<void> {
  const numbers = normalised(given);
  for (const kind of Object.keys(numbers) as IdentifierKind[]) {
    const value = numbers[kind];
    if (value === null) continue;
    await work.manager.query(
      `insert into person_identifier (id, young_person_id, kind, value) values ($1, $2, $3, $4)
       on conflict (young_person_id, kind) where not withdrawn do update set value = excluded.value, check_passed = true
       where person_identifier.value <> excluded.value`,
      [newId(), youngPersonId, kind, value],
    );
  }
}
