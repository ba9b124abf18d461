import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { allocationWords, type RoleWords } from '../caseloads/role-words';
import { DAY_AFTER_WORDS } from './day-after-18';
import type { Turning18 } from './turning-18';
import {
  isShown,
  SHOW_WORDS,
  transferWords,
  TURNING_18_SHOWS,
  whenWords,
  type Turning18Show,
} from './turning-18-words';

/** Who turns 18, the first birthday first. */
export function toTurning18Page(
  people: readonly Turning18[],
  { actor, roleWords, today }: { actor: UserActor; roleWords: RoleWords; today: LocalDate },
  show: Turning18Show,
) {
  const shown = people.filter(isShown[show]);
  return {
    today,
    isOwn: actor.role === 'adviser',
    adviserIs: allocationWords('personal-adviser', roleWords),
    socialWorkerIs: allocationWords('social-worker', roleWords),
    shows: TURNING_18_SHOWS.map((key) => ({
      text: `${SHOW_WORDS[key]} (${people.filter(isShown[key]).length})`,
      href: key === 'all' ? '/team/turning-18' : `/team/turning-18?show=${key}`,
      current: key === show,
    })),
    people: shown.map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.personId}`,
      team: one.teamName,
      birthdayOn: one.birthdayOn,
      when: whenWords(one.birthdayOn, today),
      adviser: one.adviserName && `${one.adviserName}${one.adviserLeft ? ', who has left' : ''}`,
      socialWorker: one.socialWorkerName,
      stillLookedAfter: one.lookedAfter && one.birthdayOn <= today,
      red: one.red.map((topic) => DAY_AFTER_WORDS[topic]),
      owed: one.owed,
      transfer: transferWords(one, today),
    })),
  };
}
