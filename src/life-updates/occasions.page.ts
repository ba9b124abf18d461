import { poundsWords } from '../accommodation/pounds';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { leftOf, type YearsMoney } from './occasion-money';
import { OCCASION_WORDS } from './occasion-words';
import type { OccasionForm, StepForm } from './occasion.form';
import type { OccasionRead, OccasionsOpened } from './occasions.service';

export function toOccasionsPage(
  { person, nextBirthday, occasions, money, workers }: OccasionsOpened,
  form: OccasionForm,
  today: LocalDate,
  refused: StepForm<unknown> | null = null,
) {
  const shown = occasions.map((one) => occasionShown(one, today));
  return {
    person,
    at: `/young-people/${person.id}/occasions`,
    nextBirthday,
    ahead: shown.filter(({ doneOn, withdrawnBecause }) => !doneOn && !withdrawnBecause),
    done: shown.filter(({ doneOn }) => doneOn).reverse(),
    takenOut: shown.filter(({ withdrawnBecause }) => withdrawnBecause),
    kinds: Object.entries(OCCASION_WORDS).map(([value, text]) => ({ value, text })),
    workers: workerItems(workers),
    money: moneyWords(money),
    form,
    refused,
    errors: refused?.errors ?? form.errors,
  };
}

/** Whoever is adviser then comes first. */
export function workerItems(workers: readonly { id: string; name: string }[]): { value: string; text: string }[] {
  const items = workers.map(({ id, name }) => ({ value: id, text: name }));
  return [{ value: '', text: 'Their adviser, whoever that is then' }, ...items];
}

/** "£60 for the year from April 2026: £20 spent, £15 planned, £25 left". */
export function moneyWords(money: YearsMoney): string {
  const { year, agreed, spent, planned } = money;
  const left = leftOf(money);
  const used = `${poundsWords(spent)} spent, ${poundsWords(planned)} planned`;
  if (agreed === null || left === null) return `In the year from April ${year}: ${used}`;
  const rest = left < 0 ? `${poundsWords(-left)} over` : `${poundsWords(left)} left`;
  return `${poundsWords(agreed)} for the year from April ${year}: ${used}, ${rest}`;
}

function occasionShown(one: OccasionRead, today: LocalDate) {
  const { budgetPence, spentPence, dayProposed, lastYearOn, notMarked } = one;
  return {
    ...one,
    what: one.name ?? OCCASION_WORDS[one.kind],
    when: notMarked || dayProposed ? null : dueWords(one.onDay, today),
    budget: budgetPence === null ? null : poundsWords(budgetPence),
    spent: spentPence === null ? null : poundsWords(spentPence),
    lastYear: lastYearOn && formatLong(lastYearOn),
  };
}
