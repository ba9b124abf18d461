import { Injectable } from '@nestjs/common';
import { may } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { refusalOfJudgement, type ReturnJudgement } from '../statutory/return-judgement';
import { needsManagersReason } from '../statutory/suitability';
import { Casework } from '../young-people/casework';
import type { YoungPerson } from '../young-people/young-person.entity';
import { AccommodationPeriod } from './accommodation-period.entity';
import { HomeAssessment, HomeView, type AssessmentAnswers, type HomeViewAnswer } from './home.entities';
import { LAST_ASSESSED_FIRST } from './last-assessment';

/** What is said when a home is looked at. What is left undefined stays as it was the last time. */
export interface AssessmentSaid {
  assessedOn: LocalDate;
  answers?: AssessmentAnswers;
  words: string | null;
  /** What changed since the last time; asked for from the second time on. */
  changed: string | null;
  judgement?: ReturnJudgement | null;
  judgementReason?: string | null;
  view: { answer: HomeViewAnswer; words: string | null } | null;
}

/** Whether homes are suitable: under regulation 9, for the return, and in the young person's eyes. */
@Injectable()
export class HomeAssessmentsService {
  constructor(private readonly casework: Casework) {}

  /**
   * Looks at a home: its two judgements and the young person's view are saved together or not at all. A manager's reason for
   * a home that needs one goes with the home; a judgement that no longer says suitable takes it away.
   *
   * @param lookedAt the id of the assessment that stood when the form was opened, null for none; undefined asks nothing
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field; 'changed-by-someone-else' where another was saved meanwhile
   */
  async assess(
    actor: UserActor,
    personId: string,
    homeId: string,
    said: AssessmentSaid,
    today: LocalDate,
    lookedAt?: string | null,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId: homeId });
      if (await isRecorded(work, HomeAssessment, person.id, id)) return id;
      const last = await lastAssessmentOf(work, home.factId);
      if (lookedAt !== undefined && lookedAt !== (last?.id ?? null)) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else looked at this home while you were writing. Yours is not saved: look at what they said.',
        );
      }
      const row = await recordFact(
        work,
        HomeAssessment,
        {
          youngPersonId: person.id,
          accommodationId: home.factId,
          ...checked(said, last, home, person, may(actor, 'decide-for-manager'), today),
        },
        id,
      );
      await this.keepReason(work, home, row);
      if (said.view) {
        await work.manager.insert(HomeView, {
          id: newId(),
          youngPersonId: person.id,
          accommodationId: home.factId,
          saidOn: said.assessedOn,
          answer: said.view.answer,
          words: said.view.words?.trim() || null,
          recordedById: actor.staffId,
        });
      }
      await audit(work, {
        did: 'home.assessed',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: {
          accommodation: home.factId,
          assessedOn: row.assessedOn,
          answered: Object.keys(row.answers).length,
          judgement: row.judgement,
          view: said.view?.answer ?? null,
        },
      });
      return row.factId;
    });
  }

  /** It never was: what was said the time before counts again. @throws Problem 'not-found', 'not-allowed'; 'not-valid' */
  async withdraw(actor: Actor, personId: string, factId: string, reason: string, today: LocalDate): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'take-out', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      const { accommodationId } = await withdrawFact(work, HomeAssessment, fact, reason.trim());
      const home = await factInForce(work, AccommodationPeriod, { ...fact, factId: accommodationId });
      const last = await lastAssessmentOf(work, accommodationId);
      await this.keepReason(work, home, last);
      await audit(work, { did: 'home.assessment-withdrawn', youngPersonId: person.id, subjectId: factId });
    });
  }

  /** The manager's reason stands with the home for as long as the last judgement says that it is suitable. */
  private async keepReason(work: Work, home: AccommodationPeriod, last: HomeAssessment | null): Promise<void> {
    if (!needsManagersReason(home.type, home.inMultipleOccupation ?? false)) return;
    const reason = last?.judgement === '1' && last.byManager ? last.judgementReason : null;
    if (reason !== home.managerReason) await correctFact(work, AccommodationPeriod, home, { managerReason: reason });
  }
}

/** The one that holds; null where nobody looked. */
export async function lastAssessmentOf({ manager }: Work, accommodationId: string): Promise<HomeAssessment | null> {
  const [row]: { id: string }[] = await manager.query(
    `select a.id from home_assessment a
      where a.accommodation_id = $1 and a.replaced_by_id is null and not a.withdrawn
      order by ${LAST_ASSESSED_FIRST} limit 1`,
    [accommodationId],
  );
  return row ? manager.findOneByOrFail(HomeAssessment, { id: row.id }) : null;
}

type Checked = Pick<
  HomeAssessment,
  'assessedOn' | 'answers' | 'words' | 'changed' | 'judgement' | 'judgementReason' | 'byManager'
>;

/** @throws Problem 'not-valid' naming the field */
function checked(
  said: AssessmentSaid,
  last: HomeAssessment | null,
  home: AccommodationPeriod,
  person: YoungPerson,
  isManager: boolean,
  today: LocalDate,
): Checked {
  const { assessedOn } = said;
  if (assessedOn > today) throw invalid('assessedOn', 'The day must be today or in the past');
  if (assessedOn < person.dateOfBirth) throw invalid('assessedOn', 'The day must be after the young person was born');
  const answers = said.answers ?? last?.answers ?? {};
  const carriesOver = said.judgement === undefined;
  const judgement = (carriesOver ? last?.judgement : said.judgement) ?? null;
  const judgementReason = (carriesOver ? last?.judgementReason : said.judgementReason?.trim()) || null;
  const byManager = carriesOver ? (last?.byManager ?? false) : isManager;
  if (Object.keys(answers).length === 0 && judgement === null && said.view === null) {
    throw invalid('needsMet', 'Answer at least one question, give the judgement, or say what they think');
  }
  const changed = said.changed?.trim() || null;
  if (last && !changed) throw invalid('changed', 'Write what changed since the last time, or “nothing”');
  if (judgement !== null) {
    const needsManager = needsManagersReason(home.type, home.inMultipleOccupation ?? false);
    const refusal = refusalOfJudgement({ type: home.type, needsManager }, { judgement, byManager });
    if (refusal) throw invalid('judgement', refusal);
    if (!judgementReason) throw invalid('judgementReason', 'Write the reason for this judgement');
  }
  const words = said.words?.trim() || null;
  return {
    assessedOn,
    answers,
    words,
    changed,
    judgement,
    judgementReason,
    byManager: judgement !== null && byManager,
  };
}
