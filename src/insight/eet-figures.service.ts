import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { localDate, type LocalDate } from '../statutory/local-date';
import { heldBy } from '../eet/attainments-of';
import type { Named } from '../young-people/names';
import {
  bandOf,
  COUNTED,
  countKinds,
  EET_BANDS,
  eetFigureKind,
  kindsOfEet,
  type EetBand,
  type EetCounts,
  type EetFacts,
  type EetFigureKind,
} from './eet-figure';
import {
  DISABILITY,
  EET_STATUSES,
  ETHNIC_GROUPS,
  NO_TEAM,
  returnYearOf,
  SEN_LINES,
  type Disability,
  type EetFiguresQuery,
  type EetFilters,
  type EetPeopleQuery,
  type EetStatus,
  type EthnicGroup,
  type SenLine,
} from './eet-figures.query';
import { countKs4, isOfKs4, ks4Kind, type Ks4Counts, type Ks4Kind } from './key-stage-4';
import { HOLDS, IN_FORCE, LEAVERS, LEFT_OUT_OF_SHARES, ON_THEIR_DAY } from './leavers-sql';

/** A young person with what decides where they are counted. */
export interface EetPerson extends Named, EetFacts {
  personId: string;
  dateOfBirth: LocalDate;
  age: number;
  band: EetBand;
  /** The day that counts for them: today, or their birthday in the year. */
  onDay: LocalDate;
  teamId: string | null;
  teamName: string | null;
  workerName: string | null;
  disability: Disability;
  sen: SenLine;
  ethnicity: EthnicGroup;
  status: EetStatus;
  what: string | null;
  provider: string | null;
  /** What is counted was stated by a return of ours, and nothing else is recorded. */
  fromReturn: boolean;
  counted: EetFigureKind;
}

/** Also with how English and maths stood at Key Stage 4. */
export type EetPersonRead = EetPerson & { ks4: Ks4Kind };

export interface EetFigureLine {
  /** A band, a team, or an answer; null: no team. */
  key: string | null;
  name: string | null;
  counts: EetCounts;
  /** Of all who are counted. */
  ks4: Ks4Counts;
}

export interface EetFiguresGiven {
  /** Today, or the last day of the year. */
  asOf: LocalDate;
  lines: EetFigureLine[];
  total: EetCounts;
  totalKs4: Ks4Counts;
  /** By year of the return and band, the latest first, with the same filters. */
  history: { year: number; bands: Record<EetBand, EetCounts> }[];
  teams: { id: string; name: string }[];
}

const YEARS_BACK = 4;

/** Education and work by the definitions of the return: figures, and the names behind each. */
@Injectable()
export class EetFiguresService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who answer for no figures */
  async figures(actor: Actor, query: EetFiguresQuery, today: LocalDate): Promise<EetFiguresGiven> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, (work) => given(work, query, today));
  }

  /** The same as a file: without names. Audited. */
  async exportFigures(actor: Actor, query: EetFiguresQuery, today: LocalDate): Promise<EetFiguresGiven> {
    mustBeAllowed(actor, 'see-figures');
    const figures = await this.unitOfWork.read(actor, (work) => given(work, query, today));
    await this.recordExport(actor, 'figures.exported', query, figures.lines.length);
    return figures;
  }

  /** Everybody behind a figure, in the order of their names. */
  async people(
    actor: Actor,
    query: EetPeopleQuery,
    today: LocalDate,
  ): Promise<{ people: EetPersonRead[]; teams: { id: string; name: string }[] }> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => ({
      people: behind(await everybodyRead(work, query, today), query),
      teams: await teamsOf(work),
    }));
  }

  /** The same as a file with names: for those who may take records elsewhere. Audited. */
  async exportPeople(actor: Actor, query: EetPeopleQuery, today: LocalDate): Promise<EetPersonRead[]> {
    mustBeAllowed(actor, 'see-figures');
    mustBeAllowed(actor, 'export-case-file');
    const people = behind(await this.unitOfWork.read(actor, (work) => everybodyRead(work, query, today)), query);
    await this.recordExport(actor, 'figures.names-exported', query, people.length);
    return people;
  }

  private async recordExport(actor: Actor, did: string, query: EetFiguresQuery, rows: number): Promise<void> {
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did, subjectId: 'education-and-work', detail: { ...query, rows } }),
    );
  }
}

/** The day for which a figure is right: today, or the last of the year. */
export function asOfDay({ year }: Pick<EetFilters, 'year'>, today: LocalDate): LocalDate {
  return year === null ? today : localDate(`${year}-03-31`);
}

async function everybodyRead(work: Work, query: EetFilters, today: LocalDate): Promise<EetPersonRead[]> {
  const people = await everybody(work, query, today);
  const held = await heldBy(
    work,
    people.map(({ personId }) => personId),
  );
  const asOf = asOfDay(query, today);
  return people.map((one) => ({ ...one, ks4: ks4Kind(held.get(one.personId) ?? [], one.dateOfBirth, asOf) }));
}

function ks4Of(people: readonly EetPersonRead[]): Ks4Counts {
  return countKs4(people.filter(({ counted }) => COUNTED.includes(counted)).map(({ ks4 }) => ks4));
}

async function given(work: Work, query: EetFiguresQuery, today: LocalDate): Promise<EetFiguresGiven> {
  const people = (await everybodyRead(work, query, today)).filter((one) => isIn(one, query));
  const teams = await teamsOf(work);
  const history: EetFiguresGiven['history'] = [];
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const year = returnYearOf(today) - back;
    const then = (await everybody(work, { ...query, year }, today)).filter((one) =>
      isIn(one, { ...query, band: null }),
    );
    const bands = EET_BANDS.map((band) => [band, countsOf(then.filter((one) => one.band === band))]);
    history.push({ year, bands: Object.fromEntries(bands) as Record<EetBand, EetCounts> });
  }
  return {
    asOf: asOfDay(query, today),
    lines: linesOf(people, query, teams),
    total: countsOf(people),
    totalKs4: ks4Of(people),
    history,
    teams,
  };
}

function linesOf(
  people: readonly EetPersonRead[],
  { by }: EetFiguresQuery,
  teams: EetFiguresGiven['teams'],
): EetFigureLine[] {
  switch (by) {
    case 'band':
      return linesFor(people, EET_BANDS, ({ band }) => band);
    case 'disability':
      return linesFor(people, DISABILITY, ({ disability }) => disability);
    case 'sen':
      return linesFor(people, SEN_LINES, ({ sen }) => sen);
    case 'ethnicity':
      return linesFor(people, ETHNIC_GROUPS, ({ ethnicity }) => ethnicity);
    case 'status':
      return linesFor(people, EET_STATUSES, ({ status }) => status);
    case 'team':
      return [{ id: null, name: null }, ...teams]
        .map(({ id, name }) =>
          lineOf(
            id,
            name,
            people.filter(({ teamId }) => teamId === id),
          ),
        )
        .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  }
}

function lineOf(key: string | null, name: string | null, people: readonly EetPersonRead[]): EetFigureLine {
  return { key, name, counts: countsOf(people), ks4: ks4Of(people) };
}

function linesFor(
  people: readonly EetPersonRead[],
  keys: readonly string[],
  keyOf: (one: EetPerson) => string,
): EetFigureLine[] {
  return keys.map((key) =>
    lineOf(
      key,
      key,
      people.filter((one) => keyOf(one) === key),
    ),
  );
}

function countsOf(people: readonly EetPerson[]): EetCounts {
  return countKinds(people.map(({ counted }) => counted));
}

function isIn(one: EetPerson, { teamId, ...asked }: EetFilters): boolean {
  for (const filter of ['band', 'disability', 'sen', 'ethnicity', 'status'] as const) {
    if (asked[filter] !== null && one[filter] !== asked[filter]) return false;
  }
  return teamId === null || one.teamId === (teamId === NO_TEAM ? null : teamId);
}

function behind(people: readonly EetPersonRead[], query: EetPeopleQuery): EetPersonRead[] {
  const kinds = kindsOfEet(query.of);
  const { ks4 } = query;
  return people.filter(
    (one) => isIn(one, query) && kinds.includes(one.counted) && (ks4 === null || isOfKs4(one.ks4, ks4)),
  );
}

async function teamsOf({ manager }: Work): Promise<{ id: string; name: string }[]> {
  return manager.query('select id, name from team order by name, id');
}

type Row = Omit<EetPerson, 'band' | 'counted'>;

/** SQL of the group of an ethnicity code: what was not said, or not asked for yet, is not known. */
const ETHNIC_GROUP = `case when y.ethnicity in ('REFU','NOBT') or y.ethnicity is null then 'not-known' when y.ethnicity = 'CHNE' then 'asian'
  else coalesce((select g.name from (values ('W','white'),('M','mixed'),('A','asian'),('B','black')) as g(letter, name)
    where g.letter = left(y.ethnicity, 1)), 'other') end`;

/** Everybody of the age groups, in the order of their names. `$1` is today, `$2` the year or null. */
async function everybody(work: Work, { year }: EetFilters, today: LocalDate): Promise<EetPerson[]> {
  const parameters: unknown[] = [today, year];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows = await work.manager.query<Row[]>(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", y.date_of_birth as "dateOfBirth", d.age, d.on_day as "onDay", y.team_id as "teamId", t.name as "teamName", s.name as "workerName",
            case y.disabled when true then 'yes' when false then 'no' else 'not-known' end as disability,
            coalesce(y.sen, 'not-known') as sen, ${ETHNIC_GROUP} as ethnicity,
            case when l.status in ('relevant','former-relevant','former-relevant-21-plus','qualifying') then l.status else 'other' end as status,
            ${LEFT_OUT_OF_SHARES} as "leftOut",
            main.kind, coalesce(main.code, case when main.kind is null then stated.activity end) as code, main.what, main.provider,
            main.kind is null and stated.activity is not null as "fromReturn"
       from young_person y join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
       left join team t on t.id = y.team_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       cross join (select $2::int as year) q ${ON_THEIR_DAY}
       left join lateral (select f.kind, f.code, f.what, f.provider from activity f where f.${IN_FORCE} and ${HOLDS}
           order by f.hours_a_week desc nulls last, f.code like 'F%' desc nulls last, f.from_on limit 1) main on true
       left join lateral (select f.activity from return_snapshot f where f.${IN_FORCE} and f.collection_year = $2 and f.activity <> '0'
           limit 1) stated on true
      where ${visible} and ${LEAVERS}
      order by coalesce(y.family_name, ''), coalesce(y.known_as, y.given_name, ''), y.id`,
    parameters,
  );
  return rows.map((row) => ({ ...row, band: bandOf(row.age)!, counted: eetFigureKind(row) }));
}
