import { Injectable } from '@nestjs/common';
import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { LAST_TWO_WAY_CONTACT } from '../contacts/case-file-sources';
import { Ledger } from '../deadlines/ledger';
import type { Work } from '../platform/unit-of-work';
import type { Alert, AlertCode } from '../statutory/alert';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { standingOn, type Standing } from '../statutory/standing';
import { riskOnRecord, type RiskOnRecord } from '../supervision/risk-on-record';
import { Casework } from './casework';

/** What these say is of someone's health: for those who work with the young person. */
const OF_HEALTH: ReadonlySet<AlertCode> = new Set(['passport-due-before-18', 'no-health-summary-at-18']);

export interface StandingOnRecord extends Standing {
  risk: RiskOnRecord;
}

/**
 * How things stand with a young person on a day: whether their home is suitable, staying put, and what a worker should know
 * or do. Worked out from the facts each time, so it is never out of step with them.
 */
@Injectable()
export class StandingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly casework: Casework,
  ) {}

  /** For a program. The look is audited. @throws Problem 'not-found' */
  async read(actor: Actor, personId: string, today: LocalDate): Promise<StandingOnRecord> {
    return this.casework.view(actor, personId, 'alerts', (work, person) => this.of(work, actor, person.id, today));
  }

  /** Of a record that is open already. */
  async of(work: Work, actor: Actor, personId: string, today: LocalDate): Promise<StandingOnRecord> {
    const caseFile = await this.ledger.caseFile(work, personId, [LAST_TWO_WAY_CONTACT]);
    const standing = standingOn(caseFile, today, ENGLAND_AND_WALES);
    const risk = await riskOnRecord(work, caseFile, today);
    return { ...standing, alerts: alertsFor(actor, standing.alerts), risk };
  }
}

/** Without what the actor may not know. */
export function alertsFor(actor: Actor, alerts: readonly Alert[]): Alert[] {
  return alerts.filter(({ code }) => may(actor, 'see-health') || !OF_HEALTH.has(code));
}
