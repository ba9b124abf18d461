import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { Ledger } from '../deadlines/ledger';
import { withoutNo } from '../deadlines/said-no';
import { invalid } from '../platform/problem';
import type { CaseFile } from '../statutory/case-file';
import { addMonths, ageOn, formatLong, later, type LocalDate } from '../statutory/local-date';
import { homeOn } from '../statutory/suitability';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { alertsFor } from '../young-people/standing.service';
import { difference, outlookOn, runOut, type Difference, type Outlook } from './compare';
import { happen, type MadeUpEvent } from './made-up-event';

/** With the home that is lived in, in words; null where none is recorded. */
export type Seen = Outlook & { home: string | null };

/** What would follow if something happened, beside what stands. */
export interface WhatIf {
  heading: PersonHeading;
  event: MadeUpEvent;
  /** As the record stands today. */
  now: Seen;
  /** As it would stand on the day that is looked at. */
  then: Seen;
  /** The same day without the event; null where that is what stands today, or where nothing but time is tried. */
  otherwise: Seen | null;
  difference: Difference;
  /** What would be overdue by then, if nothing is done. */
  runsOut: ReturnType<typeof runOut>;
}

const YEARS = 2;

/** Tries what has not happened on a young person's facts. Nothing is saved but that somebody looked. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /** For the form. @throws Problem 'not-found' */
  async person(actor: Actor, personId: string, today: LocalDate): Promise<{ heading: PersonHeading; age: number }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      return { heading: await headingOf(work, person), age: ageOn(person.dateOfBirth, today) };
    });
  }

  /**
   * @param lookOn the day to look at; not given, the day of the event or today, whichever is later
   * @throws Problem 'not-found'; 'not-valid' naming the field, also where it cannot happen on that day
   */
  async try(
    actor: Actor,
    personId: string,
    event: MadeUpEvent,
    today: LocalDate,
    lookOn: LocalDate | null = null,
  ): Promise<WhatIf> {
    return this.casework.view(actor, personId, 'what-if', async (work, person) => {
      mustBeAllowed(actor, 'see-young-people');
      refuseFar(event, today, lookOn);
      const facts = await this.ledger.caseFile(work, person.id);
      const happened = happen(facts, event);
      if (!happened.ok) throw invalid(happened.field, happened.message);
      const on = lookOn ?? later(event.on, today);
      const see = (caseFile: CaseFile, day: LocalDate) => seen(actor, caseFile, day);
      const [now, then] = [see(facts, today), see(happened.caseFile, on)];
      const otherwise = event.kind === 'later-day' || on === today ? null : see(facts, on);
      return {
        heading: await headingOf(work, person),
        event,
        now,
        then,
        otherwise,
        difference: difference(otherwise ?? now, then),
        runsOut: runOut(now, then),
      };
    });
  }
}

function seen(actor: Actor, caseFile: CaseFile, on: LocalDate): Seen {
  const outlook = outlookOn(caseFile, on);
  const home = homeOn(caseFile, on);
  return {
    ...outlook,
    owed: outlook.owed.map((item) => withoutNo(actor, item)),
    deadlines: outlook.deadlines.map((item) => withoutNo(actor, item)),
    standing: { ...outlook.standing, alerts: alertsFor(actor, outlook.standing.alerts) },
    home: home && (ACCOMMODATION_WORDS[home.type ?? ''] ?? 'A home of another kind'),
  };
}

/** Rules and facts are too uncertain further away. @throws Problem 'not-valid' */
function refuseFar({ kind, on }: MadeUpEvent, today: LocalDate, lookOn: LocalDate | null): void {
  const [earliest, latest] = [addMonths(today, -12 * YEARS), addMonths(today, 12 * YEARS)];
  const withinReach = `Enter a day from ${formatLong(earliest)} to ${formatLong(latest)}`;
  if (on < earliest || on > latest) throw invalid('on', withinReach);
  if (kind === 'later-day' && on < today) throw invalid('on', 'Enter today or a day to come');
  if (lookOn === null) return;
  if (lookOn > latest) throw invalid('lookOn', withinReach);
  if (lookOn < later(on, today)) {
    throw invalid('lookOn', `Enter ${formatLong(later(on, today))} or a day after it`);
  }
}
