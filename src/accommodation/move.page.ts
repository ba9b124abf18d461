import type { MoveOpened, StoryForetold } from '../arrangements/arrangements.service';
import { WHOSE_MOVE } from '../arrangements/kinds/area-move';
import { isToOtherCouncil, storyField } from '../arrangements/moves.service';
import { DISTANCE_WORDS } from '../contacts/far-away';
import type { Deadline } from '../statutory/case-file';
import { addMonths, ageOn, type LocalDate } from '../statutory/local-date';
import { isPlacedByAuthority } from '../statutory/suitability';
import type { PersonHeading } from '../young-people/person-heading';
import { ALERT_WORDS, returnJudgementWords, SUITABILITY_WORDS } from '../young-people/standing-words';
import { BASIS_WORDS } from '../young-people/status-words';
import { parseTypedDate } from '../web/typed-date';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import type { MoveChoices, MovePreview } from './accommodation.service';
import type { HomeCorrectionForm } from './home-correction';
import {
  AREA_WORDS,
  ARRANGED_WORDS,
  CATEGORY_WORDS,
  EXEMPT_GROUND_WORDS,
  GP_WORDS,
  MARK_WORDS,
  PAID_WORDS,
  TENURE_WORDS,
  TOLD_WORDS,
  TRAVEL_WORDS,
  VIEW_WORDS,
} from './home-words';
import { TO_ASSESS } from './look-again';
import type { MoveForm } from './move.form';
import type { FlatToMoveInto } from '../providers/flats.service';
import { WHOM_TO_TELL } from './move-follows';
import { SIGN_OFF_WORDS } from './sign-off';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));
const orOpen = (words: Readonly<Record<string, string>>) => [{ value: '', text: 'Not known' }, ...choices(words)];

/** The form of a move, or of a home to be corrected. */
export function toMoveFormPage(
  person: PersonHeading,
  form: Pick<MoveForm | HomeCorrectionForm, 'values' | 'errors'>,
  { seniors, providers }: MoveChoices,
  today: LocalDate,
  opened: MoveOpened | null = null,
  home: Pick<AccommodationPeriod, 'fromOn'> | null = null,
  flats: readonly FlatToMoveInto[] = [],
) {
  const flat = flats.find(({ id }) => 'flat' in form.values && id === form.values.flat) ?? null;
  const { unknown, ...sections } = PROVIDED_UNDER_WORDS;
  return {
    person,
    form,
    errors: form.errors,
    registration: registrationAsked(person, form, home, today),
    types: [{ value: '', text: 'Choose' }, ...choices(ACCOMMODATION_WORDS)],
    bands: choices(DISTANCE_WORDS),
    arranged: choices(ARRANGED_WORDS),
    paid: choices(PAID_WORDS),
    sections: [{ value: 'unknown', text: 'Let it follow from the two answers above' }, ...choices(sections)],
    notSettled: unknown,
    tenures: orOpen(TENURE_WORDS),
    categories: orOpen(CATEGORY_WORDS),
    exemptGrounds: [{ value: '', text: 'Choose' }, ...choices(EXEMPT_GROUND_WORDS)],
    gps: choices(GP_WORDS),
    travels: choices(TRAVEL_WORDS),
    toldAnswers: choices(TOLD_WORDS),
    whomToTell: choices(WHOM_TO_TELL),
    views: choices(VIEW_WORDS),
    seniors: [{ value: '', text: 'Nobody yet' }, ...seniors.map(({ id, name }) => ({ value: id, text: name }))],
    providers,
    areas: choices(AREA_WORDS),
    whoseMoves: [{ value: '', text: 'Choose' }, ...choices(WHOSE_MOVE)],
    flat,
    flatsToOffer: flat || opened ? [] : flats,
    story: opened && storyOfForm(opened, person.id),
    /** Opened from the start where something in it was said or is wrong. */
    needsSignOff:
      form.values.type === 'W' ||
      form.values.signOffReason !== '' ||
      form.errors.some(({ field }) => field === 'signOffReason'),
  };
}

/**
 * Whether the registration of the provider is asked for: it is of a home before 18, on the day that stands or was typed.
 * A move of before the 18th birthday may be found out about late, so for a year after it can be opened where no day is said.
 */
function registrationAsked(
  { dateOfBirth }: Pick<PersonHeading, 'dateOfBirth'>,
  { values, errors }: Pick<MoveForm, 'errors'> & { values: { when: string; onDate: string } },
  home: Pick<AccommodationPeriod, 'fromOn'> | null,
  today: LocalDate,
): 'asked' | 'to-open' | null {
  const typed = values.when === 'another-day' ? parseTypedDate(values.onDate) : null;
  const days = [typed ?? home?.fromOn ?? today, ...(home ? [home.fromOn] : [])];
  const isOf = errors.some(({ field }) => REGISTRATION.has(field));
  if (isOf || days.some((day) => ageOn(dateOfBirth, day) < 18)) return 'asked';
  return !home && typed === null && ageOn(dateOfBirth, addMonths(today, -12)) < 18 ? 'to-open' : null;
}

const REGISTRATION: ReadonlySet<string> = new Set([
  'providerRegistered',
  'registrationNumber',
  'registrationCheckedOn',
  'exemptGround',
  'exemptCheckedBy',
  'supportedCategory',
]);

/** The story that the move is part of: what the form asks for it, under names of its own. */
function storyOfForm({ arrangement, kind, entry, move }: MoveOpened, personId: string) {
  const at = `/young-people/${personId}/home/${arrangement.id}`;
  return {
    title: kind.title,
    line: arrangement.hostName ? `with ${arrangement.hostName}` : kind.line(arrangement.said),
    entry: entry.title,
    /** Said by the story already. */
    council: isToOtherCouncil(kind.key, entry.key) ? String(arrangement.said.council) : null,
    at,
    alone: `${at}/record/${entry.key}`,
    fields: move.fields.map((field) => ({
      ...field,
      name: storyField(field.name),
      label: field.required ? field.label : `${field.label} (optional)`,
    })),
  };
}

/** What a move will start, before it is saved. Nothing in it goes into an address: the form carries it on. */
export function toMovePreviewPage(
  preview: MovePreview & { stories: StoryForetold[] },
  form: { values: Readonly<Record<string, string | string[]>> },
) {
  const { person, home, basis, suitability, signOff } = preview;
  return {
    person,
    errors: [],
    /** Each field with each of its values, to be sent again. */
    carried: Object.entries(form.values).flatMap(([name, value]) =>
      [value].flat().map((one) => ({ name, value: one })),
    ),
    type: `${ACCOMMODATION_WORDS[home.type] ?? home.type}${home.inMultipleOccupation ? ', a shared house' : ''}`,
    where: [home.address, home.postcode].filter(Boolean).join(', '),
    fromOn: home.fromOn,
    toOn: preview.toOn,
    section: PROVIDED_UNDER_WORDS[home.providedUnder],
    toConfirm: home.providedUnder === 'unknown',
    basisBecause: basis?.because ?? null,
    opens: preview.opens.map(dueLine),
    closes: preview.closes.map(dueLine),
    gpName: preview.gpName,
    stories: preview.stories.map(({ title, entry }) => ({ title, entry: lowered(entry) })),
    tasks: [
      ...(isToAssess(preview) ? [{ what: TO_ASSESS, dueOn: home.fromOn }] : []),
      ...preview.stories.flatMap(({ steps }) => steps.map(({ task, dueOn }) => ({ what: task, dueOn }))),
      ...preview.tasks,
    ],
    followUps: preview.followUps.map(({ mark, dueOn }) => ({ words: MARK_WORDS[mark], dueOn })),
    alerts: preview.alerts.map(({ code, because, severity }) => ({
      words: ALERT_WORDS[code],
      because,
      isGrave: severity === 'S1',
    })),
    suitability: suitability && {
      words: SUITABILITY_WORDS[suitability.code],
      because: suitability.because,
      inReturn: returnJudgementWords(suitability.ssda903),
    },
    signOff: signOff && SIGN_OFF_WORDS[signOff],
    unlisted: preview.isUnlisted ? home.provider : null,
  };
}

/** Whether the first look at the home is owed (AC-01): they live there on, and the authority placed them. */
function isToAssess({ home, toOn, suitability }: MovePreview): boolean {
  return toOn === null && isPlacedByAuthority(home) && (suitability?.missing.length ?? 0) > 0;
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function dueLine(item: Deadline) {
  return {
    title: item.title,
    dueOn: item.dueOn,
    because: item.because,
    basis: item.dutyBasis,
    basisWords: BASIS_WORDS[item.dutyBasis],
    confirmed: item.confirmed,
    state: item.state,
  };
}
