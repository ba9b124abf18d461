import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { Deadline } from '../deadlines/deadline.entity';
import { Ledger } from '../deadlines/ledger';
import { LedgerHistory } from '../deadlines/ledger-history';
import { withoutNo } from '../deadlines/said-no';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { DEADLINE_RULES } from '../statutory/rule-book';
import type { DeadlineRule } from '../statutory/rule-book/rule';
import { PROVISIONS, type Provision } from '../statutory/provisions';
import { ofTheSame, pausesOf, type PauseTold } from '../pauses/pauses-told';
import { Casework } from '../young-people/casework';
import { factIdOf } from '../young-people/due-words';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { acknowledgementsOf, type AcknowledgementRead } from './acknowledgements.service';
import { dueHistory, type DueChange } from './due-history';
import { latenessOf, type Lateness } from './due-lateness';
import { factsById, type KnownFact } from './known-facts';
import { Staff } from './staff.entity';

/** One item of what's due with everything that explains it. */
export interface DueDetail {
  heading: PersonHeading;
  item: Deadline;
  provisions: readonly Provision[];
  /** What started it, what met it, and what it is about, where the record knows them as facts with a date. */
  startedBy: KnownFact | null;
  metBy: KnownFact | null;
  subject: KnownFact | null;
  /** Who approved the pause, by name where that is a member of staff. */
  pausedBy: string | null;
  /** What workers said they will do, the latest first. */
  said: AcknowledgementRead[];
  /** Of the same rule and subject, the first asked first. */
  pauses: PauseTold[];
  /** Why it is late, and what a manager could accept in its place. */
  lateness: Lateness;
  history: (DueChange & { state: Deadline['state']; dueOn: Deadline['dueOn'] })[];
}

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** Where a rule comes from; nothing for one that the rule book no longer has. */
export function provisionsOf(rule: string): readonly Provision[] {
  return (RULES[rule]?.provisions ?? []).map((key) => PROVISIONS[key]);
}

@Injectable()
export class DueDetailService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly ledgerHistory: LedgerHistory,
  ) {}

  /** The look is audited. @throws Problem 'not-found', also for another young person's item */
  async open(actor: Actor, personId: string, deadlineId: string, today: LocalDate, now: Date): Promise<DueDetail> {
    return this.casework.view(actor, personId, 'deadline', async (work, person) => {
      const found = isId(deadlineId)
        ? await work.manager.findOneBy(Deadline, { id: deadlineId, youngPersonId: person.id })
        : null;
      if (!found) throw notFound();
      const item = withoutNo(actor, found);
      const caseFile = await this.ledger.caseFile(work, person.id);
      const facts = factsById(caseFile);
      const factOf = (id: string | null) => (id === null ? null : (facts.get(id) ?? null));
      const entries = (await this.ledgerHistory.ofDeadline(work, item.id)).map((entry) => ({
        ...entry,
        item: withoutNo(actor, entry.item),
      }));
      return {
        heading: await headingOf(work, person),
        item,
        provisions: provisionsOf(item.rule),
        startedBy: factOf(factIdOf(item.startedById)),
        metBy: factOf(item.metBy),
        subject: factOf(item.subject),
        pausedBy: await approverOf(work, item.pausedBy),
        said: await acknowledgementsOf(work, item.id),
        pauses: ofTheSame(await pausesOf(work, person.id), item),
        lateness: await latenessOf(work, item, caseFile, today, now),
        history: dueHistory(entries, facts).map((change, index) => ({
          ...change,
          state: entries[index]!.item.state,
          dueOn: entries[index]!.item.dueOn,
        })),
      };
    });
  }
}

async function approverOf(work: Work, pausedBy: string | null): Promise<string | null> {
  if (pausedBy === null || !isId(pausedBy)) return pausedBy;
  return (await work.manager.findOneBy(Staff, { id: pausedBy }))?.name ?? null;
}
