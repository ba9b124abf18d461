import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, recordFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { dayInLifeFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { HealthPassport, type HealthContact } from './health.entities';
import { cleaned } from './clean-text';
import {
  contentFault,
  fieldOf,
  isFromRecord,
  type PassportContent,
  type PassportFieldKey,
  type PassportState,
} from './passport-fields';
import {
  mayRead,
  PASSPORT_READERS,
  readableItems,
  readsAs,
  type PassportConsent,
  type PassportItemSaid,
  type PassportReader,
} from './passport-sharing';
import type { PassportSnapshot } from './passport-snapshot';
import {
  passportFact,
  passportStanding,
  snapshotOf,
  type FieldStanding,
  type PassportStanding,
} from './passport-standing';
import {
  PassportCopy,
  PassportItem,
  PassportVersion,
  type CopyFor,
  type CopyForm,
  type CopyHow,
} from './passport.entities';

/** What is said of a field, by somebody who saw the row `was`. */
export interface PassportAnswer {
  field: PassportFieldKey;
  state: PassportState;
  /** `misshapen` for what a program sent that has no shape of ours. */
  content: PassportContent | 'misshapen' | null;
  forAdviser: boolean;
  forGp: boolean;
  /** The row that stood when it was written; null where there was none. */
  was: string | null;
}

export interface CopySaid {
  givenTo: CopyFor;
  toWhom: string | null;
  form: CopyForm;
  how: CopyHow;
  givenOn: LocalDate;
}

/** A field for whoever reads: `kept` where the young person does not share it with them. */
export type FieldShown = FieldStanding & { kept: boolean };

export interface CopyLine {
  id: string;
  number: number;
  givenTo: CopyFor;
  toWhom: string | null;
  contactId: string | null;
  form: CopyForm;
  how: CopyHow;
  givenOn: LocalDate;
  givenBy: string | null;
  withdrawnBecause: string | null;
}

export interface PassportOpened {
  person: PersonHeading;
  /** Null: nothing of it is recorded. */
  givenOn: LocalDate | null;
  consent: PassportConsent;
  /** The row of the consent, which a change of it is based on. */
  consentRow: string | null;
  /** All of it is shown, also what is shared with nobody. */
  whole: boolean;
  maySeeWhole: boolean;
  fields: FieldShown[];
  /** The newest first, each with those whose copy the reader may open. */
  versions: { number: number; madeOn: LocalDate; madeBy: string | null; readers: PassportReader[] }[];
  copies: CopyLine[];
  contacts: HealthContact[];
}

/** A version as one reader may have it. */
export interface PassportCut {
  number: number;
  id: string;
  madeOn: LocalDate;
  madeAt: Date;
  person: PersonHeading;
  snapshot: PassportSnapshot;
  reader: PassportReader;
  /** How many fields were kept back. */
  keptBack: number;
}

/**
 * The health passport: what is known of each field, and who else may read it; its versions, and who was given them. The
 * young person decides field by field. Without their consent a worker sees only that it was issued, and duty of what is
 * shared no more than cannot wait; a manager may open the whole of it to prepare and print it, and that is audited as such.
 */
@Injectable()
export class PassportsService {
  constructor(private readonly casework: Casework) {}

  /**
   * The look is audited.
   * @param whole all of it, for whoever keeps passports
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(actor: Actor, personId: string, whole: boolean): Promise<PassportOpened> {
    return this.casework.view(actor, personId, whole ? 'health-passport-whole' : 'health-passport', (work, person) => {
      mustBeAllowed(actor, 'see-health');
      if (whole) mustBeAllowed(actor, 'keep-health-passports');
      return opened(work, person, whole);
    });
  }

  /**
   * Says something of one field. Nobody need be able to read it to write it down.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `state` or `content`; 'changed-by-someone-else' where another row stands by now,
   * with it as `current` where the actor may read it
   */
  async answer(actor: Actor, personId: string, sent: PassportAnswer, today: LocalDate, id = newId()): Promise<string> {
    const said = cleaned(sent);
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustBeAllowed(actor, 'see-health');
      if (await work.manager.existsBy(PassportItem, { id, youngPersonId: person.id })) return id;
      mustBeWriteable(said, today);
      const { fields, consent } = await passportStanding(work, person);
      const standing = fields.find(({ key }) => key === said.field)!;
      if (isFromRecord(said.field) && standing.rowId === null && standing.said !== null) {
        throw invalid('state', 'This is on the record itself, so it is known');
      }
      if (standing.rowId !== said.was) throw changedMeanwhile(standing, consent, may(actor, 'keep-health-passports'));
      const { field, state, content, forAdviser, forGp } = said;
      await work.manager.insert(PassportItem, {
        ...{ id, youngPersonId: person.id, field, state },
        content: content as never,
        ...{ forAdviser, forGp, saidOn: today, recordedById: staffOf(actor) },
      });
      await keepFact(work, person, {});
      await audit(work, {
        did: 'health-passport.answered',
        youngPersonId: person.id,
        subjectId: id,
        detail: { field, forAdviser, forGp },
      });
      return id;
    });
  }

  /**
   * Whether the adviser and the GP may have a copy. A no takes effect at once, also for what they have read before.
   * @param was the row that stood; null where there was none
   * @throws Problem 'changed-by-someone-else'
   */
  async consent(
    actor: Actor,
    personId: string,
    said: { adviser: boolean; gp: boolean },
    was: string | null,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const standing = await passportFact(work, person.id);
      if (standing?.consentAdviser === said.adviser && standing.consentGp === said.gp) return;
      if ((standing?.id ?? null) !== was) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else recorded something else meanwhile. Look at it again.',
        );
      }
      await keepFact(work, person, { consentAdviser: said.adviser, consentGp: said.gp });
    });
  }

  /**
   * Makes the next version of it: what stands in each field on that day, whole.
   * @param restNotKnown every field of which nothing is said yet is said to be not known, and shared with both
   * @throws Problem 'not-valid' naming each field of which nothing is said yet; 'already-recorded' where nothing has
   * changed since the last version
   */
  async makeVersion(
    actor: Actor,
    personId: string,
    restNotKnown: boolean,
    today: LocalDate,
    id = newId(),
  ): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustBeAllowed(actor, 'see-health');
      const before = await work.manager.findOneBy(PassportVersion, { id, youngPersonId: person.id });
      if (before) return before.number;
      let standing = await passportStanding(work, person);
      const open = standing.fields.filter(({ said }) => said === null);
      const mustBeAsked = open.filter(({ key }) => key === 'consent' || !restNotKnown);
      if (mustBeAsked.length > 0) throw unanswered(mustBeAsked);
      if (open.length > 0) {
        await work.manager.insert(
          PassportItem,
          open.map(({ key }) => ({
            ...{ id: newId(), youngPersonId: person.id, field: key, state: 'not-known' as const, content: null },
            ...{ forAdviser: true, forGp: true, saidOn: today, recordedById: staffOf(actor) },
          })),
        );
        standing = await passportStanding(work, person);
      }
      const content = await snapshotOf(work, person, standing, today);
      const last = await work.manager.findOne(PassportVersion, {
        where: { youngPersonId: person.id },
        order: { number: 'DESC' },
      });
      if (last && (await isSame(work, last.id, content))) {
        throw new Problem('already-recorded', `Nothing has changed since version ${last.number}.`);
      }
      const number = (last?.number ?? 0) + 1;
      await work.manager.insert(PassportVersion, {
        ...{ id, youngPersonId: person.id, number, madeOn: today },
        content: content as never,
        madeById: staffOf(actor),
      });
      await keepFact(work, person, {});
      await audit(work, {
        did: 'health-passport.version-made',
        youngPersonId: person.id,
        subjectId: id,
        detail: { number },
      });
      return number;
    });
  }

  /**
   * A version as a reader may have it. The look is audited with whom it is for.
   * @throws Problem 'not-found'; 'not-allowed' where they did not agree that this reader has a copy, or where the copy holds
   * what the actor may not read
   */
  async cut(actor: Actor, personId: string, number: number | null, reader: PassportReader): Promise<PassportCut> {
    return this.casework.view(actor, personId, `health-passport-copy-for-${reader}`, async (work, person) => {
      mustBeAllowed(actor, 'see-health');
      const version = number && (await work.manager.findOneBy(PassportVersion, { youngPersonId: person.id, number }));
      if (!version) throw notFound();
      const standing = await passportStanding(work, person);
      const fault = copyFault(actor, reader, version.content.items, standing);
      if (fault) throw fault;
      const readable = readableItems(reader, version.content.items, asItStands(standing));
      return {
        ...{ number: version.number, id: version.id, madeOn: version.madeOn, madeAt: version.recordedAt, reader },
        person: await headingOf(work, person),
        snapshot: { ...version.content, items: readable },
        keptBack: version.content.items.length - readable.length,
      };
    });
  }

  /**
   * Somebody was given a version. The first that the young person is given meets what is due of it; a GP's copy is of the
   * practice they are registered with now.
   * @throws Problem 'not-found'; 'not-valid' naming `givenTo`, `toWhom` or `givenOn`
   */
  async giveCopy(
    actor: Actor,
    personId: string,
    number: number | null,
    said: CopySaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(PassportCopy, { id, youngPersonId })) return id;
      const version = number && (await work.manager.findOneBy(PassportVersion, { youngPersonId, number }));
      if (!version) throw notFound();
      const { passport, consent, contacts } = await passportStanding(work, person);
      const gp = contacts.find(({ kind }) => kind === 'gp') ?? null;
      refuse([
        ...dayInLifeFaults('givenOn', said.givenOn, person, today),
        ...(said.givenOn < version.madeOn
          ? [{ field: 'givenOn', message: `This version was made on ${formatLong(version.madeOn)}: not before that` }]
          : []),
        ...whoFaults(said, consent, gp),
      ]);
      await work.manager.insert(PassportCopy, {
        ...{ id, youngPersonId, versionId: version.id, givenTo: said.givenTo },
        toWhom: said.givenTo === 'gp' ? gp!.name : said.toWhom?.trim() || null,
        contactId: said.givenTo === 'gp' ? gp!.factId : null,
        ...{ form: said.form, how: said.how, givenOn: said.givenOn, givenById: staffOf(actor) },
      });
      await audit(work, {
        did: 'health-passport.copy-given',
        youngPersonId,
        subjectId: id,
        detail: {
          number: version.number,
          givenTo: said.givenTo,
          form: said.form,
          how: said.how,
          givenOn: said.givenOn,
        },
      });
      const first = passport?.givenOn ?? null;
      if (said.givenTo === 'young-person' && (first === null || said.givenOn < first)) {
        await keepFact(work, person, { givenOn: said.givenOn });
      }
      return id;
    });
  }

  /** A copy that never was. What it had met is due again. @throws Problem 'not-found'; 'not-valid' naming `reason` */
  async takeOutCopy(actor: Actor, personId: string, copyId: string, reason: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const copy = isId(copyId) ? await work.manager.findOneBy(PassportCopy, { id: copyId, youngPersonId }) : null;
      if (!copy) throw notFound();
      const withdrawnBecause = reason.trim();
      if (!withdrawnBecause) throw invalid('reason', 'Enter why it is taken out');
      if (withdrawnBecause.length > 500) throw invalid('reason', 'Write 500 characters or fewer');
      if (copy.withdrawnBecause !== null) return;
      await work.manager.update(PassportCopy, { id: copy.id }, { withdrawnBecause });
      await audit(work, { did: 'health-passport.copy-taken-out', youngPersonId, subjectId: copy.id });
      const passport = await passportFact(work, youngPersonId);
      if (copy.givenTo !== 'young-person' || passport?.givenOn !== copy.givenOn) return;
      const [{ first }]: [{ first: LocalDate | null }] = await work.manager.query(
        `select min(given_on) as first from passport_copy
          where young_person_id = $1 and given_to = 'young-person' and withdrawn_because is null`,
        [youngPersonId],
      );
      await keepFact(work, person, { givenOn: first });
    });
  }
}

async function opened(work: Work, person: YoungPerson, whole: boolean): Promise<PassportOpened> {
  const { actor } = work;
  const standing = await passportStanding(work, person);
  const { passport, consent, fields, contacts } = standing;
  const versions: (Omit<PassportOpened['versions'][number], 'readers'> & { items: PassportItemSaid[] })[] =
    await work.manager.query(
      `select v.number, v.made_on as "madeOn", s.name as "madeBy", v.content -> 'items' as items from passport_version v
         left join staff s on s.id = v.made_by_id where v.young_person_id = $1 order by v.number desc`,
      [person.id],
    );
  const copies: CopyLine[] = await work.manager.query(
    `select c.id, v.number, c.given_to as "givenTo", c.to_whom as "toWhom", c.contact_id as "contactId", c.form, c.how,
            c.given_on as "givenOn", s.name as "givenBy", c.withdrawn_because as "withdrawnBecause"
       from passport_copy c join passport_version v on v.id = c.version_id left join staff s on s.id = c.given_by_id
      where c.young_person_id = $1 order by c.given_on desc, c.recorded_at desc, c.id`,
    [person.id],
  );
  return {
    person: await headingOf(work, person),
    givenOn: passport?.givenOn ?? null,
    consent,
    consentRow: passport?.id ?? null,
    whole,
    maySeeWhole: may(actor, 'keep-health-passports'),
    fields: fields.map((field) => (whole ? { ...field, kept: false } : shown(field, consent, readsAs(actor)))),
    versions: versions.map(({ items, ...version }) => ({
      ...version,
      readers: PASSPORT_READERS.filter((reader) => copyFault(actor, reader, items, standing) === null),
    })),
    copies,
    contacts,
  };
}

function asItStands({ fields, consent }: PassportStanding) {
  return { items: fields.flatMap(({ said }) => (said ? [said] : [])), consent };
}

/** Why a reader's copy of a version is not for whoever asks for it; null where it is. */
function copyFault(
  actor: Actor,
  reader: PassportReader,
  version: readonly PassportItemSaid[],
  standing: PassportStanding,
): Problem | null {
  const now = asItStands(standing);
  if (reader !== 'young-person' && now.consent[reader] !== true) return notAgreed(reader);
  if (may(actor, 'keep-health-passports')) return null;
  const own = readableItems(readsAs(actor), version, now);
  if (readableItems(reader, version, now).every((item) => own.includes(item))) return null;
  return new Problem('not-allowed', 'This copy holds what the young person does not share with you. Ask a manager.');
}

/** What a worker may see of a field: of what is kept back not even whether it is known. */
function shown(field: FieldStanding, consent: PassportConsent, reader: 'adviser' | 'duty'): FieldShown {
  const { key, said, rowId } = field;
  if (said === null || mayRead(reader, said, consent)) return { ...field, kept: false };
  return { key, said: null, rowId, saidOn: null, saidBy: null, kept: true };
}

/** The fact that what is due goes by: there is one of it from the first word on. */
async function keepFact(
  work: Work,
  person: YoungPerson,
  changes: Partial<Pick<HealthPassport, 'givenOn' | 'consentAdviser' | 'consentGp'>>,
): Promise<void> {
  const standing = await passportFact(work, person.id);
  const youngPersonId = person.id;
  if (!standing) {
    const said = { givenOn: null, consentAdviser: null, consentGp: null, ...changes };
    const { factId } = await recordFact(work, HealthPassport, { ...said, youngPersonId });
    return audit(work, { did: 'health-passport.recorded', youngPersonId, subjectId: factId });
  }
  if (Object.keys(changes).length === 0) return;
  const row = await correctFact(work, HealthPassport, { youngPersonId, factId: standing.factId }, changes);
  await audit(work, {
    did: 'health-passport.corrected',
    youngPersonId,
    subjectId: standing.factId,
    detail: { row: row.id, fields: Object.keys(changes) },
  });
}

function mustBeWriteable({ field, state, content }: PassportAnswer, today: LocalDate): void {
  if (content === 'misshapen') throw invalid('content', 'What is known does not fit this field');
  if (state !== 'known') {
    if (content !== null) throw invalid('content', 'Say that this is known, or leave out what is known');
    return;
  }
  const fault = contentFault(field, content, today);
  if (fault) throw invalid(isFromRecord(field) ? 'state' : 'content', fault);
}

function changedMeanwhile(standing: FieldStanding, consent: PassportConsent, mayReadAll: boolean): Problem {
  const { said } = standing;
  const readable = said !== null && (mayReadAll || mayRead('adviser', said, consent));
  return new Problem(
    'changed-by-someone-else',
    'Somebody else wrote this down meanwhile. Look at what stands there now, then save what is right.',
    [],
    { rowId: standing.rowId, said: readable ? said : null },
  );
}

function unanswered(open: readonly FieldStanding[]): Problem {
  const errors: FieldError[] = open.map(({ key }) => ({
    field: key,
    message:
      key === 'consent'
        ? 'Ask whether the adviser and the GP may have a copy'
        : `Say whether this is known, not known or withheld: ${fieldOf(key).title}`,
  }));
  return new Problem('not-valid', `Nothing is said yet of ${open.length} of the fields.`, errors);
}

function whoFaults(said: CopySaid, consent: PassportConsent, gp: HealthContact | null): FieldError[] {
  const { givenTo, toWhom } = said;
  if (givenTo === 'other' && !toWhom?.trim()) return [{ field: 'toWhom', message: 'Enter who was given it' }];
  if ((toWhom ?? '').length > 200) return [{ field: 'toWhom', message: 'Write 200 characters or fewer' }];
  if (givenTo === 'gp' && !gp) return [{ field: 'givenTo', message: 'No GP is recorded. Record the practice first' }];
  if ((givenTo === 'adviser' || givenTo === 'gp') && consent[givenTo] !== true) {
    return [{ field: 'givenTo', message: notAgreed(givenTo).detail }];
  }
  return [];
}

function notAgreed(reader: 'adviser' | 'gp'): Problem {
  const who = reader === 'gp' ? 'their GP' : 'their adviser';
  return new Problem('not-allowed', `The young person has not agreed that ${who} has a copy.`);
}

/** Whether a version says the same: its keys may stand in another order. */
async function isSame({ manager }: Work, versionId: string, content: PassportSnapshot): Promise<boolean> {
  const [{ same }]: [{ same: boolean }] = await manager.query(
    'select content = $2::jsonb as same from passport_version where id = $1',
    [versionId, JSON.stringify(content)],
  );
  return same;
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}

function staffOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}
