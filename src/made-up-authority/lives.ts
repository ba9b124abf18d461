import { addDays, addMonths, daysBetween, earlier, later, type LocalDate } from '../statutory/local-date';
import type { Biography } from './biography';
import type { Dice } from './dice';
import { moveIn, type HomeKind } from './homes';
import {
  adultHomes,
  adultThreads,
  adviseAsQualifying,
  arrivedAlone,
  askForSupport,
  beginAdvising,
  bornWithAge,
  briefCare,
  childhoodInCare,
  detainLately,
  eligibleFrom,
  eligibleFromIfInCareSince,
  episode,
  guardianship,
  leaveCareAt18,
  offersUntil,
  programme,
  supportedNow,
  under18Threads,
} from './life-events';

/** How many young people live which kind of life; 320 in all. */
const COHORTS: readonly { count: number; life: (dice: Dice, today: LocalDate, place: number) => Biography }[] = [
  { count: 8, life: inCareAt15 },
  { count: 6, life: newInCare },
  { count: 60, life: eligible },
  { count: 12, life: relevantInOwnPlace },
  { count: 4, life: relevantAtHome },
  { count: 2, life: relevantAfterCustody },
  { count: 117, life: formerRelevant },
  { count: 12, life: stillStudyingAt21 },
  { count: 10, life: backForEducation },
  { count: 28, life: takingSupportAfter21 },
  { count: 30, life: notTakingSupport },
  { count: 7, life: underSpecialGuardianship },
  { count: 6, life: shortTimeInCare },
  { count: 5, life: settledAtHome },
  { count: 6, life: educationHelpOnly },
  { count: 3, life: reached25 },
  { count: 3, life: historyWithAGap },
  { count: 1, life: died },
];

/** Every life of the authority, before anybody works with it. */
export function lives(dice: Dice, today: LocalDate): Biography[] {
  return COHORTS.flatMap(({ count, life }) =>
    Array.from({ length: count }, (_, place) => life(dice.of(`${life.name}/${place}`), today, place)),
  );
}

// Under 18 ------------------------------------------------------------------------------------------------------------

function inCareAt15(dice: Dice, today: LocalDate): Biography {
  const life = bornWithAge(dice, today, 15, 5, 355);
  childhoodInCare(life, addDays(today, -dice.between(120, 3200)), null);
  return life;
}

/** Came into care too lately for the 13 weeks; half of them arrived alone from abroad. */
function newInCare(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, dice.pick([16, 17]), 20, 240);
  const from = addDays(today, -dice.between(12, 78));
  if (place % 2 === 0) arrivedAlone(life);
  episode(life, from, null, {
    legalStatus: 's20',
    placement: place % 3 === 0 ? 'supported-accommodation' : 'foster-care',
  });
  return life;
}

function eligible(dice: Dice, today: LocalDate, place: number): Biography {
  const justTurned16 = place < 4;
  const nearly18 = place >= 4 && place < 10;
  const life = justTurned16
    ? bornWithAge(dice, today, 16, 8, 75)
    : nearly18
      ? bornWithAge(dice, today, 17, 345, 360)
      : bornWithAge(dice, today, dice.pick([16, 17]), 10, 340);
  if (place % 6 === 5) {
    arrivedAlone(life);
    const arrived = addDays(life.born, dice.between(5300, 5950));
    childhoodInCare(life, earlier(arrived, addDays(today, -150)), null);
  } else {
    childhoodInCare(life, addDays(life.born, dice.between(1200, 5600)), null);
  }
  if (dice.happens(0.06)) detainLately(life);
  if (supportedNow(life)) {
    const last = life.facts.careEpisodes.at(-1)!;
    moveIn(life, 'supported', last.fromOn, null, null);
  }
  beginAdvising(life, eligibleFrom(life));
  life.threads.push(...under18Threads(life));
  return life;
}

function relevantInOwnPlace(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, 17, 20, 350);
  const began = addDays(life.born, dice.between(2500, 5300));
  const earliest = addDays(eligibleFromIfInCareSince(life, began), 100);
  // Three left care in the last weeks, so that the first visits and the first review are still to come.
  const daysAgo =
    place < 3 ? dice.between(3, 24) : dice.between(40, Math.max(41, Math.min(300, daysBetween(earliest, today))));
  childhoodInCare(life, began, later(addDays(today, -daysAgo), earliest), 'E5');
  const leftOn = life.facts.careEpisodes.at(-1)!.toOn!;
  moveIn(life, place % 4 === 3 ? 'supported' : 'supported-s23b', leftOn, null, null);
  beginAdvising(life, eligibleFrom(life));
  life.phases.push({ from: leftOn, pace: 'leaving-care' });
  life.threads.push(...under18Threads(life));
  return life;
}

/** Home with a parent after care, not yet six months; the last two came back when it broke down. */
function relevantAtHome(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, 17, 120, 340);
  const began = addDays(life.born, dice.between(3000, 5000));
  const brokeDown = place >= 2;
  const left = addDays(today, -(brokeDown ? dice.between(265, 290) : dice.between(50, 150)));
  childhoodInCare(life, began, later(left, addDays(life.birthday(16), 20)), 'E4A');
  const leftOn = life.facts.careEpisodes.at(-1)!.toOn!;
  const cameBack = brokeDown ? addDays(today, -dice.between(45, 70)) : null;
  life.facts.homePeriods.push({
    id: life.newId(leftOn),
    fromOn: leftOn,
    toOn: cameBack,
    livesWith: 'parent',
    brokeDown,
  });
  moveIn(life, 'family', leftOn, cameBack, null);
  if (cameBack) moveIn(life, 'supported-s23b', cameBack, null, null);
  beginAdvising(life, eligibleFrom(life));
  life.phases.push({ from: leftOn, pace: 'leaving-care' });
  life.threads.push(...under18Threads(life));
  return life;
}

/** Sentenced before 16 after a long time in care: relevant from the 16th birthday though not looked after then. */
function relevantAfterCustody(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, 16, 110, 230);
  const sentenced = addDays(life.birthday(16), -dice.between(20, 80));
  const released = addDays(life.birthday(16), dice.between(50, 80));
  const stillThere = place === 1;
  const began = addDays(life.born, dice.between(4300, 5300));
  episode(life, began, sentenced, { legalStatus: 's20', placement: 'foster-care', reasonCeased: 'E9' });
  life.facts.detentions.push({
    id: life.newId(sentenced),
    kind: 'custody',
    fromOn: sentenced,
    toOn: stillThere ? null : released,
    releaseExpectedOn: stillThere ? addDays(today, 40) : null,
  });
  moveIn(life, 'custody', sentenced, stillThere ? null : released, null);
  if (!stillThere) moveIn(life, 'supported-s23b', released, null, null);
  beginAdvising(life, life.birthday(16));
  life.phases.push({ from: life.birthday(16), pace: 'leaving-care' });
  life.threads.push('looking');
  return life;
}

// 18 to 20 ------------------------------------------------------------------------------------------------------------

const HOMES_AT_18_TO_20: readonly (readonly [HomeKind, number])[] = [
  ['staying-put', 20],
  ['supported-lodgings', 10],
  ['supported', 16],
  ['supported-s24b', 9],
  ['foyer', 5],
  ['tenancy', 27],
  ['private-rent', 6],
  ['halls', 8],
  ['family', 8],
  ['custody', 3],
  ['sofa', 2],
  ['bed-and-breakfast', 1],
  ['emergency', 1],
  ['residential', 1],
];

function formerRelevant(dice: Dice, today: LocalDate, place: number): Biography {
  const justTurned18 = place < 5;
  const nearly21 = place >= 5 && place < 9;
  const life = justTurned18
    ? bornWithAge(dice, today, 18, 4, 40)
    : nearly21
      ? bornWithAge(dice, today, 20, 335, 360)
      : bornWithAge(dice, today, dice.pick([18, 19, 20]), 20, 330);
  const kind = nthOf(HOMES_AT_18_TO_20, (place * 37) % 117);
  leaveCareAt18(life, place % 5 === 4);
  adultHomes(life, kind);
  adultThreads(life, kind);
  return life;
}

function died(dice: Dice, today: LocalDate): Biography {
  const life = bornWithAge(dice, today, 20, 20, 120);
  const on = addDays(today, -dice.between(190, 220));
  life.diedOn = on;
  life.closedOn = on;
  leaveCareAt18(life, false);
  adultHomes(life, 'tenancy');
  adultThreads(life, 'tenancy');
  return life;
}

// From 21 -------------------------------------------------------------------------------------------------------------

function stillStudyingAt21(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, dice.pick([21, 22]), 10, 200);
  leaveCareAt18(life, place % 5 === 2);
  adultHomes(life, place % 3 === 0 ? 'private-rent' : 'halls');
  life.phases.push({ from: life.birthday(21), pace: 'taking-support' });
  const began = addDays(life.birthday(21), -dice.between(200, 700));
  programme(life, began, null, 'education', true);
  life.threads.push('university');
  return life;
}

function backForEducation(dice: Dice, today: LocalDate): Biography {
  const life = bornWithAge(dice, today, dice.pick([21, 22, 23, 24]), 150, 340);
  leaveCareAt18(life, dice.happens(0.2));
  adultHomes(life, dice.pick(['tenancy', 'private-rent', 'family']));
  const asked = addDays(today, -dice.between(100, Math.min(500, daysBetween(life.birthday(21), today) - 30)));
  offersUntil(life, life.birthday(21), asked);
  askForSupport(life, asked, 'education', null);
  programme(life, addDays(asked, dice.between(10, 60)), null, 'education', true);
  life.threads.push(dice.pick(['college', 'university']));
  return life;
}

function takingSupportAfter21(dice: Dice, today: LocalDate, place: number): Biography {
  const nearly25 = place < 3;
  const life = nearly25
    ? bornWithAge(dice, today, 24, 325, 358)
    : bornWithAge(dice, today, dice.pick([21, 21, 22, 23, 24]), 40, 310);
  leaveCareAt18(life, place % 6 === 5);
  const kind = dice.weighted<HomeKind>([
    ['tenancy', 5],
    ['private-rent', 2],
    ['family', 1],
    ['sofa', 0.5],
    ['supported', 1],
    ['custody', 0.4],
  ]);
  adultHomes(life, kind);
  adultThreads(life, kind);
  const asked = addDays(
    life.birthday(21),
    dice.happens(0.6)
      ? dice.between(12, 35)
      : dice.between(12, Math.max(13, daysBetween(life.birthday(21), today) - 20)),
  );
  offersUntil(life, life.birthday(21), asked);
  askForSupport(life, asked, 'support', null);
  return life;
}

/** From 21 without an adviser's support: asked once a year whether they want it. Some had it for a time. */
function notTakingSupport(dice: Dice, today: LocalDate, place: number): Biography {
  const justTurned21 = place < 3;
  const nearly25 = place >= 3 && place < 6;
  const life = justTurned21
    ? bornWithAge(dice, today, 21, 15, 60)
    : nearly25
      ? bornWithAge(dice, today, 24, 320, 355)
      : bornWithAge(dice, today, dice.pick([21, 22, 23, 24]), 60, 310);
  leaveCareAt18(life, place % 7 === 6);
  const kind = dice.pick<HomeKind>(['tenancy', 'tenancy', 'private-rent', 'family']);
  adultHomes(life, kind);
  adultThreads(life, kind);
  let from = life.birthday(21);
  if (place % 6 === 5 && daysBetween(from, today) > 250) {
    const asked = addDays(from, dice.between(14, 40));
    const ended = addDays(asked, dice.between(120, 180));
    offersUntil(life, from, asked);
    askForSupport(life, asked, 'support', ended);
    from = ended;
  }
  offersUntil(life, from, today);
  return life;
}

function reached25(dice: Dice, today: LocalDate): Biography {
  const life = bornWithAge(dice, today, 25, 5, 80);
  life.closedOn = life.birthday(25);
  leaveCareAt18(life, false);
  adultHomes(life, 'tenancy');
  adultThreads(life, 'tenancy');
  const asked = addDays(life.birthday(21), 20);
  offersUntil(life, life.birthday(21), asked);
  askForSupport(life, asked, 'support', null);
  return life;
}

// Qualifying ----------------------------------------------------------------------------------------------------------

function underSpecialGuardianship(dice: Dice, today: LocalDate): Biography {
  const life = bornWithAge(dice, today, dice.pick([16, 17, 18, 19, 20]), 20, 340);
  guardianship(life);
  adviseAsQualifying(life, life.birthday(16));
  return life;
}

/** Looked after at 16 or 17 for less than 13 weeks; half arrived alone just before 18. */
function shortTimeInCare(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, dice.pick([18, 19, 20]), 30, 330);
  briefCare(life, place % 2 === 0);
  return life;
}

function settledAtHome(dice: Dice, today: LocalDate, place: number): Biography {
  const life =
    place < 3 ? bornWithAge(dice, today, 17, 180, 340) : bornWithAge(dice, today, dice.pick([18, 19]), 20, 300);
  const left = addDays(life.birthday(16), dice.between(40, 90));
  childhoodInCare(life, addDays(life.born, dice.between(2500, 5000)), left, 'E4A');
  life.facts.homePeriods.push({
    id: life.newId(left),
    fromOn: left,
    toOn: null,
    livesWith: 'parent',
    brokeDown: false,
  });
  moveIn(life, 'family', left, null, null);
  beginAdvising(life, eligibleFrom(life));
  life.phases.push({ from: left, pace: 'leaving-care' }, { from: addMonths(left, 6), pace: 'qualifying' });
  life.threads.push(...under18Threads(life));
  return life;
}

function educationHelpOnly(dice: Dice, today: LocalDate, place: number): Biography {
  const life = bornWithAge(dice, today, dice.pick([21, 22, 23]), 30, 330);
  if (place % 2 === 0) {
    guardianship(life);
    adviseAsQualifying(life, life.birthday(18));
  } else {
    briefCare(life, false);
  }
  programme(life, addDays(today, -dice.between(60, 400)), null, 'education', false);
  life.threads.push('college');
  return life;
}

// Not to be settled by the record -------------------------------------------------------------------------------------

/** Came from another council without the early part of the file: whether the 13 weeks are there nobody can say. */
function historyWithAGap(dice: Dice, today: LocalDate, place: number): Biography {
  const life =
    place === 0 ? bornWithAge(dice, today, 16, 150, 300) : bornWithAge(dice, today, dice.pick([18, 19]), 60, 300);
  life.historyComplete = false;
  const first = place === 0 ? addDays(today, -dice.between(30, 70)) : addDays(life.birthday(18), -dice.between(30, 75));
  const to = place === 0 ? null : life.birthday(18);
  episode(life, first, to, { legalStatus: 's20', placement: 'foster-care', reasonCeased: to && 'E8' });
  if (to) moveIn(life, 'supported', to, null, null);
  life.adviserFrom = addDays(first, dice.between(20, 28));
  life.phases.push({ from: life.adviserFrom, pace: 'in-care' });
  if (to) life.phases.push({ from: to, pace: 'leaving-care' });
  life.threads.push('looking');
  return life;
}

function nthOf<T>(shares: readonly (readonly [T, number])[], place: number): T {
  let left = place;
  for (const [value, count] of shares) {
    if (left < count) return value;
    left -= count;
  }
  throw new RangeError('There are fewer places than that.');
}
