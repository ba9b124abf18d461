import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { EMPTY_DECISION, EMPTY_END, type DecisionForm, type EndForm } from './pause-decision.form';
import type { PauseForm } from './pause.form';
import { PAUSE_REASONS, pauseReasonWords } from './pause-reasons';
import { beforeWords, goesOnWords, pauseAt, pauseWords } from './pause-words';
import { choicesFor, MOST_DAYS, type PauseOpened, type PausesService, type ToPause } from './pauses.service';

/** The form that asks for a pause. */
export function askPausePage({ person, item, earlier, earliestFromOn }: ToPause, form: PauseForm, today: LocalDate) {
  return {
    person,
    dueAt: dueAt(person.id, item.id),
    item: { title: item.title, words: dueWords(item.dueOn, today), because: item.because },
    goesOn: goesOnWords(item.severity),
    before: beforeWords(earlier, today),
    pausedUntil: earliestFromOn > today ? earliestFromOn : null,
    mostDays: MOST_DAYS,
    reasons: PAUSE_REASONS.map((value) => ({ value, text: pauseReasonWords(value) })),
    form,
    errors: form.errors,
  };
}

/** One pause with what became of it, and what its reader may do about it. */
export function pausePage(
  { person, pause, same, because }: PauseOpened,
  actor: UserActor,
  today: LocalDate,
  { decision = EMPTY_DECISION, end = EMPTY_END }: { decision?: DecisionForm; end?: EndForm } = {},
) {
  return {
    person,
    at: pauseAt(pause),
    dueAt: dueAt(person.id, pause.deadlineId),
    pause: pauseWords(pause, today),
    item: { title: pause.title, words: pause.owed ? dueWords(pause.dueOn, today) : null, because },
    goesOn: goesOnWords(pause.severity),
    before: beforeWords(same, today, pause),
    choices: choicesFor(actor, pause, today),
    isOwn: pause.askedById === actor.staffId,
    backToList: actor.role === 'manager',
    decision,
    end,
    errors: [...decision.errors, ...end.errors],
  };
}

/** What waits for a manager, in words. */
export function pausesAskedPage(
  { inAll, pauses }: Awaited<ReturnType<PausesService['asked']>>,
  actor: UserActor,
  today: LocalDate,
) {
  return {
    inAll,
    pauses: pauses.map((pause) => ({
      ...pauseWords(pause, today),
      name: fullName(pause),
      at: pauseAt(pause),
      dueAt: dueAt(pause.personId, pause.deadlineId),
      title: pause.title,
      dueWords: dueWords(pause.dueOn, today),
      overdue: pause.dueOn < today,
      isGravest: pause.severity === 'S1',
      goesOn: goesOnWords(pause.severity),
      before: beforeWords(pause.same, today, pause),
      mayDecide: choicesFor(actor, pause, today).decide,
      team: actor.teamIds.length > 1 ? (pause.teamName ?? 'No team yet') : null,
    })),
  };
}

function dueAt(personId: string, deadlineId: string): string {
  return `/young-people/${personId}/due/${deadlineId}`;
}
