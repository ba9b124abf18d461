import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { FeltSafe } from './feels-safe';
import { NotSafeResponse } from './not-safe.entity';
import { notSafe, notSafePeople, type NotSafe, type NotSafeLine } from './not-safe';

/** The longest text of what was asked, and of what was done. */
export const LONGEST_RESPONSE = 4000;

/** An answer with where it was given. */
export interface SafeAnswerSaid extends FeltSafe {
  id: string;
  /** Null: while a plan was talked through. */
  contactId: string | null;
  /** Whose contact it was, or who talked the plan through. */
  by: string | null;
}

export interface SafeResponse extends Pick<NotSafeResponse, 'id' | 'asked' | 'done' | 'recordedAt'> {
  by: string;
}

export interface FeelsSafeRead {
  person: PersonHeading;
  standing: NotSafe | null;
  /** The latest first. */
  answers: SafeAnswerSaid[];
  responses: SafeResponse[];
  /** The story of their home at risk, where one is told already. */
  atRiskId: string | null;
}

/** Whether a young person feels safe where they live, over time, and what was done when they did not. */
@Injectable()
export class NotSafeService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The look is audited. @throws Problem 'not-found'; 'not-allowed' */
  async open(actor: Actor, personId: string): Promise<FeelsSafeRead> {
    return this.casework.view(actor, personId, 'feels-safe', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        standing: await notSafe(work, person.id),
        answers: await answersOf(work, person.id),
        responses: await responsesOf(work, person.id),
        atRiskId: await atRiskOf(work, person.id),
      };
    });
  }

  /**
   * What was asked and done, about every answer that stands: none of them is owed any more.
   * @param said `seen`: the answers that stood on the page it was written under
   * @param id made with the form, so that the same sent twice is one
   * @throws Problem 'not-found'; 'not-valid' naming `asked` or `done`; 'already-recorded' where nothing stands any more;
   * 'changed-by-someone-else' where they said so again meanwhile
   */
  async respond(
    actor: UserActor,
    personId: string,
    said: { asked: string; done: string; seen: readonly string[] },
    today: LocalDate,
    id: string,
  ): Promise<void> {
    const asked = text('asked', said.asked, 'Enter what you asked, and what they said');
    const done = text('done', said.done, 'Enter what was done, or what will be');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      if (await work.manager.existsBy(NotSafeResponse, { id, youngPersonId })) return;
      const standing = await notSafe(work, person.id);
      if (!standing) {
        throw new Problem('already-recorded', 'Nothing waits for this any more. Look below at what was said and done.');
      }
      if (!standing.ids.every((one) => said.seen.includes(one))) {
        throw new Problem(
          'changed-by-someone-else',
          'They said so again while you were writing. Yours is not saved yet: look at all of it, then save again.',
        );
      }
      const row = { id, youngPersonId, answerIds: standing.ids, asked, done, staffId: actor.staffId };
      await work.manager.insert(NotSafeResponse, row);
      await audit(work, { did: 'not-safe.answered', youngPersonId, subjectId: id });
    });
  }

  /** Whoever of the manager's young people does not feel safe where they live. @throws Problem 'not-allowed' */
  async list(actor: UserActor, today: LocalDate): Promise<NotSafeLine[]> {
    mustBeAllowed(actor, 'see-team');
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, (work) => notSafePeople(work, today));
  }
}

function text(field: string, typed: string, missing: string): string {
  const words = typed.trim();
  if (!words) throw invalid(field, missing);
  if (words.length > LONGEST_RESPONSE) {
    throw invalid(field, `Write ${LONGEST_RESPONSE.toLocaleString('en-GB')} characters or fewer`);
  }
  return words;
}

async function answersOf({ manager }: Work, personId: string): Promise<SafeAnswerSaid[]> {
  return manager.query(
    `select said.id, said.answer, said.on, said.contact_id as "contactId", s.name as by from (
       select a.id, case a.answer when 'did-not-say' then 'withheld' else a.answer end as answer, a.said_on as "on",
              null::uuid as contact_id, a.recorded_by_id as staff_id, a.recorded_at
         from plan_safe_answer a where a.young_person_id = $1
       union all
       select c.fact_id, c.safe_where_they_live, c.held_on, c.fact_id, c.staff_id, c.recorded_at from contact c
        where c.young_person_id = $1 and c.replaced_by_id is null and not c.withdrawn
          and c.safe_where_they_live in ('yes', 'no', 'withheld')
     ) said left join staff s on s.id = said.staff_id order by said.on desc, said.recorded_at desc, said.id`,
    [personId],
  );
}

async function responsesOf({ manager }: Work, personId: string): Promise<SafeResponse[]> {
  return manager.query(
    `select r.id, r.asked, r.done, r.recorded_at as "recordedAt", s.name as by
       from not_safe_response r join staff s on s.id = r.staff_id
      where r.young_person_id = $1 order by r.recorded_at desc, r.id`,
    [personId],
  );
}

async function atRiskOf({ manager }: Work, personId: string): Promise<string | null> {
  const [open]: { id: string }[] = await manager.query(
    `select id from arrangement where young_person_id = $1 and kind = 'tenancy-at-risk' and ended_on is null
        and taken_out_because is null order by on_day desc, id limit 1`,
    [personId],
  );
  return open?.id ?? null;
}
