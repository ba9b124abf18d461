import type { FieldError } from '../platform/problem';
import type { LifeKind } from './life-update.entity';
import { LIFE_WORDS } from './life-words';
import type { LifeUpdateForm } from './life-update.form';
import type { LifeUpdatesOpened } from './life-updates.service';
import type { LifeUpdateTold } from './told';

/** A form to take one out that was refused. */
export interface TakeOutForm {
  id: string;
  values: { reason: string };
  errors: FieldError[];
}

/** What is told of a life, under three headings, with the form for more. */
export function toLifeUpdatesPage(opened: LifeUpdatesOpened, form: LifeUpdateForm, takeOut: TakeOutForm | null = null) {
  const { person, updates, askedToSee, interestsTopic } = opened;
  const of = (...kinds: LifeKind[]) =>
    updates.filter((one) => one.withdrawnBecause === null && kinds.includes(one.kind)).map(lifeUpdateWords);
  return {
    person,
    at: `/young-people/${person.id}/life`,
    sections: [
      {
        key: 'updates',
        title: 'What happened',
        empty: 'Nothing is recorded yet.',
        updates: of('win', 'change', 'new'),
      },
      { key: 'interests', title: 'Interests and talents', empty: 'None is recorded yet.', updates: of('interest') },
      { key: 'story', title: 'Life story: pieces done', empty: 'No piece is recorded yet.', updates: of('life-story') },
      {
        key: 'to-know',
        title: `What ${person.firstName} still wants to know`,
        empty: 'Nothing is recorded.',
        updates: of('want-to-know'),
      },
    ],
    takenOut: updates.filter((one) => one.withdrawnBecause !== null).map(lifeUpdateWords),
    askedToSee,
    goalAt: interestsTopic && `/young-people/${person.id}/plan/topics/${encodeURIComponent(interestsTopic)}/goals/new`,
    kinds: Object.entries(LIFE_WORDS).map(([value, text]) => ({ value, text })),
    form,
    takeOut,
    errors: takeOut?.errors ?? form.errors,
  };
}

export function lifeUpdateWords(update: LifeUpdateTold) {
  return { ...update, kindWords: LIFE_WORDS[update.kind] };
}
