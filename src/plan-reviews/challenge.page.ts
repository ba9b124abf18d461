import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import type { PersonHeading } from '../young-people/person-heading';
import { OFFICER_ANSWERS, type OfficerForm, type RaiseForm, type StepForm } from './challenge.form';
import { nextSteps, STAGE_WORDS, STAGES } from './challenge-standing';
import { standingWords, stepWords } from './challenge-words';
import type { ChallengeOfPerson, ChallengeTold } from './challenges-told';
import { ANSWER_WORDS, reviewsAt } from './review.page';

const STEP_WORDS = { answered: 'They answered', resolved: 'It is resolved', put: 'It goes to the next stage' } as const;

export function toRaisePage(person: PersonHeading, form: RaiseForm) {
  return {
    person,
    at: reviewsAt(person.id),
    stages: STAGES.map((stage) => ({ value: String(stage), text: `Stage ${stage}: ${STAGE_WORDS[stage]}` })),
    form,
    errors: form.errors,
  };
}

export function toChallengePage(
  { person, challenge }: { person: PersonHeading; challenge: ChallengeTold },
  form: StepForm,
  actor: UserActor,
  today: LocalDate,
) {
  const { standing } = challenge;
  const next = STAGE_WORDS[standing.stage + 1];
  return {
    person,
    at: reviewsAt(person.id),
    challenge: {
      ...challenge,
      words: standingWords(challenge, today),
      steps: challenge.steps.map((step, place) => ({ ...step, told: stepWords(step, place) })),
    },
    nextStage: next ?? null,
    choices: may(actor, 'record-casework')
      ? nextSteps(standing).map((value) => ({
          value,
          text: value === 'put' ? `${STEP_WORDS.put}: ${next}` : STEP_WORDS[value],
        }))
      : [],
    form,
    errors: form.errors,
  };
}

export function toOfficerPage(person: PersonHeading, form: OfficerForm) {
  return {
    person,
    at: reviewsAt(person.id),
    answers: OFFICER_ANSWERS.map((value) => ({ value, text: ANSWER_WORDS[value] })),
    form,
    errors: form.errors,
  };
}

/** What is open about everyone a manager may see. */
export function toChallengesPage(challenges: readonly ChallengeOfPerson[], today: LocalDate) {
  return {
    challenges: challenges.map((challenge) => ({
      name: fullName(challenge),
      at: `${reviewsAt(challenge.personId)}/challenges/${challenge.id}`,
      raisedOn: challenge.raisedOn,
      raisedBy: challenge.raisedBy,
      what: challenge.what,
      words: standingWords(challenge, today),
    })),
  };
}
