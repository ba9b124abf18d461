import { addDays } from '../statutory/local-date';
import type { Biography } from './biography';
import { idFrom, type Dice } from './dice';
import { workingDay } from './office-days';
import { isProvided } from './plans';

/** Whether each of them wrote it down, or only stopped answering and said so when asked. */
const EXPLICIT_IN_WRITING: readonly boolean[] = [true, false, true, false];
const LONGEST_AGO_DAYS = 190;

/** A few young adults told their adviser that they want no contact. They are written to from then on. */
export function refuseContact(dice: Dice, people: readonly Biography[]): void {
  const candidates = dice.shuffled(people.filter(couldRefuse));
  EXPLICIT_IN_WRITING.forEach((explicitInWriting, place) => {
    const life = candidates[place];
    if (!life) return;
    const own = dice.of(life.id);
    const refusedOn = workingDay(addDays(life.today, -own.between(75, LONGEST_AGO_DAYS)));
    life.facts.contactRefusals.push({ id: idFrom(own, refusedOn), refusedOn, explicitInWriting });
  });
}

/** Settled for some time, with one adviser, and nothing out of hand. */
function couldRefuse(life: Biography): boolean {
  const long = addDays(life.today, -LONGEST_AGO_DAYS - 60);
  const home = life.homeOn(life.today);
  const adviser = life.facts.allocations.find(({ role, toOn }) => role === 'personal-adviser' && toOn === null);
  return (
    life.paceOn(life.today) === 'leaving-care' &&
    life.slip === null &&
    life.birthday(18) < long &&
    home !== undefined &&
    home.fromOn < long &&
    home.address !== null &&
    !isProvided(home.providedUnder) &&
    life.facts.detentions.length === 0 &&
    adviser !== undefined &&
    adviser.fromOn < long
  );
}
