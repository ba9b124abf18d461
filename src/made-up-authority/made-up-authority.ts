import type { LocalDate } from '../statutory/local-date';
import { diaries, type MadeUpAppointment } from './appointments';
import type { Biography } from './biography';
import { allocate } from './caseloads';
import { contactsSince, work, type LaterNote } from './casework';
import { Dice, idFrom } from './dice';
import { lookAfterHealth } from './health';
import { educateAndEmploy } from './education-and-work';
import { identities, type Identity } from './identities';
import { seekAsylum } from './immigration';
import { lives } from './lives';
import { goMissing } from './missing';
import { refuseContact } from './refusals';
import { askToSeeTheFile } from './requests-to-see';
import { letThingsSlip } from './slips';
import { workforce, type MadeUpTeam, type MadeUpWorker, type Workforce } from './staff';
import { superviseCase } from './supervision';
import { timeAway, type MadeUpAbsence } from './time-away';
import { Voice } from './voice';

export interface MadeUpPerson {
  life: Biography;
  identity: Identity;
  team: MadeUpTeam;
  laterNotes: LaterNote[];
}

/** A whole council's care leavers, as plain data. */
export interface MadeUpAuthority extends Workforce {
  id: string;
  policyId: string;
  name: string;
  laCode: string;
  today: LocalDate;
  /** When the council began to use the record: what is older was moved over on that day. */
  since: LocalDate;
  people: MadeUpPerson[];
  appointments: MadeUpAppointment[];
  absences: MadeUpAbsence[];
}

/**
 * Westmoor, which does not exist: the same seed on the same day makes the same council, to the last word and id.
 * @param today the record ends the day before
 */
export function madeUpAuthority(seed: string, today: LocalDate): MadeUpAuthority {
  const dice = new Dice(seed);
  const all = lives(dice.of('lives'), today);
  goMissing(dice.of('missing'), all);
  seekAsylum(dice.of('immigration'), all);
  educateAndEmploy(dice.of('education and work'), all);
  const known = identities(dice.of('names'), all);
  const force = workforce(dice.of('staff'), today);
  const teamOf = allocate(dice.of('caseloads'), all, force);
  letThingsSlip(dice.of('slips'), all, force.workers);
  const since = contactsSince(today);
  refuseContact(dice.of('refusals'), all);
  askToSeeTheFile(dice.of('requests'), all);
  lookAfterHealth(dice.of('health'), all, since);
  const workers = new Map(force.workers.map((worker) => [worker.id, worker]));
  const voices = new Map<string, Voice>();
  const people = all.map((life) => {
    const identity = known.get(life.id)!;
    const voice = new Voice(life.dice.of('voice'), life, identity);
    voices.set(life.id, voice);
    const team = teamOf.get(life.id)!;
    const laterNotes = work(life, voice, workers);
    superviseCase(dice.of(`supervision/${life.id}`), life, voice, managerOf(team, force.workers), since);
    return { life, identity, team, laterNotes };
  });
  const appointments = diaries(dice.of('diaries'), all, force.workers, voices, today);
  return {
    ...force,
    id: idFrom(dice.of('authority'), today),
    policyId: idFrom(dice.of('policy'), today),
    name: 'Westmoor Council',
    laCode: '999',
    today,
    since,
    people,
    appointments,
    absences: timeAway(dice.of('time away'), force.workers, today),
  };
}

/** Whoever answers for a team. */
export function managerOf(team: MadeUpTeam, workers: readonly MadeUpWorker[]): MadeUpWorker {
  return workers.find((worker) => worker.post === 'team-manager' && worker.team === team)!;
}
