import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Ledger } from '../deadlines/ledger';
import { correctFact, isRecorded, recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { inTouch, type InTouch, type InTouchCode } from '../statutory/in-touch';
import { ageOn, birthday, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { STANDING_WORDS } from './engagement-words';
import { ConfirmedInTouchCode } from './engagement.entities';
import { codesOf, standingsOf, type CodeTold } from './keeping-in-touch-told';

/** The return asks around these birthdays. */
const FIRST_BIRTHDAY = 17;
const LAST_BIRTHDAY = 25;

export interface CodeProposed {
  asOf: LocalDate;
  /** Null where the return does not ask about them on that day. */
  proposal: InTouch | null;
  /** What was confirmed for that day already. */
  confirmed: CodeTold | null;
}

export interface CodeSaid {
  asOf: LocalDate;
  code: InTouchCode;
  /** The code that was shown as proposed: another by now is looked at again. */
  proposed: InTouchCode;
  /** Why another code than the one proposed. */
  reason: string | null;
}

/** The in-touch code of the return: proposed from the record with its evidence, confirmed by a worker. */
@Injectable()
export class InTouchCodesService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /**
   * For today, and for the last birthday that the return asks about.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async propose(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; today: CodeProposed; birthday: CodeProposed | null }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const lastBirthday = birthdayAsked(person, today);
      const codes = await codesOf(work, person.id);
      const on = async (asOf: LocalDate): Promise<CodeProposed> => ({
        asOf,
        proposal: await this.proposal(work, person, asOf),
        confirmed: codes.find((code) => code.asOf === asOf) ?? null,
      });
      return {
        person: await headingOf(work, person),
        today: await on(today),
        birthday: lastBirthday && (await on(lastBirthday)),
      };
    });
  }

  /**
   * One code a day: confirmed again, it replaces what was confirmed for that day, and the old one stays in the record.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `asOf`, `code` or `reason`; 'changed-by-someone-else' where the record proposes
   * another code by now
   */
  async confirm(actor: UserActor, personId: string, said: CodeSaid, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, ConfirmedInTouchCode, person.id, id)) return id;
      const { asOf, code } = said;
      if (asOf > today) throw invalid('asOf', 'Must be today or in the past');
      if (asOf < person.dateOfBirth) throw invalid('asOf', 'Must be on or after the day the young person was born');
      const proposal = await this.proposal(work, person, asOf);
      if (!proposal) throw invalid('asOf', 'The return does not ask about them on that day');
      if (proposal.code !== said.proposed) {
        throw new Problem(
          'changed-by-someone-else',
          'The record has changed, and proposes another code now. Nothing was saved: look at the evidence again.',
        );
      }
      const reason = code === proposal.code ? null : said.reason?.trim() || null;
      if (code !== proposal.code && reason === null) {
        throw invalid('reason', 'Enter why it is another code than the record proposes');
      }
      const fact = {
        youngPersonId: person.id,
        asOf,
        code,
        proposed: proposal.code,
        because: proposal.because,
        reason,
        confirmedById: actor.staffId,
      };
      const known = (await codesOf(work, person.id)).find((one) => one.asOf === asOf);
      // The same again is no correction.
      if (known?.code === code && known.proposed === proposal.code && known.reason === reason) return known.id;
      const row = known
        ? await correctFact(work, ConfirmedInTouchCode, { youngPersonId: person.id, factId: known.id }, fact)
        : await recordFact(work, ConfirmedInTouchCode, fact, id);
      await audit(work, {
        did: known ? 'in-touch-code.corrected' : 'in-touch-code.recorded',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: { asOf, code, proposed: proposal.code, before: known?.code ?? null },
      });
      return row.factId;
    });
  }

  /** What the rules make of the record, and how a worker said things stood on that day. */
  private async proposal(work: Work, person: YoungPerson, asOf: LocalDate): Promise<InTouch | null> {
    const proposal = inTouch(await this.ledger.caseFile(work, person.id), asOf);
    if (!proposal) return null;
    const then = (await standingsOf(work, person.id)).find(({ fromOn }) => fromOn <= asOf);
    if (!then) return proposal;
    const words = `${then.saidBy} recorded for ${formatLong(then.fromOn)}: ${STANDING_WORDS[then.standing].words}.`;
    return { ...proposal, because: [...proposal.because, words] };
  }
}

function birthdayAsked({ dateOfBirth }: YoungPerson, today: LocalDate): LocalDate | null {
  const age = ageOn(dateOfBirth, today);
  if (age < FIRST_BIRTHDAY || age > LAST_BIRTHDAY) return null;
  return birthday(dateOfBirth, age);
}
