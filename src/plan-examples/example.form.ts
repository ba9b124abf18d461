import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { chosen, formIdOf, typed, type Fields } from '../web/fields';
import { MATTERS } from './matters';
import type { ExampleAction } from './plan-example.entity';
import type { ExampleSaid, GoalOpened } from './plan-examples.service';

const OWNERS = ['young-person', 'adviser', 'someone-else'] as const;
const MOST_ACTIONS = 50;

export interface ExampleForm {
  values: Record<string, string>;
  actionCount: number;
  errors: FieldError[];
  /** Null where nobody chose what it is about. */
  said: ExampleSaid | null;
}

/** As it stands in the plan, to be told anew. */
export function newExampleForm({ topic, said }: GoalOpened): ExampleForm {
  const { need, goal, actions } = said;
  return {
    values: { formId: newId(), matter: topic.matter ?? '', need, goal, ...valuesOf(actions) },
    actionCount: actions.length,
    errors: [],
    said: null,
  };
}

export function readExampleForm(fields: Fields): ExampleForm {
  const actions: ExampleAction[] = [];
  for (let place = 0; place < MOST_ACTIONS && `what-${place}` in fields; place += 1) {
    actions.push({
      what: typed(fields, `what-${place}`),
      result: typed(fields, `result-${place}`),
      firstStep: typed(fields, `firstStep-${place}`),
      ownerKind: chosen(fields, `ownerKind-${place}`, OWNERS),
    });
  }
  const [need, goal] = [typed(fields, 'need'), typed(fields, 'goal')];
  const matter = chosen(
    fields,
    'matter',
    MATTERS.map(({ key }) => key),
  );
  return {
    values: { formId: formIdOf(fields), matter: matter ?? '', need, goal, ...valuesOf(actions) },
    actionCount: actions.length,
    errors: matter ? [] : [{ field: 'matter', message: 'Choose what it is about' }],
    said: matter && { matter, need, goal, actions },
  };
}

function valuesOf(actions: readonly ExampleAction[]): Record<string, string> {
  return Object.fromEntries(
    actions.flatMap(({ what, result, firstStep, ownerKind }, place) => [
      [`what-${place}`, what],
      [`result-${place}`, result],
      [`firstStep-${place}`, firstStep],
      [`ownerKind-${place}`, ownerKind ?? ''],
    ]),
  );
}
