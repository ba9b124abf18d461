import { lookedAfterSpans } from './care-history';
import type { Accommodation, CareEpisode, CaseFile, LegalStatus } from './case-file';
import { addDays, birthday, formatLong, later, type LocalDate } from './local-date';
import { holdsOn, intersection, joined } from './spans';

/** Living on with a former foster carer after care. */
export interface StayingPut {
  /** Whether it is the arrangement of section 23CZA; otherwise it rests on what was agreed, and on local policy. */
  statutory: boolean;
  from: LocalDate;
  /** The day before the 21st birthday. */
  lastDay: LocalDate;
  because: string[];
}

/**
 * AC-08: whether someone is staying put on a day.
 *
 * From 18 to the day before 21, a former relevant young person who was looked after and eligible on reaching 18 lives on
 * with the person who was their foster carer immediately before they ceased to be looked after. It is staying put, but
 * not by section 23CZA, with an earlier carer, after living elsewhere, for whoever left care before 18, and for a
 * qualifying person.
 *
 * @param file as known on the day
 * @param status on the day
 * @returns null where nobody lives with a former foster carer
 * @statute {@link PROVISIONS.ca89S23CZA} AC-08
 */
export function stayingPutOn(file: CaseFile, asOf: LocalDate, status: LegalStatus): StayingPut | null {
  const { dateOfBirth } = file.person;
  const [eighteen, twentyOne] = [birthday(dateOfBirth, 18), birthday(dateOfBirth, 21)];
  if (asOf < eighteen || asOf >= twentyOne || !MAY_STAY_PUT.has(status.code)) return null;
  const leftOn = lookedAfterSpans(file, asOf).at(-1)?.to ?? null;
  if (leftOn === null) return null;
  const last = lastEpisode(file);
  const withCarer = file.accommodation.filter((place) => isWithFormerCarer(place, file));
  const home = withCarer.findLast((place) => holdsOn(place, asOf));
  if (!home) return null;
  const stay = joined(withCarer).find((span) => holdsOn(span, asOf));
  const livedOn = stay !== undefined && !livedElsewhere(file, withCarer, leftOn, stay.from);
  const from = livedOn ? leftOn : later(stay?.from ?? home.from, leftOn);
  const doubts = [
    ...(status.code === 'former-relevant' ? [] : ['The duty is owed to former relevant young people.']),
    ...(leftOn < eighteen ? [`Care ended on ${formatLong(leftOn)}, before 18.`] : []),
    ...(last && isLastCarer(home, last) ? [] : ['Not the person who fostered them immediately before care ended.']),
    ...(livedOn ? [] : [`They lived elsewhere between ${formatLong(leftOn)} and ${formatLong(from)}.`]),
  ];
  const statutory = doubts.length === 0;
  return {
    statutory,
    from,
    lastDay: addDays(twentyOne, -1),
    because: statutory
      ? [
          `Lives on with the foster carer they had when care ended on ${formatLong(leftOn)}.`,
          `The authority monitors and supports the arrangement until ${formatLong(addDays(twentyOne, -1))}, the day before 21.`,
        ]
      : ['Lives with a former foster carer by arrangement, not under section 23CZA.', ...doubts],
  };
}

const MAY_STAY_PUT: ReadonlySet<LegalStatus['code']> = new Set(['former-relevant', 'qualifying', 'undetermined']);

/** With former foster carers by the letter of the return, or with somebody who fostered them. */
function isWithFormerCarer({ type, carer }: Accommodation, file: CaseFile): boolean {
  return (
    type === 'Z' ||
    (carer !== null &&
      file.careEpisodes.some((episode) => episode.placement === 'foster-care' && episode.carer === carer))
  );
}

/** The episode that ended last, or runs on to 18. */
function lastEpisode(file: CaseFile): CareEpisode | null {
  return file.careEpisodes.reduce<CareEpisode | null>(
    (last, one) => (last === null || one.to === null || (last.to !== null && one.to >= last.to) ? one : last),
    null,
  );
}

/** Where either carer is not named, the letter of the return is taken at its word. */
function isLastCarer(home: Accommodation, last: CareEpisode): boolean {
  if (last.placement !== 'foster-care') return false;
  return home.carer === null || last.carer === null ? home.type === 'Z' : home.carer === last.carer;
}

/** Whether another home is recorded between the end of care and the stay. */
function livedElsewhere(
  file: CaseFile,
  withCarer: readonly Accommodation[],
  leftOn: LocalDate,
  stayFrom: LocalDate,
): boolean {
  if (stayFrom <= leftOn) return false;
  const between = [{ from: leftOn, to: stayFrom }];
  const others = file.accommodation.filter((place) => !withCarer.includes(place));
  return intersection(others, between).length > 0;
}
