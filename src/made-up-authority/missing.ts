import { addDays, type LocalDate } from '../statutory/local-date';
import type { Biography, MadeUpMissingEpisode } from './biography';
import { idFrom, type Dice } from './dice';

/** What came of the interview: held within 72 hours, later, declined, declined at first; or nothing yet, or ever. */
type Outcome = 'in-time' | 'late' | 'declined' | 'declined-first' | 'none' | 'just-back' | 'still-missing';

/** Episode by episode, of those who are not 18 yet; the fourth of them three times in a few weeks. */
const CHILDREN: readonly (readonly Outcome[])[] = [
  ['in-time'],
  ['in-time', 'in-time'],
  ['late'],
  ['in-time', 'late', 'in-time'],
  ['declined'],
  ['in-time'],
  ['in-time', 'declined-first'],
  ['just-back'],
  ['in-time'],
];
const ADULTS: readonly (readonly Outcome[])[] = [['in-time'], ['declined'], ['none'], ['still-missing']];

/** Everybody was there long enough before the first of these to be missed. */
const LONGEST_AGO_DAYS = 220;

/** A few go missing for a night or two. */
export function goMissing(dice: Dice, people: Biography[]): void {
  const children = people.filter((life) => isThere(life) && life.birthday(18) > life.today);
  const adults = people.filter(
    (life) => isThere(life) && life.birthday(18) < addDays(life.today, -LONGEST_AGO_DAYS) && hasAdviser(life),
  );
  for (const [group, outcomes] of [
    [children, CHILDREN],
    [adults, ADULTS],
  ] as const) {
    const chosen = dice.shuffled(group).slice(0, outcomes.length);
    chosen.forEach((life, place) => tell(dice.of(life.id), life, outcomes[place]!));
  }
}

/** Neither detained nor new. */
function isThere(life: Biography): boolean {
  const { careEpisodes, detentions } = life.facts;
  const first = careEpisodes[0];
  return (
    first !== undefined &&
    first.fromOn < addDays(life.today, -LONGEST_AGO_DAYS) &&
    detentions.length === 0 &&
    life.closedOn === null
  );
}

function hasAdviser(life: Biography): boolean {
  return ['leaving-care', 'taking-support'].includes(life.paceOn(life.today));
}

function tell(dice: Dice, life: Biography, outcomes: readonly Outcome[]): void {
  const last = addDays(life.today, -dice.between(20, 100));
  outcomes.forEach((outcome, index) => {
    const left = addDays(last, -(outcomes.length - 1 - index) * dice.between(18, 30));
    life.facts.missingEpisodes.push(episode(dice, life.today, left, outcome));
  });
}

function episode(dice: Dice, today: LocalDate, left: LocalDate, outcome: Outcome): MadeUpMissingEpisode {
  const told = { returnedAt: null, interviewHeldAt: null, interviewDeclinedAt: null };
  if (outcome === 'still-missing') {
    const on = addDays(today, -1);
    return { ...told, id: idFrom(dice, on), fromAt: at(dice, on, 11, 13) };
  }
  const back = outcome === 'just-back' ? addDays(today, -1) : addDays(left, dice.between(1, 2));
  const gone = { ...told, id: idFrom(dice, back), fromAt: at(dice, addDays(back, -1), 18, 21) };
  const returned = { ...gone, returnedAt: at(dice, back, 5, 14) };
  const soon = at(dice, addDays(back, dice.between(1, 2)), 10, 15);
  const later = at(dice, addDays(back, dice.between(4, 8)), 10, 15);
  switch (outcome) {
    case 'in-time':
      return { ...returned, interviewHeldAt: soon };
    case 'late':
      return { ...returned, interviewHeldAt: later };
    case 'declined':
      return { ...returned, interviewDeclinedAt: soon };
    case 'declined-first':
      return { ...returned, interviewDeclinedAt: soon, interviewHeldAt: later };
    case 'none':
    case 'just-back':
      return returned;
  }
}

/** @param from @param to the hours in UTC between which it was, both included; early enough to be the same day here */
function at(dice: Dice, on: LocalDate, from: number, to: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${on}T${two(dice.between(from, to))}:${two(dice.between(0, 11) * 5)}:00Z`;
}
