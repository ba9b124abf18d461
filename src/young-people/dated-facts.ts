import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact, type Fact, type Said } from '../platform/fact';
import { factsAfter } from '../platform/facts-after';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from './casework';
import { headingOf, type PersonHeading } from './person-heading';
import type { YoungPerson } from './young-person.entity';

/** One kind of dated fact: where it is kept, and what it is called. */
export interface NamedFacts<F extends Fact> {
  entity: EntityTarget<F>;
  /** As the audit knows one (`programme.recorded`) and several of them (a look at `programmes`). */
  word: string;
  words: string;
  /** What a role must include to read it; seeing the young person is enough unless said. */
  see?: Action;
  /** Of facts of several kinds in one place, those that are meant; the others are as if they were not there. */
  only?: { field: keyof F & string; among: readonly string[] };
  /** And to record and correct it: `record-casework` unless said. */
  change?: Action;
  /** And to take it out: as `change` unless said, and `take-out` without either. */
  takeOut?: Action;
  /** What keeps a fact from being taken out, in words; null for nothing. */
  keptBy?: (fact: F, work: Work) => Promise<string | null>;
}

/** And what cannot be true of it. */
export interface FactKind<F extends Fact> extends NamedFacts<F> {
  /**
   * What is wrong with a fact as it would stand, recorded or corrected; each fault names its field.
   * @param standing what is corrected; null where it is new
   */
  faults: (
    fact: SaidOf<F>,
    person: YoungPerson,
    today: LocalDate,
    work: Work,
    standing: F | null,
  ) => FieldError[] | Promise<FieldError[]>;
}

/** What is said of a fact about a young person who is named already. */
export type SaidOf<F extends Fact> = Omit<Said<F>, 'youngPersonId' | 'importId' | 'importLine'>;

/** A change of a fact: what is left out, or undefined, stays as it is. */
export type ChangesOf<F extends Fact> = { [Field in keyof SaidOf<F>]?: SaidOf<F>[Field] | undefined };

/**
 * Facts about a young person that are recorded, corrected and taken out each by itself. Every change is one transaction
 * with its audit event and the ledger, saved together or not at all. Ending a period is a correction of it.
 */
@Injectable()
export class DatedFacts {
  constructor(private readonly casework: Casework) {}

  /** In the order in which they were recorded; one more than `limit` where there are more. The look is audited. */
  async list<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: NamedFacts<F>,
    page: { after: string | null; limit: number },
  ): Promise<F[]> {
    return this.casework.view(actor, personId, kind.words, (work, person) => {
      mustBeAllowed(actor, kind.see ?? 'see-young-people');
      return factsAfter(work, kind.entity, person.id, page, kind.only);
    });
  }

  /** As the first of `list`, with whom they are about, for a form that shows what stands already. */
  async beside<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: FactKind<F>,
    limit: number,
  ): Promise<{ person: PersonHeading; facts: F[] }> {
    return this.casework.view(actor, personId, kind.words, async (work, person) => {
      mustBeAllowed(actor, changeOf(kind));
      mustBeAllowed(actor, kind.see ?? 'see-young-people');
      const facts = await factsAfter(work, kind.entity, person.id, { after: null, limit }, kind.only);
      return { person: await headingOf(work, person), facts };
    });
  }

  /** One as it stands, for whoever may see the young person. The look is audited. @throws Problem 'not-found' */
  async read<F extends Fact>(actor: Actor, personId: string, kind: NamedFacts<F>, factId: string): Promise<F> {
    return this.casework.view(actor, personId, kind.word, (work, person) => {
      mustBeAllowed(actor, kind.see ?? 'see-young-people');
      return standingOf(work, kind, { youngPersonId: person.id, factId });
    });
  }

  /** One as it stands, to be corrected; `version` is its row. @throws Problem 'not-found', 'not-allowed' */
  async standing<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: NamedFacts<F>,
    factId: string,
  ): Promise<{ fact: F; version: string }> {
    return this.casework.view(actor, personId, kind.word, async (work, person) => {
      mustBeAllowed(actor, changeOf(kind));
      const fact = await standingOf(work, kind, { youngPersonId: person.id, factId });
      return { fact, version: fact.id };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one fact
   * @param andThen what a new one brings with it, in the same transaction
   * @returns the id the fact is known by from now on
   * @throws Problem 'not-valid' naming the fields; 'overlapping-period' or 'already-recorded' where one of the kind
   * holds already
   */
  async record<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: FactKind<F>,
    said: SaidOf<F>,
    today: LocalDate,
    id = newId(),
    andThen: (work: Work, person: YoungPerson) => Promise<void> = async () => {},
  ): Promise<string> {
    return this.casework.change(actor, personId, changeOf(kind), today, async (work, person) => {
      if (await isRecorded(work, kind.entity, person.id, id)) return id;
      refuse(await kind.faults(said, person, today, work, null));
      const row = await recordFact(work, kind.entity, { ...said, youngPersonId: person.id } as unknown as Said<F>, id);
      await audit(work, { did: `${kind.word}.recorded`, youngPersonId: person.id, subjectId: row.factId });
      await andThen(work, person);
      return row.factId;
    });
  }

  /**
   * @param lookedAt the row that the correction started from
   * @param andThen what it brings with it, in the same transaction
   * @throws Problem 'changed-by-someone-else' when that row no longer stands; and as `record`
   */
  async correct<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: FactKind<F>,
    factId: string,
    changes: ChangesOf<F>,
    today: LocalDate,
    lookedAt?: string,
    andThen: (work: Work, person: YoungPerson) => Promise<void> = async () => {},
  ): Promise<void> {
    await this.casework.change(actor, personId, changeOf(kind), today, async (work, person) => {
      await correctDated(work, person, kind, factId, changes, today, lookedAt);
      await andThen(work, person);
    });
  }

  /**
   * It never was. What it had met or started is worked out again.
   * @throws Problem 'not-valid' naming `reason`, without one and where something else rests on it
   */
  async withdraw<F extends Fact>(
    actor: Actor,
    personId: string,
    kind: NamedFacts<F>,
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, takeOutOf(kind), today, (work, person) =>
      withdrawDated(work, person, kind, factId, reason),
    );
  }
}

/** The taking out itself, for a story that does more than that. */
export async function withdrawDated<F extends Fact>(
  work: Work,
  person: YoungPerson,
  kind: NamedFacts<F>,
  factId: string,
  reason: string,
): Promise<void> {
  if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
  const standing = await standingOf(work, kind, { youngPersonId: person.id, factId });
  const kept = await kind.keptBy?.(standing, work);
  if (kept) throw invalid('reason', kept);
  await withdrawFact(work, kind.entity, { youngPersonId: person.id, factId }, reason.trim());
  await audit(work, { did: `${kind.word}.withdrawn`, youngPersonId: person.id, subjectId: factId });
}

/** The correction itself, for a story that does more than correct. */
export async function correctDated<F extends Fact>(
  work: Work,
  person: YoungPerson,
  kind: FactKind<F>,
  factId: string,
  said: ChangesOf<F>,
  today: LocalDate,
  lookedAt?: string,
): Promise<void> {
  const fact = { youngPersonId: person.id, factId };
  const standing = await standingOf(work, kind, fact);
  if (lookedAt !== undefined && standing.id !== lookedAt) {
    throw new Problem(
      'changed-by-someone-else',
      'Someone else corrected this while you were writing. Yours is not saved: look at what stands there now.',
    );
  }
  const changes = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<
    Said<F>
  >;
  refuse(await kind.faults({ ...standing, ...changes }, person, today, work, standing));
  const row = await correctFact(work, kind.entity, fact, changes);
  await audit(work, {
    did: `${kind.word}.corrected`,
    youngPersonId: person.id,
    subjectId: factId,
    detail: { row: row.id, fields: Object.keys(changes) },
  });
}

/** @throws Problem 'not-found' when the person has no such fact of the kind in force */
async function standingOf<F extends Fact>(
  work: Work,
  { entity, only }: NamedFacts<F>,
  fact: { youngPersonId: string; factId: string },
): Promise<F> {
  const standing = await factInForce(work, entity, fact);
  if (only && !only.among.includes(standing[only.field] as string)) throw notFound();
  return standing;
}

/** What a role must include to change facts of a kind. */
export function changeOf<F extends Fact>({ change }: NamedFacts<F>): Action {
  return change ?? 'record-casework';
}

/** What a role must include to take out facts of a kind. */
export function takeOutOf<F extends Fact>({ takeOut, change }: NamedFacts<F>): Action {
  return takeOut ?? change ?? 'take-out';
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}

/** A day on which something took place: not before the birth, not to come. */
export function dayFaults(
  field: string,
  day: LocalDate | null,
  { dateOfBirth }: YoungPerson,
  today: LocalDate,
): FieldError[] {
  if (day === null) return [];
  if (day < dateOfBirth) return [{ field, message: 'Must be on or after the day the young person was born' }];
  return day > today ? [{ field, message: 'Must be today or in the past' }] : [];
}

/** A period of time that has begun, whether it has ended or not. */
export function periodFaults(
  { fromOn, toOn }: { fromOn: LocalDate; toOn: LocalDate | null },
  person: YoungPerson,
  today: LocalDate,
): FieldError[] {
  const faults = dayFaults('fromOn', fromOn, person, today);
  if (toOn !== null && toOn < fromOn) return [...faults, { field: 'toOn', message: 'Must be on or after the start' }];
  return [...faults, ...dayFaults('toOn', toOn, person, today)];
}

/** Of what only the living do or are given: and not after the death. */
export function dayInLifeFaults(
  field: string,
  day: LocalDate | null,
  person: YoungPerson,
  today: LocalDate,
): FieldError[] {
  const faults = dayFaults(field, day, person, today);
  if (faults.length > 0 || day === null || person.diedOn === null || day <= person.diedOn) return faults;
  return [{ field, message: 'Must not be after the young person’s death' }];
}
