import { formatLong, type LocalDate } from '../statutory/local-date';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';

const IN_TOUCH: Readonly<Record<string, string>> = {
  YES: 'in touch',
  NO: 'not in touch',
  DIED: 'had died',
  REFU: 'did not want contact',
  NREQ: 'no longer needed services',
  RHOM: 'had returned home',
};

const ACTIVITY: Readonly<Record<string, string>> = {
  F1: 'higher education, full time',
  P1: 'higher education, part time',
  F2: 'other education, full time',
  P2: 'other education, part time',
  F3: 'training or employment, full time',
  P3: 'training or employment, part time',
  F4: 'apprenticeship, full time',
  P4: 'apprenticeship, part time',
  F5: 'training or employment, full time',
  P5: 'training or employment, part time',
  G4: 'not in education, employment or training because of illness or disability',
  G5: 'not in education, employment or training',
  G6: 'not in education, employment or training because of pregnancy or parenting',
};

/** What a return stated of one year, as a sentence without its start: "in touch; independent living, suitable". */
export function snapshotWords(said: {
  inTouch: string | null;
  activity: string | null;
  accommodation: string | null;
}): string {
  return [
    said.inTouch && (IN_TOUCH[said.inTouch] ?? said.inTouch),
    said.activity && said.activity !== '0' && (ACTIVITY[said.activity] ?? said.activity),
    said.accommodation && said.accommodation !== '0' && accommodationWords(said.accommodation),
  ]
    .filter(Boolean)
    .join('; ');
}

/** What an Annex A list stated of one day, as a sentence without its start. */
export function statementWords(said: {
  eligibility: string | null;
  inTouch: string | null;
  activity: string | null;
  accommodation: string | null;
  suitability: string | null;
  lastContactOn: LocalDate | null;
}): string {
  const { eligibility, inTouch, activity, accommodation, suitability, lastContactOn } = said;
  return [
    eligibility && (ELIGIBILITY[eligibility] ?? eligibility),
    inTouch && (IN_TOUCH[inTouch] ?? 'whether in touch not known'),
    lastContactOn && `last contact on ${formatLong(lastContactOn)}`,
    activity && (ACTIVITY[activity] ?? 'activity not known'),
    accommodation && homeWords(accommodation),
    suitability && (suitability === 'not-known' ? 'suitability not known' : suitability),
  ]
    .filter(Boolean)
    .join('; ');
}

const ELIGIBILITY: Readonly<Record<string, string>> = {
  eligible: 'eligible child',
  relevant: 'relevant child',
  'former-relevant': 'former relevant child',
  qualifying: 'qualifying care leaver',
  none: 'no category',
  'not-known': 'category not known',
};

function homeWords(letter: string): string {
  const type = ACCOMMODATION_WORDS[letter];
  return type ? `${type[0]!.toLowerCase()}${type.slice(1)}` : 'home not known';
}

/** A letter and a digit: 1 is suitable, 2 is not. */
function accommodationWords(code: string): string {
  const type = ACCOMMODATION_WORDS[code[0] ?? ''];
  if (!type) return code;
  return `${type[0]!.toLowerCase()}${type.slice(1)}, ${code[1] === '2' ? 'unsuitable' : 'suitable'}`;
}
