import { ageOn, daysBetween, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { standingWords } from './challenge-words';
import { reviewsAt } from './review.page';
import { NOBODY_ANY_MORE, type ReviewerForm } from './reviewers.form';
import type { ReviewedPerson, ReviewerChoices } from './reviewers.service';

/** What a young person answered to the offer that their reviewing officer goes on after 18. */
const AFTER_18_WORDS = {
  wanted: 'Offered and accepted: they want you to go on',
  'not-wanted': 'Offered and declined',
  'not-decided': 'Asked, and not decided yet',
} as const;

/** The young people whom somebody reviews. */
export function toMyReviewsPage({ people, inAll }: { people: ReviewedPerson[]; inAll: number }, today: LocalDate) {
  return {
    inAll,
    notShown: inAll - people.length,
    people: people.map((person) => {
      const at = reviewsAt(person.id);
      const { dueOn, midwayOn, after18 } = person;
      return {
        name: fullName(person),
        officer: person.officer?.name ?? null,
        age: ageOn(person.dateOfBirth, today),
        at,
        recordAt: `/young-people/${person.id}`,
        due: dueOn && { words: dueWords(dueOn, today), title: person.dueTitle, on: dueOn, overdue: dueOn < today },
        plannedOn: person.plannedOn,
        midway: midwayOn && { words: dueWords(midwayOn, today), overdue: midwayOn < today },
        challenges: person.challenges.map((challenge) => ({
          at: `${at}/challenges/${challenge.id}`,
          raisedOn: challenge.raisedOn,
          days: daysBetween(challenge.raisedOn, today),
          words: standingWords(challenge, today),
        })),
        after18: after18 ? AFTER_18_WORDS[after18.answer] : 'Not asked yet',
        after18On: after18?.offeredOn ?? null,
        asks18: after18 === null || after18.answer === 'not-decided',
      };
    }),
  };
}

/** The form that names the reviewing officer. */
export function toReviewerPage({ person, reviewers, staff }: ReviewerChoices, form: ReviewerForm) {
  const [now] = reviewers;
  return {
    person,
    at: reviewsAt(person.id),
    reviewers,
    now: now?.staffId ? now : null,
    staff: [
      { value: '', text: 'Choose' },
      ...(now?.staffId ? [{ value: NOBODY_ANY_MORE, text: 'Nobody any more' }] : []),
      ...staff.map(({ id, name, team }) => ({ value: id, text: team ? `${name}, ${team}` : name })),
    ],
    form,
    errors: form.errors,
  };
}
