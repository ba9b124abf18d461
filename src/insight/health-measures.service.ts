import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import type { PassportFieldKey } from '../health/passport-fields';
import { missingFields } from '../health/passport-standing';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { HEALTH_FIGURES, healthKinds, healthKindsIn, kindSql, type HealthFigureId } from './health-measure';

/** How many young people are of each kind, figure by figure. */
export type HealthCounts = Record<HealthFigureId, Record<string, number>>;

export interface HealthLine {
  teamId: string | null;
  teamName: string | null;
  counts: HealthCounts;
}

/** Why reviews of health were late in the last year, by whom they waited for. */
export interface DelayCount {
  partner: string | null;
  delay: string;
  count: number;
}

export interface HealthListed extends Named {
  youngPersonId: string;
  dateOfBirth: LocalDate;
  kind: string;
  teamName: string | null;
  workerName: string | null;
  /** Of those still without a passport: what it does not say yet. */
  missing: PassportFieldKey[];
}

export interface HealthListQuery {
  figure: HealthFigureId;
  of: string;
  /** `none`: no team; null: every team. */
  teamId: string | null;
}

/**
 * How the health of young people is looked after: figures as of today, and the names behind each. A no to something of it is
 * for those who see health: for other readers figures and lists count it as what is overdue or not given.
 */
@Injectable()
export class HealthMeasuresService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each team in one line. @throws Problem 'not-allowed' for those who answer for no figures */
  async figures(actor: Actor, today: LocalDate): Promise<{ lines: HealthLine[]; delays: DelayCount[] }> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => ({
      lines: await counted(work, today),
      delays: await delays(work, today),
    }));
  }

  /** The figures as a file: without names. Audited. */
  async exportFigures(actor: Actor, today: LocalDate): Promise<HealthLine[]> {
    const { lines } = await this.figures(actor, today);
    await this.recordExport(actor, 'figures.exported', {}, lines.length);
    return lines;
  }

  /** The names behind one as a file: for those who may take records elsewhere. Audited. */
  async exportList(actor: Actor, query: HealthListQuery, today: LocalDate): Promise<HealthListed[]> {
    mustBeAllowed(actor, 'export-case-file');
    const { people } = await this.list(actor, query, { after: null, limit: EVERYBODY }, today);
    await this.recordExport(actor, 'figures.names-exported', query, people.length);
    return people;
  }

  private async recordExport(actor: Actor, did: string, query: Partial<HealthListQuery>, rows: number): Promise<void> {
    await this.unitOfWork.write(actor, (work) => audit(work, { did, subjectId: 'health', detail: { ...query, rows } }));
  }

  /**
   * The young people behind a figure, in the order of their ids, and how many there are in all.
   * @returns of the people one more than `limit` where there are more
   */
  async list(
    actor: Actor,
    query: HealthListQuery,
    { after, limit }: { after: string | null; limit: number },
    today: LocalDate,
  ): Promise<{ total: number; people: HealthListed[] }> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today];
      const from = people(work, [query.figure], parameters);
      const where = [`k."${query.figure}" = any($${parameters.push(healthKindsIn(query.figure, query.of) ?? [])})`];
      if (query.teamId === 'none') where.push('k.team_id is null');
      else if (query.teamId) where.push(`k.team_id = $${parameters.push(query.teamId)}`);
      const [{ total }] = await work.manager.query<[{ total: number }]>(
        `with ${from} select count(*)::int as total from k where ${where.join(' and ')}`,
        parameters,
      );
      if (after) where.push(`k.id > $${parameters.push(after)}`);
      const found = await work.manager.query<Omit<HealthListed, 'missing'>[]>(
        `with ${from}
         select k.id as "youngPersonId", k."${query.figure}" as kind, k.date_of_birth as "dateOfBirth",
                t.name as "teamName", case when s.left_on is null or s.left_on > $1 then s.name end as "workerName",
                y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId"
           from k join young_person y on y.id = k.id left join team t on t.id = k.team_id ${WITH_ADVISER}
           left join person_identifier i on i.young_person_id = k.id and i.kind = 'authority-id' and not i.withdrawn
          where ${where.join(' and ')} order by k.id limit $${parameters.push(limit + 1)}`,
        parameters,
      );
      const without = found.filter(({ kind }) => query.figure === 'passportBy18' && kind === 'without');
      const missing = await missingFields(
        work,
        without.map(({ youngPersonId }) => youngPersonId),
      );
      return {
        total,
        people: found.map((one) => ({ ...one, missing: missing.get(one.youngPersonId) ?? [] })),
      };
    });
  }
}

const EVERYBODY = 1_000_000;

/** The sum of all lines. */
export function healthSum(lines: readonly HealthLine[]): HealthCounts {
  return countsOf((figure, kind) => lines.reduce((sum, { counts }) => sum + counts[figure][kind]!, 0));
}

/** A common table expression `k`: one row for each young person the actor may see, with their kind in each figure. */
function people(work: Work, figures: readonly HealthFigureId[], parameters: unknown[]): string {
  const seesHealth = may(work.actor, 'see-health');
  const columns = figures.map((figure) => `${kindSql(figure, seesHealth)} as "${figure}"`);
  return `k as materialized (select y.id, y.team_id, y.date_of_birth, ${columns.join(',\n')}
    from young_person y left join legal_position l on l.young_person_id = y.id
   where $1::date is not null and ${visiblePeople(work.actor, 'y', parameters)})`; // not every figure asks for the day
}

async function counted(work: Work, today: LocalDate): Promise<HealthLine[]> {
  const parameters: unknown[] = [today];
  const from = people(work, HEALTH_FIGURES, parameters);
  const counts = HEALTH_FIGURES.flatMap((figure) =>
    healthKinds(figure).map((kind) => `count(*) filter (where k."${figure}" = '${kind}')::int as "${figure}.${kind}"`),
  );
  const rows = await work.manager.query<
    (Record<string, number> & { teamId: string | null; teamName: string | null })[]
  >(
    `with ${from}
     select k.team_id as "teamId", t.name as "teamName", ${counts.join(', ')}
       from k left join team t on t.id = k.team_id
      where coalesce(${HEALTH_FIGURES.map((figure) => `k."${figure}"`).join(', ')}) is not null
      group by 1, 2 order by t.name nulls first, 1`,
    parameters,
  );
  return rows.map(({ teamId, teamName, ...row }) => ({
    teamId,
    teamName,
    counts: countsOf((figure, kind) => row[`${figure}.${kind}`]!),
  }));
}

/**
 * Of reviews held late and appointments that did not take place, in the last 12 months. Not of what they said no to, nor of
 * passports: who offered those is one of our own staff.
 */
async function delays(work: Work, today: LocalDate): Promise<DelayCount[]> {
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const since = `> ($1::date - interval '12 months')::date`;
  const inForce = 'f.replaced_by_id is null and not f.withdrawn and f.delay is not null';
  return work.manager.query<DelayCount[]>(
    `select f.partner, f.delay, count(*)::int as count
       from (select f.young_person_id, f.partner, f.delay from health_review f where ${inForce} and f.held_on ${since}
             union all
             select f.young_person_id, f.partner, f.delay from health_appointment f where ${inForce} and f.offered_on ${since}
                and f.kind <> 'health-passport' and f.outcome <> 'declined') f
       join young_person y on y.id = f.young_person_id and ${visible}
      group by 1, 2 order by 3 desc, 1 nulls last, 2`,
    parameters,
  );
}

function countsOf(count: (figure: HealthFigureId, kind: string) => number): HealthCounts {
  return Object.fromEntries(
    HEALTH_FIGURES.map((figure) => [
      figure,
      Object.fromEntries(healthKinds(figure).map((kind) => [kind, count(figure, kind)])),
    ]),
  ) as HealthCounts;
}
