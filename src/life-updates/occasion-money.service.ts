import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import { firstDayOf, moneyYearOf } from './occasion-days';
import { agreedFor, SPENT_AND_PLANNED, type YearsMoney } from './occasion-money';
import { OccasionMoney } from './occasion.entity';

const MOST_PENCE_A_YEAR = 100_000_000;

export interface MoneySaid {
  /** Null: for each young person of the council. */
  teamId: string | null;
  /** From 1 April of it: this year of money or the next. */
  fromYear: number;
  /** Null: none is set any more. */
  pence: number | null;
  /** Of what was looked at, as the page counts how often it was set. */
  number: number;
}

export interface TeamMoney extends YearsMoney {
  teamId: string;
  name: string;
  /** How often it was set. */
  number: number;
  /** What is set for the year after. */
  next: number | null;
}

export interface MoneyOpened {
  year: number;
  each: { agreed: number | null; next: number | null; number: number };
  /** Those the reader works in or answers for. Whoever is in them is counted, whether or not the reader may see them. */
  teams: TeamMoney[];
  /** Those the reader may see for whom more was spent and planned than is set for each. */
  over: (YearsMoney & { id: string; name: string })[];
  mayKeep: boolean;
}

/** What the council gives for occasions a year, for each young person and for teams, and what is left of it. */
@Injectable()
export class OccasionMoneyService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' */
  async open(actor: Actor, today: LocalDate): Promise<MoneyOpened> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const year = moneyYearOf(today);
      const within = [year, firstDayOf(year), firstDayOf(year + 1)];
      const teams = await work.manager.query<Omit<TeamMoney, 'year'>[]>(
        `select t.id as "teamId", t.name, ${agreedFor('$1::int', 't.id')} as agreed, ${agreedFor('$1::int + 1', 't.id')} as next, ${numberOf('t.id')} as number,
                ${SPENT_AND_PLANNED}
           from team t left join (occasion c join young_person y on y.id = c.young_person_id) on y.team_id = t.id
            and c.withdrawn_because is null and c.on_day >= $2 and c.on_day < $3
          where t.id = any($4) group by t.id order by t.name, t.id`,
        [...within, teamsOf(actor)],
      );
      const [each] = await work.manager.query<MoneyOpened['each'][]>(
        `select ${agreedFor('$1::int', 'null')} as agreed, ${agreedFor('$1::int + 1', 'null')} as next, ${numberOf('null')} as number`,
        [year],
      );
      const parameters: unknown[] = [...within, each!.agreed];
      const over = await work.manager.query<(Named & Omit<YearsMoney, 'year'> & { id: string })[]>(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
                   and not i.withdrawn) as "authorityId", ${agreedFor('$1::int', 'null')} as agreed, x.spent, x.planned
           from (select c.young_person_id, ${SPENT_AND_PLANNED} from occasion c
                  where c.withdrawn_because is null and c.on_day >= $2 and c.on_day < $3 group by 1) x
           join young_person y on y.id = x.young_person_id
          where x.spent + x.planned > $4::int and ${visiblePeople(actor, 'y', parameters)} order by y.id`,
        parameters,
      );
      return {
        year,
        each: each!,
        teams: teams.map((team) => ({ ...team, year })),
        over: over.map((one) => ({ ...one, year, name: fullName(one) })),
        mayKeep: may(actor, 'keep-local-offer'),
      };
    });
  }

  /**
   * From the first day of a year of money on, until a later year for which another was set. What stood before is kept.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `teamId`, `fromYear` or `pence`; 'changed-by-someone-else'; 'not-allowed'
   */
  async set(actor: UserActor, said: MoneySaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-local-offer');
    const { teamId, fromYear, pence } = said;
    if (teamId !== null && !actor.teamIds.includes(teamId)) throw invalid('teamId', 'Choose a team of yours');
    const year = moneyYearOf(today);
    if (fromYear !== year && fromYear !== year + 1) throw invalid('fromYear', 'Choose this year or the next');
    if (pence !== null && pence > MOST_PENCE_A_YEAR) throw invalid('pence', 'Enter £1,000,000 or less');
    return this.unitOfWork.write(actor, async (work) => {
      await work.manager.query(`select pg_advisory_xact_lock(hashtext('occasion money'))`);
      if (await work.manager.existsBy(OccasionMoney, { id })) return id;
      const number = await lastNumber(work, teamId);
      if (number !== said.number) {
        throw new Problem('changed-by-someone-else', 'Somebody else has set this meanwhile. Look at what stands now.');
      }
      const row = { id, teamId, number: number + 1, fromYear, pence, recordedById: actor.userId };
      await work.manager.insert(OccasionMoney, row);
      await audit(work, { did: 'occasion-money.set', subjectId: id, detail: { teamId, fromYear, pence } });
      return id;
    });
  }
}

/** SQL of how often it was set. */
const numberOf = (team: string): string =>
  `coalesce((select max(m.number) from occasion_money m where m.team_id is not distinct from ${team}), 0)`;

async function lastNumber({ manager }: Work, teamId: string | null): Promise<number> {
  const [row] = await manager.query<{ number: number }[]>(`select ${numberOf('$1::uuid')} as number`, [teamId]);
  return row!.number;
}

function teamsOf(actor: Actor): readonly string[] {
  return actor.kind === 'user' ? actor.teamIds : [];
}
