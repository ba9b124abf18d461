import { addDays, daysBetween } from '../statutory/local-date';
import type { Biography, Slip } from './biography';
import type { Dice } from './dice';
import { moveIn } from './homes';
import type { MadeUpWorker } from './staff';

/**
 * Decides what each adviser is behind with: most a few things, two of them a good many. Everything else is in hand.
 */
export function letThingsSlip(dice: Dice, people: Biography[], workers: MadeUpWorker[]): void {
  for (const worker of workers.filter(({ room }) => room > 0)) {
    const own = dice.shuffled(people.filter((life) => adviserNow(life) === worker.id));
    const overwhelmed = worker.behind > 5;
    let left = worker.behind;
    for (const life of own) {
      const possible = possibleSlips(life, overwhelmed);
      if (left === 0) break;
      if (possible.length === 0) continue;
      const slip = dice.weighted(possible);
      life.slip = slip;
      left -= 1;
      if (slip === 'move-not-visited') moveLately(life);
    }
  }
}

function adviserNow(life: Biography): string | undefined {
  return life.facts.allocations.find(({ toOn, role }) => toOn === null && role === 'personal-adviser')?.staffId;
}

function possibleSlips(life: Biography, overwhelmed: boolean): (readonly [Slip, number])[] {
  const home = life.homeOn(addDays(life.today, -1));
  const settled = home === undefined || home.fromOn < addDays(life.today, -120);
  switch (life.paceOn(life.today)) {
    case 'leaving-care':
      if (!settled || !life.historyComplete || life.birthday(18) > addDays(life.today, -150)) return [];
      return [
        ['visit-late', 3],
        ['not-found-in', 2],
        ['review-late', 2],
        ['move-not-visited', home && home.type !== 'X' ? 1 : 0],
        ['neglected', overwhelmed ? 6 : 0],
      ];
    case 'in-care': {
      const owedSince = life.planOwedFrom[0];
      const days = owedSince ? daysBetween(owedSince, life.today) : 0;
      return days > 100 && days < 170 ? [['first-plan-missing', 3]] : [];
    }
    case 'offers': {
      const last = life.facts.supportOffers.at(-1);
      const days = last ? daysBetween(last.offeredOn, life.today) : 0;
      return days > 40 && days < 200 ? [['offer-late', 2]] : [];
    }
    case 'taking-support': {
      // The plan is reviewed every six months only for those in education, and a new one is not late yet.
      const inEducation = life.facts.activities.some(({ toOn, inPathwayPlan }) => toOn === null && inPathwayPlan);
      const asked = life.facts.supportRequests.at(-1)?.requestedOn ?? life.birthday(21);
      return inEducation && asked < addDays(life.today, -330) ? [['review-late', 1]] : [];
    }
    case 'qualifying':
    case 'none':
      return [];
  }
}

/** Moved a week or two ago, and nobody has been. */
function moveLately(life: Biography): void {
  const on = addDays(life.today, -life.dice.between(9, 20));
  life.facts.accommodation.at(-1)!.toOn = on;
  moveIn(life, life.dice.pick(['tenancy', 'supported', 'family', 'supported-s24b']), on, null, null);
}
