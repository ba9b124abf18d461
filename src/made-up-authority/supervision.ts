import { addDays, later, type LocalDate } from '../statutory/local-date';
import type { Biography, Pace } from './biography';
import { idFrom, type Dice } from './dice';
import { workingDay } from './office-days';
import type { MadeUpWorker } from './staff';
import type { Voice } from './voice';
import { SUPERVISION } from './words/supervision-notes';

/** Days between two supervisions of one case, by how closely somebody is worked with. */
const GAPS: Readonly<Record<Pace, readonly [number, number] | null>> = {
  'in-care': [28, 84],
  'leaving-care': [28, 84],
  'taking-support': [45, 88],
  qualifying: [60, 90],
  offers: [320, 360],
  none: null,
};

/**
 * The manager and the adviser think about a case every one to three months. Where things went out of hand altogether,
 * nobody has for a long time.
 * @param since when the council began to use the record
 */
export function superviseCase(
  dice: Dice,
  life: Biography,
  voice: Voice,
  manager: MadeUpWorker,
  since: LocalDate,
): void {
  if (life.adviserFrom === null) return;
  const until = life.slip === 'neglected' ? addDays(life.today, -dice.between(190, 330)) : life.end;
  let day = addDays(later(life.adviserFrom, since), dice.between(8, 70));
  while (day < until) {
    const gap = GAPS[life.paceOn(day)];
    const heldOn = workingDay(day);
    if (gap && heldOn > life.adviserFrom) {
      const note = voice.sentence(SUPERVISION, heldOn);
      life.facts.supervisions.push({
        id: idFrom(dice, heldOn),
        heldOn,
        supervisorId: manager.id,
        note,
        decisionOnly: false,
        risk: null,
        riskBecause: null,
      });
    }
    day = addDays(day, gap ? dice.between(...gap) : 60);
  }
}
