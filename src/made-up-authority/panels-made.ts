import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const NAME = 'Panel for cases that stand still';
const DAYS_AHEAD = 6;
const QUESTIONS = [
  'The plan has not moved since the summer. What do we do differently, so that something moves?',
  'Nobody has decided who leads here once they are 18. Who decides, and by when?',
] as const;

/** A panel ahead with two cases of one team, and one that was held, of which a decision stands. */
export async function panelThings(work: Work, seed: string, today: LocalDate): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/panels`);
  const waiting: { personId: string; adviserId: string; managerId: string }[] = await work.manager.query(
    `select distinct on (y.id) y.id as "personId", a.staff_id as "adviserId", m.staff_id as "managerId"
       from young_person y join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser'
         and a.to_on is null and a.replaced_by_id is null and not a.withdrawn
       join team_manager m on m.team_id = y.team_id
       join legal_position l on l.young_person_id = y.id and l.status in ('relevant', 'former-relevant')
      where m.team_id = (select min(team_id::text)::uuid from team_manager) and y.died_on is null
      order by y.id, a.staff_id, m.staff_id limit $1`,
    [QUESTIONS.length],
  );
  const [decided]: { supervisionId: string; personId: string; heldOn: LocalDate; managerId: string }[] =
    await work.manager.query(
      `select d.supervision_id as "supervisionId", d.young_person_id as "personId", d.decided_on as "heldOn",
              d.decided_by_id as "managerId"
         from supervision_decision d where d.decided_on < $1 order by d.decided_on desc, d.id limit 1`,
      [today],
    );
  if (waiting.length === 0 || !decided) return [];
  const panel = (heldOn: LocalDate, openedById: string, openedOn: LocalDate) => ({
    ...{
      id: idFrom(dice, openedOn),
      name: NAME,
      heldOn,
      others: 'The manager of the housing team',
      openedById,
      guests: [] as string[],
    },
    recordedAt: `${openedOn} 09:00 Europe/London`,
  });
  const [since, before] = [addDays(today, -3), addDays(decided.heldOn, -7)];
  const ahead = panel(addDays(today, DAYS_AHEAD), waiting[0]!.managerId, since);
  const held = panel(decided.heldOn, decided.managerId, before);
  const put = (of: { id: string }, personId: string, putById: string, putOn: LocalDate, question: string) => ({
    ...{ id: idFrom(dice, putOn), panelId: of.id, youngPersonId: personId, question, putById, putOn },
    recordedAt: `${putOn} 09:05 Europe/London`,
  });
  return [
    ['case_panel', [held, { ...ahead, guests: waiting.map(({ adviserId }) => adviserId) }]],
    [
      'panel_case',
      [
        {
          ...put(held, decided.personId, decided.managerId, before, QUESTIONS[0]),
          supervisionId: decided.supervisionId,
        },
        ...waiting
          .filter(({ personId }) => personId !== decided.personId)
          .map(({ personId, managerId }, place) => ({
            ...put(ahead, personId, managerId, since, QUESTIONS[place]!),
            supervisionId: null,
          })),
      ],
    ],
  ];
}
