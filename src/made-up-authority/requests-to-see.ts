import { addDays, type LocalDate } from '../statutory/local-date';
import type { Biography } from './biography';
import { idFrom, type Dice } from './dice';

/** Days ago it came, days from then to when it was known who asks, to when they were told it takes longer, to the answer. */
const REQUESTS: readonly (readonly [
  came: number,
  known: number | null,
  longer: number | null,
  answered: number | null,
])[] = [
  [53, 2, null, null],
  [47, 0, 19, null],
  [9, null, null, null],
  [340, 4, null, 27],
  [262, 0, null, 16],
  [171, 1, 24, 79],
  [120, 0, null, 44],
  [88, 6, null, 29],
];

/** A few adults ask to see what is held about them: one is overdue, one was told that it takes longer. */
export function askToSeeTheFile(dice: Dice, people: readonly Biography[]): void {
  const longest = Math.max(...REQUESTS.map(([came]) => came));
  const adults = people.filter((life) => life.closedOn === null && life.birthday(18) < addDays(life.today, -longest));
  const asking = dice.shuffled(adults);
  REQUESTS.forEach(([came, known, longer, answered], place) => {
    const life = asking[place];
    if (!life) return;
    const receivedOn = addDays(life.today, -came);
    const after = (days: number | null): LocalDate | null => (days === null ? null : addDays(receivedOn, days));
    life.facts.subjectAccessRequests.push({
      id: idFrom(dice.of(life.id), receivedOn),
      receivedOn,
      identityConfirmedOn: after(known),
      extendedOn: after(longer),
      answeredOn: after(answered),
    });
  });
}
