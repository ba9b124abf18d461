import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { DepartmentPledge, EetPartner } from './eet.entities';
import { matchesOf, type Match } from './matches';
import { deliveredIn, type DeliveryCount } from './pledge';
import { findPartner, partnerNamed, WITH_PARTNER } from './partner-sql';

export interface PledgeSaid {
  /** The name of the department; its record is made where there is none. */
  department: string;
  year: number;
  places: number;
  words: string | null;
}

export interface PledgeRow {
  id: string;
  places: number;
  words: string | null;
  recordedAt: Date;
  by: string | null;
}

export interface CouncilOpportunity {
  id: string;
  title: string;
  departmentId: string | null;
  isClosed: boolean;
}

export interface PledgeLine {
  /** Null: the department is not known. */
  departmentId: string | null;
  name: string | null;
  /** Every row of the year, the one that holds first. */
  pledges: PledgeRow[];
  /** Open now, where the year is this one, or used in the year. */
  opportunities: CouncilOpportunity[];
  matches: Record<DeliveryCount, Match[]>;
}

/** What the departments of the council pledged for a year, against what they did. */
@Injectable()
export class PledgesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each department in one line, by name; whatever belongs to none that is known in the last. @param thisYear in which today lies */
  async board(actor: Actor, year: number, thisYear: number): Promise<PledgeLine[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => linesOf(work, year, thisYear));
  }

  /** The same for a file that names nobody. Audited. */
  async exported(actor: Actor, year: number, thisYear: number): Promise<PledgeLine[]> {
    mustBeAllowed(actor, 'see-figures');
    const lines = await this.board(actor, year, thisYear);
    const detail = { year, rows: lines.length };
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did: 'figures.exported', subjectId: 'pledges', detail }),
    );
    return lines;
  }

  /**
   * A pledge, or a correction of one: what was said before is kept.
   * @param lookedAt the pledge that the writer saw, null where they saw none
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming the field; 'changed-by-someone-else' with the pledge that holds now
   */
  async pledge(actor: UserActor, said: PledgeSaid, lookedAt: string | null, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(DepartmentPledge, { id })) return id;
      refuse(faultsOf(said, lookedAt));
      const namedId = await partnerNamed(work, said.department, true);
      await work.manager.query('select from eet_partner where id = $1 for update', [namedId]);
      // Whoever held it may have merged it meanwhile.
      const { mergedIntoId } = await work.manager.findOneByOrFail(EetPartner, { id: namedId });
      const departmentId = mergedIntoId ?? namedId;
      const [holds] = await pledgesOf(work, said.year, departmentId);
      if ((holds?.id ?? null) !== lookedAt) {
        const detail = 'There is another pledge of this department for this year. Nothing of yours is saved yet.';
        throw new Problem('changed-by-someone-else', detail, [], holds ?? null);
      }
      const { year, places, words } = said;
      await work.manager.insert(DepartmentPledge, { id, departmentId, year, places, words, byId: actor.staffId });
      const did = lookedAt ? 'department-pledge.corrected' : 'department-pledge.made';
      await audit(work, { did, subjectId: id, detail: { year, places, ...(lookedAt && { replaces: lookedAt }) } });
      return id;
    });
  }

  /** The pledge of a department for a year that holds, by the department's name; null for none. */
  async standing(actor: Actor, department: string, year: number): Promise<PledgeRow | null> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const found = department.trim() ? await findPartner(work, department, true) : null;
      const [holds] = found ? await pledgesOf(work, year, found.mergedIntoId ?? found.id) : [];
      return holds ?? null;
    });
  }
}

async function linesOf(work: Work, year: number, thisYear: number): Promise<PledgeLine[]> {
  const departments = await work.manager.query<{ id: string; name: string }[]>(
    `select id, name from eet_partner where kind = 'department' and merged_into_id is null order by lower(name), id`,
  );
  const pledges = await pledgesOf(work, year, null);
  const opportunities = await work.manager.query<CouncilOpportunity[]>(
    `select o.id, o.title, partner.id as "departmentId", o.is_closed as "isClosed" from opportunity o ${WITH_PARTNER}
      where partner.id is null or partner.kind = 'department' order by o.is_closed, o.title, o.id`,
  );
  const matches = (await matchesOf(work, 'departments')).map((match) => ({ match, in: deliveredIn(match, year) }));
  const lines = [...departments, { id: null, name: null }].map(({ id, name }) => {
    const theirs = matches.filter(({ match }) => match.partnerId === id);
    const of = (count: DeliveryCount) => theirs.filter((one) => one.in.includes(count)).map(({ match }) => match);
    const used = new Set(theirs.filter((one) => one.in.length > 0).map(({ match }) => match.opportunityId));
    return {
      departmentId: id,
      name,
      pledges: pledges.filter(({ departmentId }) => departmentId === id),
      opportunities: opportunities.filter(
        (one) => one.departmentId === id && (used.has(one.id) || (year === thisYear && !one.isClosed)),
      ),
      matches: {
        matched: of('matched'),
        started: of('started'),
        finished: of('finished'),
        sustained: of('sustained'),
      },
    };
  });
  return lines.filter(
    ({ departmentId, pledges: own, opportunities: offers }) => departmentId === null || own.length + offers.length > 0,
  );
}

/** The last first. @param departmentId null for all */
async function pledgesOf(
  { manager }: Work,
  year: number,
  departmentId: string | null,
): Promise<(PledgeRow & { departmentId: string })[]> {
  return manager.query(
    `select g.id, coalesce(d.merged_into_id, d.id) as "departmentId", g.places, g.words, g.recorded_at as "recordedAt", w.name as by
       from department_pledge g join eet_partner d on d.id = g.department_id left join staff w on w.id = g.by_id
      where g.year = $1 and ($2::uuid is null or coalesce(d.merged_into_id, d.id) = $2)
      order by g.recorded_at desc, g.id desc`,
    [year, departmentId],
  );
}

function faultsOf({ department, year, places, words }: PledgeSaid, lookedAt: string | null): FieldError[] {
  const faults: FieldError[] = [];
  const wrong = (field: string, message: string) => faults.push({ field, message });
  if (!department.trim()) wrong('department', 'Enter the department');
  if (!Number.isInteger(year) || year < 2000 || year > 2100) wrong('year', 'Choose the year');
  if (!Number.isInteger(places) || places < 0 || places > 9999) wrong('places', 'Enter a whole number from 0 to 9,999');
  if (lookedAt && !words?.trim()) wrong('words', 'Say why it is corrected');
  return faults;
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
