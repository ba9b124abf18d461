import type { CaseFile, LegalStatus } from './case-file';
import { knownOn } from './known-on';
import { legalStatus } from './legal-status';
import { ageOn, formatLong, type LocalDate } from './local-date';
import { takesSupport } from './milestones';
import { inTouchUntil, lastTwoWay } from './touch';

export const IN_TOUCH_CODES = ['YES', 'NO', 'DIED', 'REFU', 'NREQ', 'RHOM'] as const;
export type InTouchCode = (typeof IN_TOUCH_CODES)[number];

/** Whether a care leaver is in touch, in the words of the SSDA903 return. */
export interface InTouch {
  code: InTouchCode;
  /** Plain sentences that name dates. */
  because: string[];
}

const ADULT_SUPPORT_AGE = 21;

/**
 * The in-touch code of a care leaver on a day, or null for who is none: never in care, still looked after, over 25, or
 * with a history too incomplete to say.
 *
 * Death comes first, then six months at home. After that the latest word counts: a refusal on or after the day of the
 * last contact both ways is a refusal; contact both ways that is recent enough is being in touch. Who is 21 or over,
 * takes no support and is not in touch no longer needs the service. Everyone else is not in touch. The meaning of a
 * refusal and of no longer needing the service has not been confirmed against the return's own guide.
 *
 * @param status of that day, where the caller has it already
 * @statute {@link PROVISIONS.ssda903CareLeavers}
 */
export function inTouch(caseFile: CaseFile, asOf: LocalDate, status = legalStatus(caseFile, asOf)): InTouch | null {
  const { diedOn } = caseFile.person;
  if (status.code === 'deceased') {
    if (diedOn === null || !isCareLeaver(beforeDeath(caseFile, diedOn))) return null;
    return { code: 'DIED', because: [`Died on ${formatLong(diedOn)}.`] };
  }
  if (!isCareLeaver(status)) return null;
  // The status says since when.
  if (status.rules.includes('LS-06')) return { code: 'RHOM', because: status.because };
  const file = knownOn(caseFile, asOf);
  const last = lastTwoWay(file)?.on ?? null;
  const refusal = file.contactRefusals.findLast(({ on }) => last === null || on >= last);
  if (refusal) return { code: 'REFU', because: [`Refused contact on ${formatLong(refusal.on)}.`, lastContact(last)] };
  if (last !== null && asOf <= inTouchUntil(last, file)) {
    const until = formatLong(inTouchUntil(last, file));
    return { code: 'YES', because: [lastContact(last), `That counts as being in touch until ${until}.`] };
  }
  if (ageOn(file.person.dateOfBirth, asOf) >= ADULT_SUPPORT_AGE && !takesSupport(status)) {
    return { code: 'NREQ', because: ['Is 21 or over and is not taking support.', lastContact(last)] };
  }
  const since = last === null ? [] : [`That counted as being in touch until ${formatLong(inTouchUntil(last, file))}.`];
  return { code: 'NO', because: [lastContact(last), ...since] };
}

/** Whether the return may ask about someone with this status: who has left care, to 25, with or without duties. */
function isCareLeaver({ code }: LegalStatus): boolean {
  switch (code) {
    case 'relevant':
    case 'former-relevant':
    case 'former-relevant-21-plus':
    case 'qualifying':
    case 'education-help-only':
      return true;
    case 'undetermined':
    case 'none':
    case 'looked-after-not-eligible':
    case 'eligible':
    case 'aged-out':
    case 'deceased':
      return false;
  }
}

function beforeDeath(caseFile: CaseFile, diedOn: LocalDate): LegalStatus {
  return legalStatus({ ...caseFile, person: { ...caseFile.person, diedOn: null } }, diedOn);
}

function lastContact(on: LocalDate | null): string {
  return on === null ? 'No contact both ways is recorded.' : `The last contact both ways was on ${formatLong(on)}.`;
}
