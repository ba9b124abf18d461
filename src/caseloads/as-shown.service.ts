import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { Deadline } from '../deadlines/deadline.entity';
import { Ledger } from '../deadlines/ledger';
import { withoutNo } from '../deadlines/said-no';
import { LedgerHistory, type PositionThen } from '../deadlines/ledger-history';
import { Problem } from '../platform/problem';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LegalStatus } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { answerOn } from '../statutory/next-change';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { compareDays, identityOf, type Comparison } from './compare-days';
import { factsById } from './known-facts';

/** What a record showed at the end of a day, beside how the same day looks on what is known now. */
export interface AsShown {
  heading: PersonHeading;
  on: LocalDate;
  /** The day from which the record shows anything; null where it does not yet. */
  beganOn: LocalDate | null;
  /** Null for a day before that. */
  then: PositionThen | null;
  now: LegalStatus;
  due: Comparison;
}

@Injectable()
export class AsShownService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly history: LedgerHistory,
  ) {}

  /** Whose record it is, before a day is asked about. @throws Problem 'not-found' */
  async heading(actor: Actor, personId: string): Promise<PersonHeading> {
    return this.casework.look(actor, personId, headingOf);
  }

  /**
   * The look is audited.
   * @throws Problem 'not-found'; 'not-valid' for a day that is still to come or before they were born
   */
  async open(actor: Actor, personId: string, on: LocalDate, today: LocalDate): Promise<AsShown> {
    return this.casework.view(actor, personId, 'as-shown', async (work, person) => {
      if (on > today) throw wrongDay('This day is still to come. Enter today or an earlier day');
      if (on < person.dateOfBirth) throw wrongDay('This day is before they were born. Enter a later day');
      const shown = await this.history.asOf(work, person.id, on);
      const caseFile = await this.ledger.caseFile(work, person.id);
      const answer = answerOn(caseFile, on, ENGLAND_AND_WALES);
      const kept = await work.manager.find(Deadline, {
        select: { id: true, rule: true, subject: true, startedById: true },
        where: { youngPersonId: person.id },
      });
      return {
        heading: await headingOf(work, person),
        on,
        beganOn: shown.beganOn,
        then: shown.position,
        now: answer.status,
        due: compareDays({
          on,
          then: shown.due.map((item) => withoutNo(actor, item)),
          now: answer.deadlines.map((item) => withoutNo(actor, item)),
          since: shown.position ? await this.history.after(work, person.id, on) : [],
          facts: factsById(caseFile),
          idOf: new Map(kept.map((item) => [identityOf(item), item.id])),
        }),
      };
    });
  }
}

/** The day stands in the address, of the page as of the API. */
function wrongDay(message: string): Problem {
  return new Problem('not-valid', message, [{ field: 'on', message, in: 'query' }]);
}
