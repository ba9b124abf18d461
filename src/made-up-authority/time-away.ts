import { addDays, type LocalDate } from '../statutory/local-date';
import { idFrom, type Dice } from './dice';
import { nextWorkingDay } from './office-days';
import type { MadeUpWorker } from './staff';

export interface MadeUpAbsence {
  id: string;
  staffId: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  coverId: string | null;
  recordedOn: LocalDate;
  recordedById: string;
}

/**
 * Who is away: in the second and in the third team somebody is away now, the one covered by a colleague and the other,
 * who is ill, by nobody; and in the second somebody has told that they will be.
 */
export function timeAway(dice: Dice, workers: readonly MadeUpWorker[], today: LocalDate): MadeUpAbsence[] {
  const advisers = workers.filter((worker) => worker.room > 0 && worker.leftOn === null);
  const teams = [...new Set(advisers.map(({ team }) => team))];
  const [second = [], third = []] = [1, 2].map((n) => dice.shuffled(advisers.filter(({ team }) => team === teams[n])));
  const [away, cover, later] = second;
  const [ill] = third;
  const absence = (worker: MadeUpWorker, said: Omit<MadeUpAbsence, 'id' | 'staffId' | 'recordedById'>) => ({
    id: idFrom(dice, said.recordedOn),
    staffId: worker.id,
    recordedById: worker.userId,
    ...said,
  });
  const back = nextWorkingDay(addDays(today, dice.between(4, 8)));
  const next = nextWorkingDay(addDays(today, dice.between(16, 24)));
  return [
    ...(away && cover
      ? [
          absence(away, {
            fromOn: addDays(today, -dice.between(1, 4)),
            toOn: back,
            coverId: cover.id,
            recordedOn: addDays(today, -20),
          }),
        ]
      : []),
    ...(ill
      ? [absence(ill, { fromOn: addDays(today, -2), toOn: null, coverId: null, recordedOn: addDays(today, -2) })]
      : []),
    ...(later && cover
      ? [absence(later, { fromOn: next, toOn: addDays(next, 7), coverId: cover.id, recordedOn: addDays(today, -3) })]
      : []),
  ];
}
