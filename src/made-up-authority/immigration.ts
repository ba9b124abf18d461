import { addDays, addMonths, earlier, type LocalDate } from '../statutory/local-date';
import type { Immigration } from '../young-people/immigration.entity';
import type { Biography, Told } from './biography';
import { idFrom, type Dice } from './dice';

/** Protection is granted for five years at first. */
const PROTECTION_MONTHS = 60;
const CHILD_LEAVE_MONTHS = 30;

/** Where those who arrived alone stand with their leave to remain: waiting, granted, running out, settled. */
export function seekAsylum(dice: Dice, people: Biography[]): void {
  for (const life of people.filter(({ asylumSeeker }) => asylumSeeker)) {
    const own = dice.of(life.id);
    const arrivedOn = life.facts.careEpisodes[0]!.fromOn;
    const said = whereTheyStand(own, life, arrivedOn);
    life.facts.immigration.push({ id: idFrom(own, arrivedOn), ...said });
  }
}

type Said = Omit<Told<Immigration>, 'id'>;

function whereTheyStand(dice: Dice, life: Biography, arrivedOn: LocalDate): Said {
  const adviceOn = addDays(arrivedOn, dice.between(4, 10));
  const claimedOn = addDays(adviceOn, dice.between(1, 14));
  const decidedOn = addDays(arrivedOn, dice.between(180, 540));
  const waiting: Said = {
    leaveGrantedOn: null,
    leaveKind: null,
    leaveExpiresOn: null,
    legalAdviceStartedOn: past(life, adviceOn),
    applicationMadeOn: past(life, claimedOn),
  };
  // Nobody's claim is so new that nothing at all is known.
  if (decidedOn >= life.today) return { ...waiting, legalAdviceStartedOn: waiting.legalAdviceStartedOn ?? arrivedOn };
  const endOfChildLeave = addMonths(life.birthday(17), 6);
  const kind = dice.weighted<NonNullable<Immigration['leaveKind']>>([
    ['refugee', 7],
    ['humanitarian-protection', 1.5],
    ['uasc', decidedOn < addMonths(endOfChildLeave, -2) ? 2.5 : 0],
  ]);
  const expiresOn =
    kind === 'uasc'
      ? earlier(addMonths(decidedOn, CHILD_LEAVE_MONTHS), endOfChildLeave)
      : addMonths(decidedOn, PROTECTION_MONTHS);
  return goesOn(dice, life, { kind, grantedOn: decidedOn, expiresOn });
}

/** Advice from six to three months before leave expires, the application in the last four weeks; then what follows it. */
function goesOn(
  dice: Dice,
  life: Biography,
  leave: { kind: NonNullable<Immigration['leaveKind']>; grantedOn: LocalDate; expiresOn: LocalDate },
): Said {
  const { kind, grantedOn, expiresOn } = leave;
  const adviceOn = addDays(expiresOn, -dice.between(100, 170));
  const appliedOn = addDays(expiresOn, -dice.between(3, 25));
  const answeredOn = addDays(expiresOn, dice.between(40, 150));
  const asked = {
    legalAdviceStartedOn: adviceOn > grantedOn ? past(life, adviceOn) : null,
    applicationMadeOn: past(life, appliedOn),
  };
  if (answeredOn >= life.today)
    return { leaveGrantedOn: grantedOn, leaveKind: kind, leaveExpiresOn: expiresOn, ...asked };
  return kind === 'uasc'
    ? {
        leaveGrantedOn: answeredOn,
        leaveKind: 'refugee',
        leaveExpiresOn: addMonths(answeredOn, PROTECTION_MONTHS),
        legalAdviceStartedOn: null,
        applicationMadeOn: null,
      }
    : { leaveGrantedOn: answeredOn, leaveKind: 'settled', leaveExpiresOn: null, ...asked };
}

function past(life: Biography, on: LocalDate): LocalDate | null {
  return on < life.today ? on : null;
}
