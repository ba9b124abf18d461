import type { Work } from '../platform/unit-of-work';
import type { ExampleAction } from '../plan-examples/plan-example.entity';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

type Told = readonly [what: string, result: string, firstStep: string, ownerKind: ExampleAction['ownerKind']];

const EXAMPLES: readonly { matter: string; need: string; goal: string; actions: readonly Told[] }[] = [
  {
    matter: 'money',
    need: 'The money is gone before the month is',
    goal: 'Have £20 left on the last Sunday of the month',
    actions: [
      ['Write down what is spent for two weeks', 'A list of two weeks', 'Put the list on the fridge', 'young-person'],
      ['Go through the list and find one thing to leave out', 'One thing is named', 'Agree a day', 'adviser'],
    ],
  },
  {
    matter: 'accommodation',
    need: 'Nothing gets mended in the flat',
    goal: 'The heating works before it gets cold',
    actions: [
      ['Report the heating in writing, with a picture', 'The report has a number', 'Take the picture', 'young-person'],
      ['Ring the landlord where nobody has come in a week', 'A day for the repair', 'Note the number', 'adviser'],
    ],
  },
];

/** Goals of approved plans that managers share with everybody, told without names. */
export async function shareExamples(work: Work, seed: string, today: LocalDate): Promise<Row[]> {
  const dice = new Dice(`${seed}/examples`);
  const goals: { goalId: string; managerId: string }[] = await work.manager.query(SOME_GOALS, [EXAMPLES.length]);
  return goals.map(({ goalId, managerId }, place) => {
    const madeOn = addDays(today, -dice.between(10, 90));
    const { actions, ...example } = EXAMPLES[place]!;
    return {
      id: idFrom(dice, madeOn),
      goalId,
      ...example,
      actions: actions.map(([what, result, firstStep, ownerKind]) => ({ what, result, firstStep, ownerKind })),
      madeOn,
      madeById: managerId,
      recordedAt: `${madeOn} 11:00 Europe/London`,
    };
  });
}

/** The first goals of plans with the manager of the team; $1 how many. */
const SOME_GOALS = `
select g.id as "goalId", m.id as "managerId" from plan_goal g
  join young_person p on p.id = g.young_person_id
  join staff m on m.team_id = p.team_id and m.post = 'team-manager' order by g.id limit $1`;
