import { DISTANCE_WORDS } from '../contacts/far-away';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { EXEMPT_GROUNDS, SCHEDULE_2_ITEMS } from '../statutory/case-file';
import type { FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { needsManagersReason, type SuitabilityCode } from '../statutory/suitability';
import { typed, type Fields } from '../web/fields';
import type { PersonHeading } from '../young-people/person-heading';
import { returnJudgementWords, SUITABILITY_WORDS } from '../young-people/standing-words';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import type { AccommodationPeriod } from './accommodation-period.entity';
import type { HomeForm } from './home-page.forms';
import {
  ARRANGED_WORDS,
  CATEGORY_WORDS,
  FOLLOW_UP_WORDS,
  GP_WORDS,
  ITEM_QUESTIONS,
  MARK_WORDS,
  PAID_WORDS,
  SETTLED_WORDS,
  TASK_STEP_WORDS,
  TENURE_WORDS,
  TOLD_WORDS,
  TRAVEL_WORDS,
  VIEW_WORDS,
} from './home-words';
import { LIMBS, SHARED_HOUSE_ITEMS, TASK_STEPS, type AssessmentItem } from './home.entities';
import type { TaskStepSaid, TaskTold } from './home-control.service';
import type { AssessmentTold, HomeInFull } from './homes-read.service';
import { poundsWords } from './pounds';
import { SIGN_OFF_WORDS } from './sign-off';

const COLOURS: Record<SuitabilityCode, string> = { suitable: 'green', unsuitable: 'red', 'not-determined': 'yellow' };

export const HOMES_ON_PAGE = 20;

/** The page that an address asks for, from 1. */
export function readHomesPage(fields: Fields): number {
  const page = Number(typed(fields, 'page'));
  return Number.isInteger(page) && page > 1 && page < 10_000 ? page : 1;
}

/** Where they live and lived: one line of each home, a page of them. @param shown which page, from 1 */
export function toHomesPage(
  { person, homes, total }: { person: PersonHeading; homes: HomeInFull[]; total: number },
  shown: number,
  actor: UserActor,
  today: LocalDate,
) {
  const at = `/young-people/${person.id}`;
  return {
    person,
    canRecord: may(actor, 'record-casework'),
    homes: homes.map((one) => ({
      ...line(one, at),
      isNow: one.home.toOn === null || one.home.toOn > today,
    })),
    total,
    pagination: pageLinks(
      shown,
      Math.ceil(total / HOMES_ON_PAGE),
      (page) => `${at}/homes${page > 1 ? `?page=${page}` : ''}`,
    ),
  };
}

function line({ home, suitability, inReturn, disagreement, needsSignOff, signOffs }: HomeInFull, at: string) {
  const waits = needsSignOff !== null && !signOffs.some(({ kind, decision }) => kind === needsSignOff && decision);
  return {
    at: `${at}/homes/${home.factId}`,
    type: typeWords(home),
    address: [home.address, home.postcode].filter(Boolean).join(', '),
    fromOn: home.fromOn,
    toOn: home.toOn,
    isImported: home.importId !== null,
    suitability: suitability && { words: SUITABILITY_WORDS[suitability.code], colour: COLOURS[suitability.code] },
    inReturn: returnJudgementWords(inReturn),
    disagreement: disagreement === true,
    waits,
  };
}

/** One home in full. @param refused what was typed of its tasks and is not saved: it stands there again */
export function toHomePage(
  { person, home: full }: { person: PersonHeading; home: HomeInFull },
  actor: UserActor,
  today: LocalDate,
  refused: { said: readonly TaskStepSaid[]; errors: FieldError[] } | null = null,
) {
  const { home, suitability, band } = full;
  const at = `/young-people/${person.id}`;
  const canRecord = may(actor, 'record-casework');
  return {
    person,
    ...line(full, at),
    canRecord,
    isNow: home.toOn === null || home.toOn > today,
    correctAt: canRecord ? `${at}/moves/${home.factId}/correct` : null,
    suitabilityAt: canRecord ? `${at}/homes/${home.factId}/suitability` : null,
    inErrorAt: canRecord ? `${at}/recorded-in-error/home-assessment` : null,
    facts: [
      {
        key: 'Section',
        value:
          home.providedUnder === 'unknown'
            ? 'To confirm: the stricter dates run'
            : PROVIDED_UNDER_WORDS[home.providedUnder],
      },
      { key: 'Who arranged it', value: ARRANGED_WORDS[home.arrangedBy ?? 'unknown'] },
      { key: 'Who pays', value: PAID_WORDS[home.paidBy ?? 'unknown'] },
      ...known('By what right', home.tenure && TENURE_WORDS[home.tenure]),
      ...known('Cost a week', typeof home.weeklyCostPence === 'number' ? poundsWords(home.weeklyCostPence) : null),
      ...known('Notice', typeof home.noticeDays === 'number' ? `${home.noticeDays} days` : null),
      ...known('Carer or landlord', home.carer),
      ...known('Provider', home.provider),
      ...known('Category', home.supportedCategory && CATEGORY_WORDS[home.supportedCategory]),
      ...known('Ofsted registration', registrationWords(home)),
      ...known('How far away', band && DISTANCE_WORDS[band]),
    ],
    because: suitability?.because ?? [],
    lookAgain: full.lookAgainBy && { by: full.lookAgainBy, late: full.lookAgainBy < today },
    view: full.views[0]
      ? { ...full.views[0], words: full.views[0].words, answer: VIEW_WORDS[full.views[0].answer] }
      : null,
    formerViews: full.views.slice(1).map((one) => ({ ...one, answer: VIEW_WORDS[one.answer] })),
    assessments: full.assessments.map((one) => assessmentWords(one)),
    signOffs: full.signOffs.map((one) => ({ ...one, words: SIGN_OFF_WORDS[one.kind] })),
    needsSignOff: full.needsSignOff && SIGN_OFF_WORDS[full.needsSignOff],
    exitPlans: full.exitPlans,
    exitAt: canRecord && home.type === 'W' && home.toOn === null ? `${at}/homes/${home.factId}/exit-plan` : null,
    decideAt: full.mayDecide ? `${at}/homes/${home.factId}/sign-off` : null,
    moveSaid: full.moveSaid && [
      { key: 'GP', value: [GP_WORDS[full.moveSaid.gp], full.moveSaid.gpName].filter(Boolean).join(': ') },
      {
        key: 'Way to education or work',
        value: [TRAVEL_WORDS[full.moveSaid.travel], full.moveSaid.travelWords].filter(Boolean).join(': '),
      },
      { key: 'Benefits', value: TOLD_WORDS[full.moveSaid.benefits] },
      { key: 'Council tax', value: TOLD_WORDS[full.moveSaid.councilTax] },
    ],
    errors: refused?.errors ?? [],
    tasks: full.tasks.map((task) => ({
      ...task,
      was: { step: task.step ?? 'to-do', words: task.words },
      ...typedOf(task, refused?.said ?? []),
      error: refused?.errors.find(({ field }) => field.endsWith(task.id))?.message ?? null,
      stepWords: TASK_STEP_WORDS[task.step ?? 'to-do'],
      late: (task.step ?? 'to-do') === 'to-do' && task.settled === null && task.dueOn !== null && task.dueOn < today,
      settledWords: task.settled && SETTLED_WORDS[task.settled],
      recordAt: task.isToRegister && task.settled === null ? `${at}/health#registered` : null,
    })),
    steps: TASK_STEPS.map((value) => ({ value, text: TASK_STEP_WORDS[value] })),
    followUps: full.followUps.map((one) => ({
      ...one,
      words: MARK_WORDS[one.mark],
      answer: one.answer && FOLLOW_UP_WORDS[one.answer],
      said: one.words,
      late: home.toOn === null && one.dueOn < today && (one.answer === null || one.answer === 'not-reached'),
      at: canRecord ? `${at}/homes/${home.factId}/how-it-goes/${one.mark}` : null,
    })),
  };
}

function typedOf({ id, step, words }: TaskTold, said: readonly TaskStepSaid[]) {
  const typed = said.find(({ taskId }) => taskId === id);
  return typed ? { step: typed.step, words: typed.words } : { step: step ?? ('to-do' as const), words };
}

/** The questions with what was answered the last time, and the judgement. */
export function toSuitabilityPage(
  { person, home: full }: { person: PersonHeading; home: HomeInFull },
  form: HomeForm<unknown>,
  actor: UserActor,
) {
  const { home } = full;
  const [last] = full.assessments;
  const question = (item: AssessmentItem) => ({
    item,
    text: ITEM_QUESTIONS[item],
    last: answerWords(last?.answers[item]),
  });
  const needsManager = needsManagersReason(home.type, home.inMultipleOccupation ?? false);
  return {
    person,
    form,
    errors: form.errors,
    at: `/young-people/${person.id}/homes/${home.factId}`,
    home: homeLine(home),
    limbs: LIMBS.map(question),
    schedule2: SCHEDULE_2_ITEMS.map(question),
    sharedHouse: home.inMultipleOccupation ? SHARED_HOUSE_ITEMS.map(question) : [],
    last: last && assessmentWords(last),
    lastView: full.views[0] ? { ...full.views[0], answer: VIEW_WORDS[full.views[0].answer] } : null,
    views: Object.entries(VIEW_WORDS).map(([value, text]) => ({ value, text })),
    judgements: [
      { value: '1', text: 'Suitable' },
      { value: '2', text: 'Not suitable' },
      { value: '', text: 'It follows from the answers above' },
    ],
    onlyUnsuitable: home.type === 'X' || home.type === 'S',
    forManager: needsManager && !may(actor, 'decide-for-manager'),
  };
}

export function toDecisionPage(
  { person, home: full }: { person: PersonHeading; home: HomeInFull },
  form: HomeForm<unknown>,
) {
  const asked = full.signOffs.find(({ kind }) => kind === full.needsSignOff) ?? null;
  return {
    person,
    form,
    errors: form.errors,
    at: `/young-people/${person.id}/homes/${full.home.factId}`,
    home: homeLine(full.home),
    fromOn: full.home.fromOn,
    what: full.needsSignOff && SIGN_OFF_WORDS[full.needsSignOff],
    asked,
    asksExit: full.needsSignOff === 'bed-and-breakfast' && full.home.toOn === null,
    exitPlan: full.exitPlans[0] ?? null,
    because: full.suitability?.because ?? [],
  };
}

/** How they move on from bed and breakfast; null for another home. */
export function toExitPage(
  { person, home: full }: { person: PersonHeading; home: HomeInFull },
  form: HomeForm<unknown>,
) {
  const { home } = full;
  if (home.type !== 'W' || home.toOn !== null) return null;
  return {
    person,
    form,
    errors: form.errors,
    at: `/young-people/${person.id}/homes/${home.factId}`,
    home: homeLine(home),
    fromOn: home.fromOn,
    last: full.exitPlans[0] ?? null,
  };
}

export function toFollowUpPage(
  { person, home: full }: { person: PersonHeading; home: HomeInFull },
  mark: string,
  form: HomeForm<unknown>,
) {
  const due = full.followUps.find((one) => one.mark === mark) ?? null;
  return {
    person,
    form,
    errors: form.errors,
    at: `/young-people/${person.id}/homes/${full.home.factId}`,
    home: homeLine(full.home),
    due: due && {
      ...due,
      words: MARK_WORDS[due.mark],
      answer: due.answer && FOLLOW_UP_WORDS[due.answer],
      said: due.words,
    },
    answers: Object.entries(FOLLOW_UP_WORDS).map(([value, text]) => ({ value, text })),
  };
}

export function typeWords(home: Pick<AccommodationPeriod, 'type' | 'inMultipleOccupation'>): string {
  return `${ACCOMMODATION_WORDS[home.type] ?? home.type}${home.inMultipleOccupation ? ', a shared house' : ''}`;
}

function homeLine(home: AccommodationPeriod): string {
  return [typeWords(home), home.address, home.postcode].filter(Boolean).join(', ');
}

function answerWords(answer: boolean | undefined): string | null {
  return answer === undefined ? null : answer ? 'Yes' : 'No';
}

function assessmentWords(one: AssessmentTold) {
  const words = (item: AssessmentItem) => ({ text: ITEM_QUESTIONS[item], answer: answerWords(one.answers[item]) });
  return {
    ...one,
    answered: [...LIMBS, ...SCHEDULE_2_ITEMS, ...SHARED_HOUSE_ITEMS].map(words).filter(({ answer }) => answer !== null),
    judgementWords: one.judgement === '1' ? 'Suitable' : one.judgement === '2' ? 'Not suitable' : null,
  };
}

function registrationWords(home: AccommodationPeriod): string | null {
  if (home.exemptGround && home.registrationCheckedOn) {
    return `Not needed: it is ${EXEMPT_GROUNDS[home.exemptGround]}, as ${home.exemptCheckedBy} checked on ${formatLong(home.registrationCheckedOn)}`;
  }
  if (home.providerRegistered === null) return null;
  if (!home.providerRegistered) return 'Not registered';
  return ['Registered', home.registrationNumber].filter(Boolean).join(', number ');
}

function known(key: string, value: string | null | undefined): { key: string; value: string }[] {
  return value ? [{ key, value }] : [];
}
