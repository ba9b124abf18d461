import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import type { MidwayOpened } from './midway-checks.service';
import type { MidwayForm } from './midway.form';
import type { MidwayStanding } from './midway';
import { reviewsAt } from './review.page';

export const STANDS_WORDS: Readonly<Record<MidwayStanding, string>> = {
  'on-track': 'On track',
  stuck: 'Stuck',
  'not-started': 'Not started',
};

export function toMidwayPage({ person, goals, owed, checks }: MidwayOpened, form: MidwayForm, today: LocalDate) {
  return {
    person,
    at: reviewsAt(person.id),
    goals,
    owed: owed && { ...owed, words: dueWords(owed.dueOn, today) },
    checks,
    stands: Object.entries(STANDS_WORDS).map(([value, text]) => ({ value, text })),
    standsWords: STANDS_WORDS,
    form,
    errors: form.errors,
  };
}
