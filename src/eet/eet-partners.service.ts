import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { DepartmentPledge, EetPartner, type OpportunityKind } from './eet.entities';
import { matchesOf, type Match } from './matches';
import { SUSTAINED_DAYS, type MatchCount } from './opportunity-match';
import { findPartner, WITH_PARTNER } from './partner-sql';

export type PartnerSaid = Pick<EetPartner, 'name' | 'kind' | 'contact' | 'area' | 'offers' | 'notes' | 'checkedOn'>;

export interface PartnerLine extends PartnerSaid {
  id: string;
  version: number;
  /** What they offer that is open. */
  open: number;
  counts: Record<MatchCount, number>;
}

export interface PartnerOffer {
  id: string;
  title: string;
  kind: OpportunityKind;
  places: number | null;
  isClosed: boolean;
}

export interface PartnerRead {
  partner: PartnerSaid & { id: string; version: number };
  opportunities: PartnerOffer[];
  matches: Match[];
  /** Records that turned out to be this one, as they were when they were merged. */
  merged: (PartnerSaid & { id: string; partsFrom: boolean })[];
}

/** Who offers routes to education and work: partners, and departments of the council. */
@Injectable()
export class EetPartnersService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each with what came of what they offer, by name. @param find in the name, also a former one, the area and what they offer */
  async list(actor: Actor, find: string, today: LocalDate): Promise<PartnerLine[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => linesOf(work, find, today));
  }

  /** Of one that was merged, the one that it is now. @throws Problem 'not-found' */
  async read(actor: Actor, id: string): Promise<PartnerRead> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const partner = await partnerOf(work, id);
      return {
        partner,
        opportunities: await work.manager.query<PartnerOffer[]>(
          `select o.id, o.title, o.kind, o.places, o.is_closed as "isClosed" from opportunity o ${WITH_PARTNER}
            where partner.id = $1 order by o.is_closed, o.title, o.id`,
          [partner.id],
        ),
        matches: await matchesOf(work, { partnerId: partner.id }),
        merged: (
          await work.manager.find(EetPartner, { where: { mergedIntoId: partner.id }, order: { name: 'ASC' } })
        ).map((one) => ({ ...one, partsFrom: one.mergedFirstIntoId === partner.id })),
      };
    });
  }

  /** @param id given by a form that may be sent twice @throws Problem 'not-valid' naming the field */
  async add(actor: UserActor, said: PartnerSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(EetPartner, { id })) return id;
      refuse(await faultsOf(work, id, said, today));
      await work.manager.insert(EetPartner, { id, ...said, changedById: actor.staffId });
      await audit(work, { did: 'eet-partner.added', subjectId: id });
      return id;
    });
  }

  /** @param lookedAt the version that the change started from @throws Problem 'changed-by-someone-else', 'not-valid' */
  async change(actor: UserActor, id: string, said: PartnerSaid, lookedAt: number, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'record-casework');
    await this.unitOfWork.write(actor, async (work) => {
      const standing = await locked(work, id);
      refuseOvertaken(standing, lookedAt);
      refuse(await faultsOf(work, id, said, today));
      if (standing.kind === 'department' && said.kind !== 'department') await refusePledged(work, id);
      const version = standing.version + 1;
      const changed = { ...said, version, changedById: actor.staffId, changedAt: () => 'now()' };
      await work.manager.update(EetPartner, { id }, changed);
      await audit(work, { did: 'eet-partner.changed', subjectId: id, detail: { version } });
    });
  }

  /**
   * Two records that are one: what the first offers, and what came of it, is the other's from now on. The record that is
   * merged is kept as it was. The pledge for a year is the sum of both.
   * @param lookedAt the version of the first that was looked at
   * @throws Problem 'not-valid' at `intoId`, 'changed-by-someone-else'
   */
  async merge(actor: UserActor, id: string, intoId: string, lookedAt: number): Promise<void> {
    mustBeAllowed(actor, 'record-casework');
    await this.unitOfWork.write(actor, async (work) => {
      const partner = await locked(work, id, intoId);
      const into = isId(intoId) ? await work.manager.findOneBy(EetPartner, { id: intoId }) : null;
      if (!into || into.mergedIntoId || intoId === id) {
        throw invalid('intoId', 'Choose which of the others it is');
      }
      if ((partner.kind === 'department') !== (into.kind === 'department')) {
        throw invalid('intoId', 'One is a department of the council and the other is not');
      }
      refuseOvertaken(partner, lookedAt);
      await pledgeSums(work, actor, partner, into);
      await work.manager.update(EetPartner, { mergedIntoId: id }, { mergedIntoId: intoId });
      const changed = { mergedIntoId: intoId, mergedFirstIntoId: intoId, mergedAt: () => 'now()' };
      const stamp = { version: partner.version + 1, changedById: actor.staffId, changedAt: () => 'now()' };
      await work.manager.update(EetPartner, { id }, { ...changed, ...stamp });
      await audit(work, { did: 'eet-partner.merged', subjectId: id, detail: { intoId } });
    });
  }

  /**
   * One that was merged by mistake is its own again, with whatever was merged into it before, what they offer and what came
   * of it. What was written of the other meanwhile stays there. Twice is once.
   * @returns the other, or itself where it was not merged
   * @throws Problem 'not-found'; 'not-valid' while that one is merged itself, or somebody has its name
   */
  async part(actor: UserActor, id: string): Promise<string> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      const partner = await lockedMerged(work, id);
      const { mergedIntoId, mergedFirstIntoId, mergedAt, name, kind } = partner;
      if (!mergedIntoId || !mergedFirstIntoId || !mergedAt) return id;
      if (mergedIntoId !== mergedFirstIntoId) {
        throw invalid('partnerId', 'What it was merged into was merged too. Undo that first');
      }
      const namesake = await findPartner(work, name, kind === 'department');
      if (namesake && namesake.mergedIntoId === null) {
        throw invalid('partnerId', `${namesake.name} has its name now. Give that one another name first`);
      }
      await work.manager.query(
        `with recursive own as (select id from eet_partner where merged_first_into_id = $1
             union all select p.id from eet_partner p join own on p.merged_first_into_id = own.id)
         update eet_partner set merged_into_id = $1 where id in (select id from own)`,
        [id],
      );
      const apart = { mergedIntoId: null, mergedFirstIntoId: null, mergedAt: null };
      const stamp = { version: partner.version + 1, changedById: actor.staffId, changedAt: () => 'now()' };
      await work.manager.update(EetPartner, { id }, { ...apart, ...stamp });
      await pledgesApart(work, actor, partner, mergedIntoId, mergedAt);
      await audit(work, { did: 'eet-partner.parted', subjectId: id, detail: { fromId: mergedIntoId } });
      return mergedIntoId;
    });
  }
}

async function linesOf({ manager }: Work, find: string, today: LocalDate): Promise<PartnerLine[]> {
  const stays = `case when s.started_on is null then null when s.sustained_on is not null then 'sustained'
    when s.ended_on < s.started_on + ${SUSTAINED_DAYS} then 'left' when s.ended_on is not null then 'sustained'
    when $1::date < s.started_on + ${SUSTAINED_DAYS} then 'running' else 'unknown' end`;
  const count = (where: string) => `count(m.id) filter (where ${where})::int`;
  return manager.query<PartnerLine[]>(
    `with m as (
       select s.id, s.partner_id, s.offered_on, s.started_on, ${stays} as stay
         from (select r.id, partner.id as partner_id,
                      max(t.on_day) filter (where t.step = 'offered') as offered_on,
                      max(t.on_day) filter (where t.step = 'started') as started_on,
                      max(t.on_day) filter (where t.step = 'sustained') as sustained_on,
                      max(t.on_day) filter (where t.step = 'ended') as ended_on
                 from opportunity_referral r join opportunity o on o.id = r.opportunity_id ${WITH_PARTNER}
                 join young_person y on y.id = r.young_person_id and y.withdrawn_at is null and y.merged_into_id is null
                 left join opportunity_referral_step t on t.referral_id = r.id
                group by r.id, partner.id) s)
     select p.id, p.name, p.kind, p.contact, p.area, p.offers, p.notes, p.checked_on as "checkedOn", p.version,
            (select count(*)::int from opportunity o ${WITH_PARTNER} where partner.id = p.id and not o.is_closed) as open,
            jsonb_build_object('referred', count(m.id), 'offered', ${count('m.offered_on is not null')},
              'started', ${count('m.started_on is not null')}, 'sustained', ${count(`m.stay = 'sustained'`)},
              'left', ${count(`m.stay = 'left'`)}, 'unknown', ${count(`m.stay = 'unknown'`)},
              'running', ${count(`m.stay = 'running'`)}) as counts
       from eet_partner p left join m on m.partner_id = p.id
      where p.merged_into_id is null and ($2 = '' or exists (select from eet_partner q
              where coalesce(q.merged_into_id, q.id) = p.id
                and strpos(lower(concat_ws(' ', q.name, q.area, q.offers)), lower($2)) > 0))
      group by p.id order by lower(p.name), p.id`,
    [today, find],
  );
}

async function partnerOf({ manager }: Work, id: string): Promise<EetPartner> {
  const found = isId(id) ? await manager.findOneBy(EetPartner, { id }) : null;
  const now = found?.mergedIntoId ? await manager.findOneBy(EetPartner, { id: found.mergedIntoId }) : found;
  if (!now) throw notFound();
  return now;
}

/** One that is not merged; until the end of the transaction nobody else changes it or the other. */
async function locked({ manager }: Work, id: string, other = id): Promise<EetPartner> {
  if (!isId(id)) throw notFound();
  const ids = [id, other].filter(isId);
  await manager.query('select from eet_partner where id = any($1) order by id for update', [ids]);
  const found = await manager.findOneBy(EetPartner, { id });
  if (!found || found.mergedIntoId) throw notFound();
  return found;
}

/** One that may be merged, with what it is merged into: until the end of the transaction nobody else changes either. */
async function lockedMerged({ manager }: Work, id: string): Promise<EetPartner> {
  if (!isId(id)) throw notFound();
  const all = `select id from eet_partner where id = $1 or id = (select merged_into_id from eet_partner where id = $1)`;
  await manager.query(`${all} order by id for update`, [id]);
  const found = await manager.findOneBy(EetPartner, { id });
  if (!found) throw notFound();
  return found;
}

function refuseOvertaken(standing: EetPartner, lookedAt: number): void {
  if (standing.version === lookedAt) return;
  const detail = 'Someone else changed this while you were writing. Nothing of yours is saved yet.';
  throw new Problem('changed-by-someone-else', detail, [], standing);
}

async function faultsOf(
  work: Work,
  id: string,
  { name, kind, checkedOn }: PartnerSaid,
  today: LocalDate,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (!name.trim()) faults.push({ field: 'name', message: 'Enter the name' });
  if (checkedOn && checkedOn > today) faults.push({ field: 'checkedOn', message: 'Must be today or earlier' });
  const other = name.trim() ? await findPartner(work, name, kind === 'department') : null;
  if (other && other.id !== id && other.mergedIntoId !== id) {
    faults.push({ field: 'name', message: `${other.name} is recorded already. If both are one, merge them` });
  }
  return faults;
}

async function refusePledged({ manager }: Work, departmentId: string): Promise<void> {
  if ((await manager.query<unknown[]>(PLEDGES_OF, [departmentId])).length > 0) {
    refuse([{ field: 'kind', message: 'It has pledged opportunities: it stays a department' }]);
  }
}

/** SQL: of each year the pledge that holds of a department `$1`, whatever it was merged from. */
const PLEDGES_OF = `select distinct on (g.year) g.id, g.year, g.places from department_pledge g
  join eet_partner d on d.id = g.department_id where coalesce(d.merged_into_id, d.id) = $1
 order by g.year, g.recorded_at desc, g.id desc`;

/** Also where only one pledged for a year: undoing finds by this row what to take out again. */
async function pledgeSums({ manager }: Work, actor: UserActor, from: EetPartner, into: EetPartner): Promise<void> {
  const pledges = (id: string) => manager.query<{ year: number; places: number }[]>(PLEDGES_OF, [id]);
  const theirs = await pledges(into.id);
  for (const { year, places } of await pledges(from.id)) {
    const both = theirs.find((one) => one.year === year);
    const words = `${into.name} pledged ${both?.places ?? 'nothing'} and ${from.name} ${places}; they are one`;
    const sum = { id: newId(), departmentId: into.id, year, places: (both?.places ?? 0) + places, words };
    await manager.insert(DepartmentPledge, { ...sum, byId: actor.staffId, mergeOfId: from.id });
  }
}

/** Takes out of the other's pledges what the merge added; where somebody wrote the pledge anew since, that holds. */
async function pledgesApart(
  { manager }: Work,
  actor: UserActor,
  from: EetPartner,
  otherId: string,
  mergedAt: Date,
): Promise<void> {
  const own = await manager.query<{ year: number; places: number }[]>(PLEDGES_OF, [from.id]);
  const summed = await manager.query<{ year: number }[]>(
    `select s.year from department_pledge s
      where s.department_id = $1 and s.merge_of_id = $2 and s.recorded_at >= $3
        and not exists (select from department_pledge c where c.department_id = $1 and c.year = s.year
              and c.recorded_at > s.recorded_at and c.merge_of_id is null)`,
    [otherId, from.id, mergedAt],
  );
  const theirs = await manager.query<{ year: number; places: number }[]>(PLEDGES_OF, [otherId]);
  for (const { year } of summed) {
    const [sum, part] = [theirs, own].map((all) => all.find((one) => one.year === year)!.places);
    const words = `${from.name} is a record of its own again, with ${part!}`;
    const rest = { id: newId(), departmentId: otherId, year, places: sum! - part!, words, byId: actor.staffId };
    await manager.insert(DepartmentPledge, { ...rest, mergeOfId: from.id });
  }
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
