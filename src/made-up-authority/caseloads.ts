import { addDays, later, type LocalDate } from '../statutory/local-date';
import type { AllocationRole } from '../caseloads/allocation.entity';
import type { Biography } from './biography';
import type { Dice } from './dice';
import type { MadeUpTeam, MadeUpWorker, Workforce } from './staff';

/** How many of those whose adviser left still wait for a new one. */
const WAITING = 5;
/** How many had the adviser who left. */
const HANDED_OVER = 19;
const DAYS_TO_HAND_OVER = 250;

/** Gives everybody who is owed an adviser one, and everybody a team. @returns the team by person */
export function allocate(dice: Dice, people: Biography[], { teams, workers }: Workforce): Map<string, MadeUpTeam> {
  const left = workers.find((worker) => worker.leftOn !== null)!;
  const places = dice.shuffled(workers.flatMap((worker) => Array<MadeUpWorker>(worker.room).fill(worker)));
  const teamOf = new Map<string, MadeUpTeam>();
  let handedOver = 0;
  let waiting = 0;
  for (const life of dice.shuffled(people)) {
    const from = life.adviserFrom;
    if (from === null || life.closedOn !== null) {
      teamOf.set(life.id, dice.pick(teams));
      if (from !== null)
        allocation(
          life,
          workers[0]!,
          later(from, workers[0]!.startedOn),
          life.closedOn,
          'Allocated when an adviser was first owed',
        );
      continue;
    }
    const settled = from < addDays(life.today, -DAYS_TO_HAND_OVER) && from > left.startedOn;
    const now = life.paceOn(life.today);
    if (waiting < WAITING && settled && (now === 'leaving-care' || now === 'in-care') && isSteady(life)) {
      waiting += 1;
      allocation(life, left, from, left.leftOn, 'Allocated when an adviser was first owed');
      const manager = workers.find((worker) => worker.post === 'team-manager' && worker.team === left.team)!;
      if (waiting <= 2) allocation(life, manager, left.leftOn!, null, 'Covering until an adviser is named', 'interim');
      teamOf.set(life.id, left.team!);
      continue;
    }
    const worker = places.pop()!;
    teamOf.set(life.id, worker.team!);
    if (handedOver < HANDED_OVER && settled && worker.team === left.team && worker.startedOn < left.leftOn!) {
      handedOver += 1;
      const newFrom = addDays(left.leftOn!, dice.between(0, 5));
      allocation(life, left, from, left.leftOn, 'Allocated when an adviser was first owed');
      allocation(life, worker, newFrom, null, 'Took over when the adviser before left the council');
    } else if (from >= worker.startedOn) {
      allocation(life, worker, from, null, 'Allocated when an adviser was first owed');
    } else {
      const before = workers.filter((other) => other.room > 0 && other !== worker && other.startedOn <= from);
      const newFrom = addDays(worker.startedOn, dice.between(5, 40));
      if (before.length > 0)
        allocation(life, dice.pick(before), from, newFrom, 'Allocated when an adviser was first owed');
      allocation(life, worker, newFrom, null, 'A new post was filled and cases were shared out');
    }
  }
  return teamOf;
}

/** Not in the middle of a move that needs somebody now. */
function isSteady(life: Biography): boolean {
  const home = life.homeOn(addDays(life.today, -1));
  return home === undefined || (home.fromOn < addDays(life.today, -90) && home.providedUnder !== 's23B');
}

function allocation(
  life: Biography,
  worker: MadeUpWorker,
  fromOn: LocalDate,
  toOn: LocalDate | null,
  reason: string,
  role: AllocationRole = 'personal-adviser',
): void {
  if (toOn !== null && toOn <= fromOn) return;
  life.facts.allocations.push({ id: life.newId(fromOn), fromOn, toOn, role, staffId: worker.id, reason });
}
