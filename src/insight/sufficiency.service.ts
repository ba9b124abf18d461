import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { UnitOfWork } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { countHomes, homeShare } from './home-figure';
import { nightsWithin, otherHomeRows } from './home-rows';
import { forecast, WANTED, type Demand, type ForecastLine, type Need, type Wanted } from './sufficiency';
import { demandRows, placesRows, type DemandRow, type PlacesTold } from './sufficiency-rows';

export interface Sufficiency {
  lines: ForecastLine[];
  wanted: Record<Wanted, number>;
  all: number;
  /** In care, 18 within these months, with staying put agreed. */
  settled: number;
  places: PlacesTold[];
  away: ReturnType<typeof homeShare>;
}

/** A part of everybody who needs a home; null: whatever it is. */
export interface DemandQuery {
  slot: string | null;
  need: Need | null;
  wanted: Wanted | null;
  /** Instead: those whose staying put is agreed. */
  settled: boolean;
}

type Demanding = DemandRow & { demand: Demand };

/** What homes will be needed, and what there is: both by the same rows as their lists. */
@Injectable()
export class SufficiencyService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who answer for no figures, or may not read what the stories say */
  async show(actor: Actor, today: LocalDate): Promise<Sufficiency> {
    mayRead(actor);
    return this.unitOfWork.read(actor, async (work) => {
      const rows = await demandRows(work, today);
      const demanding = rows.filter((one): one is Demanding => one.demand !== null);
      const places = await placesRows(work, today);
      const within = nightsWithin(null, today, addMonths(today, -1));
      const { away } = await otherHomeRows(work, { within, onDay: today, year: null });
      return {
        lines: forecast(
          demanding.map(({ demand }) => demand),
          places,
          today,
        ),
        wanted: Object.fromEntries(
          WANTED.map((wanted) => [wanted, demanding.filter(({ demand }) => demand.wanted === wanted).length]),
        ) as Record<Wanted, number>,
        all: demanding.length,
        settled: rows.length - demanding.length,
        places,
        away: homeShare('away', countHomes('away', away)),
      };
    });
  }

  /** The same as a file: without names. Audited. */
  async exportFigures(actor: Actor, today: LocalDate): Promise<Sufficiency> {
    const given = await this.show(actor, today);
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did: 'figures.exported', subjectId: 'sufficiency', detail: { rows: given.lines.length } }),
    );
    return given;
  }

  /** Everybody behind a number, in the order of their names. @throws Problem 'not-allowed' */
  async people(actor: Actor, { slot, need, wanted, settled }: DemandQuery, today: LocalDate): Promise<DemandRow[]> {
    mayRead(actor);
    return this.unitOfWork.read(actor, async (work) =>
      (await demandRows(work, today)).filter(({ demand }) =>
        settled || demand === null
          ? settled && demand === null
          : (slot === null || demand.slot === slot) &&
            (need === null || demand.need === need) &&
            (wanted === null || demand.wanted === wanted),
      ),
    );
  }
}

function mayRead(actor: Actor): void {
  mustBeAllowed(actor, 'see-figures');
  mustBeAllowed(actor, 'read-notes');
}
