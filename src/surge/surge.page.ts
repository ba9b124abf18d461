import { burnDown } from '../caseloads/burn-down';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { ReviewTold, SurgeCaseTold, SurgeTold } from './surge-told';
import type { SurgeForm } from './surge.form';
import type { CaseOfSurge, Choosable, ReviewSaid } from './surges.service';
import {
  bandByRecord,
  BANDS,
  leftEachDay,
  paceToGo,
  QUESTIONS,
  triage,
  type Answer,
  type Band,
  type Question,
} from './triage';

export const BAND_WORDS: Readonly<Record<Band, string>> = { red: 'Red', amber: 'Amber', green: 'Green' };
const BAND_COLOURS: Readonly<Record<Band, string>> = { red: 'red', amber: 'orange', green: 'green' };

export const QUESTION_WORDS: Readonly<Record<Question, string>> = {
  safe: 'Are they safe?',
  inContact: 'Is somebody in contact with them?',
  planInDate: 'Is the plan in date?',
  home: 'Have they a settled home?',
  worker: 'Does somebody work with them?',
  urgent: 'Has something to be done at once?',
};

const ANSWER_WORDS: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' };

const surgeAt = (id: string) => `/team/surges/${id}`;

export function surgeLine(surge: SurgeTold) {
  const { id, teamName, startedOn, targetOn, endedOn, cases, reviewed } = surge;
  return {
    at: surgeAt(id),
    name: `${teamName}, from ${formatLong(startedOn)}`,
    state: endedOn ? `Ended on ${formatLong(endedOn)}` : `By ${formatLong(targetOn)}`,
    isOpen: endedOn === null,
    count: `${reviewed} of ${cases} looked at`,
  };
}

const LISTS = [
  { key: 'red', title: 'Red: somebody acts by the next working day' },
  { key: 'not-yet', title: 'Not looked at yet' },
  { key: 'amber', title: 'Amber: something is missing or not known' },
  { key: 'green', title: 'Green' },
] as const;
type ListKey = (typeof LISTS)[number]['key'];

const ORDER: Readonly<Record<Band, number>> = { red: 0, amber: 1, green: 2 };

/** A surge: how far it is, day by day, and its cases by band. */
export function toSurgePage(
  { surge, cases, mayLead }: { surge: SurgeTold; cases: SurgeCaseTold[]; mayLead: boolean },
  form: { values: Record<string, string>; errors: { field: string; message: string }[] },
  today: LocalDate,
) {
  const days = leftEachDay(
    cases.map(({ firstReviewedOn }) => firstReviewedOn),
    surge.startedOn,
    surge.endedOn ?? today,
  );
  const of = (key: ListKey) => cases.filter(({ review }) => (review ? review.band : 'not-yet') === key);
  const lists = LISTS.map(({ key, title }) => {
    const found = of(key).toSorted((a, b) => ORDER[a.proposed] - ORDER[b.proposed]);
    const seen = found.filter(({ named }) => named !== null);
    return {
      key,
      title,
      count: found.length,
      hidden: found.length - seen.length,
      cases: seen.map((one) => caseLine(one, surge, today)),
    };
  });
  return {
    ...surgeLine(surge),
    id: surge.id,
    reason: surge.reason,
    startedBy: surge.startedBy,
    workers: surge.workers.map(({ name }) => name).join(', '),
    version: surge.version,
    mayLead: mayLead && surge.endedOn === null,
    pace: surge.endedOn === null ? paceWords(surge, of('not-yet').length, today) : null,
    ended: surge.endedOn && { on: surge.endedOn, by: surge.endedBy, outcome: surge.outcome, counts: didWords(cases) },
    days: days.toReversed(),
    chart: burnDown(days, { title: 'How many were left each day', legend: 'cases that nobody has looked at' }),
    lists,
    form,
    errors: form.errors,
  };
}

function caseLine(one: SurgeCaseTold, surge: SurgeTold, today: LocalDate) {
  const { review, proposed, personId, workerName } = one;
  const isOwed = review?.action != null && review.doneOn === null;
  return {
    name: fullName(one.named!),
    at: `/young-people/${personId}/surges/${surge.id}`,
    worker: workerName ?? 'No worker',
    looked: review && `Looked at on ${formatLong(review.reviewedOn)} by ${review.reviewedBy}`,
    because: (review ? triage(review.answers) : bandByRecord(one.fromRecord)).because.join(' '),
    otherwise: review?.otherwiseBecause ?? null,
    proposed: review ? null : { text: `${BAND_WORDS[proposed]} by the record`, colour: BAND_COLOURS[proposed] },
    action: review?.action ?? null,
    actionBy: review?.actionBy ?? null,
    due: isOwed ? dueWords(review.actionDueOn!, today) : null,
    isLate: isOwed && review.actionDueOn! < today,
    doneOn: review?.doneOn ?? null,
  };
}

function paceWords({ pace, targetOn }: SurgeTold, left: number, today: LocalDate): string {
  if (left === 0) return 'Every case is looked at.';
  const { workingDays, neededADay, doneOn } = paceToGo({ left, pace }, today, targetOn);
  const chosen = `At the pace chosen, ${pace} a working day, the last one is looked at on ${formatLong(doneOn)}.`;
  if (neededADay === null) return `${left} left, and the day is over: ${formatLong(targetOn)}. ${chosen}`;
  const days = workingDays === 1 ? '1 working day' : `${workingDays} working days`;
  return `${left} left, and ${days} to ${formatLong(targetOn)}: ${neededADay} a working day. ${chosen}`;
}

/** What a surge did, counted. */
function didWords(cases: readonly SurgeCaseTold[]): string[] {
  const of = (band: Band) => cases.filter(({ review }) => review?.band === band).length;
  const sum = (pick: (one: SurgeCaseTold) => number) => cases.reduce((total, one) => total + pick(one), 0);
  return [
    `${cases.filter(({ review }) => review).length} of ${cases.length} cases were looked at`,
    ...BANDS.map((band) => `${of(band)} ${BAND_WORDS[band].toLowerCase()}`),
    `${sum(({ actionsDone }) => actionsDone)} of ${sum(({ actions }) => actions)} actions are done`,
    `${cases.filter(({ hadWorker, hasWorker }) => !hadWorker && hasWorker).length} who waited for a worker have one now`,
  ];
}

/** The rapid form of one case, with what others said of it. */
export function toReviewPage(
  { surge, isMine, mayReview, person, reviews, fromRecord, staff }: CaseOfSurge & { staff: Choosable[] },
  form: SurgeForm<ReviewSaid>,
  isApart: boolean,
  done: { reviewId: string; words: string; errors: { field: string; message: string }[] } | null,
  today: LocalDate,
) {
  const isLost = !mayReview && form.errors.length > 0;
  const yesNo = (Object.keys(ANSWER_WORDS) as Answer[]).map((value) => ({ value, text: ANSWER_WORDS[value] }));
  return {
    person,
    at: `/young-people/${person.id}/surges/${surge.id}`,
    back: isMine
      ? { at: surgeAt(surge.id), text: 'Back to the surge' }
      : { at: `/young-people/${person.id}`, text: 'Back to the record' },
    mayReview,
    hasEnded: surge.endedOn !== null,
    // Sent after the surge had ended: nothing of it is saved, and it is told to be taken elsewhere
    typed: isLost ? typedWords(form, staff) : null,
    isApart,
    questions: QUESTIONS.map((name) => ({
      name,
      text: QUESTION_WORDS[name],
      hint: name === 'urgent' ? null : `The record says: ${ANSWER_WORDS[fromRecord[name]].toLowerCase()}`,
    })),
    answers: yesNo,
    bands: [
      { value: '', text: 'As the answers give it' },
      ...BANDS.map((value) => ({ value, text: BAND_WORDS[value] })),
    ],
    staff: [{ value: '', text: 'I do' }, ...staff.map(({ id, name }) => ({ value: id, text: name }))],
    reviews: reviews.map((one) => reviewWords(one, today)),
    form,
    done: done && { ...done, form: { values: { doneWords: done.words }, errors: done.errors } },
    errors: [...(isLost ? [] : form.errors), ...(done?.errors ?? [])],
  };
}

/** A look as it was typed, in words. */
function typedWords({ values }: SurgeForm<ReviewSaid>, staff: readonly Choosable[]): { name: string; said: string }[] {
  const answers = QUESTIONS.map((name) => ({ name: QUESTION_WORDS[name], said: ANSWER_WORDS[values[name] as Answer] }));
  const told = [
    ...answers,
    { name: 'What is done by the next working day', said: values.action },
    { name: 'Who does it', said: staff.find(({ id }) => id === values.actionById)?.name },
    { name: 'The band', said: BAND_WORDS[values.band as Band] },
    { name: 'Why another than the answers give', said: values.otherwiseBecause },
  ];
  return told.flatMap(({ name, said }) => (said ? [{ name, said }] : []));
}

function reviewWords(one: ReviewTold, today: LocalDate) {
  return {
    ...one,
    words: BAND_WORDS[one.band],
    colour: BAND_COLOURS[one.band],
    because: triage(one.answers).because.join(' '),
    workedOutWords: one.workedOut === one.band ? null : BAND_WORDS[one.workedOut].toLowerCase(),
    due: one.action !== null && one.doneOn === null ? dueWords(one.actionDueOn!, today) : null,
    isLate: one.action !== null && one.doneOn === null && one.actionDueOn! < today,
  };
}
