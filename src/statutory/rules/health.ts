import { lookedAfterSpans } from '../care-history';
import { HEALTH_REVIEW_KINDS, type CaseFile, type HealthReviewKind, type LegalStatus } from '../case-file';
import { outcomeOf, type DueItem, type Outcome, type Situation } from '../deadline';
import { ASSESSMENTS, noThatStands } from '../health-offers';
import { RECORDS_BEGIN, turns } from '../interval';
import { statusKnownOn } from '../known-on';
import { addDays, addMonths, birthday, formatLong, type LocalDate } from '../local-date';
import { startOfDuty, takesSupport } from '../milestones';
import { policyOn } from '../policy';
import { holdsOn, type Span } from '../spans';
import { spellsWhere } from '../status-history';
import { addWorkingDays } from '../working-days';

const YEARLY_MONTHS = 12;
const UNDER_FIVE_MONTHS = 6;
const INITIAL_WD = 20;
/** More days than twenty working days ever take: care that began so long before 16 needs no counting. */
const INITIAL_DAYS_AT_MOST = 45;
const QUESTIONNAIRE_BEFORE_AGE = 17;

const KINDS: ReadonlySet<string | null> = new Set(HEALTH_REVIEW_KINDS);

/** There is one passport, and it has no id of its own. */
const PASSPORT = 'healthPassport';

/** One time of being looked after that reaches into the ages of this record. */
interface TimeInCare {
  /** The day care began, which may be before the 16th birthday. */
  began: LocalDate;
  /** From 16 at the earliest; null while it runs. */
  owed: Span;
  /** When its initial assessment is due, where that is not before the 16th birthday. */
  initialDueOn: LocalDate | null;
}

/** A duty that returns every year while someone is looked after. */
interface YearlyDuty {
  rule: 'HE-01' | 'HE-04' | 'HE-05';
  kinds: readonly HealthReviewKind[];
  what: string;
  dueAfter: (start: LocalDate) => LocalDate;
  /** From when it is counted where nothing earlier still runs; due on null where another rule asks for the first. */
  firstOf: (time: TimeInCare) => { on: LocalDate; dueOn: LocalDate | null };
  partialAfter: (day: LocalDate) => boolean;
}

/**
 * What is due to the health of someone of 16 or 17 while they are looked after, by this authority or another; short
 * breaks are not care here. Leaving care, turning 18 and death end it.
 *
 * HE-03: the initial assessment within twenty working days of the day care began, where that falls at 16 or later: what
 * was due in childhood is not for this record. HE-01 and HE-04: an assessment and a dental check within twelve months of
 * the actual last, even where that lies before 16. Without one in this time in care, counted from the 16th birthday or
 * from the day care began; the first assessment then is that of HE-03. HE-05: the questionnaire once a year, from twelve
 * months of care, where it falls due before 17.
 *
 * A review of a kind that nobody recorded may have been an assessment: it meets nothing, and leaves one partly done.
 *
 * Who says no has it offered again within the policy's months. It stays owed, with its day: no is neither done nor
 * forgiven. An offer made after the no is a new one.
 *
 * @statute {@link PROVISIONS.cppcrReg7} {@link PROVISIONS.healthGuidance}
 */
export function healthWhileLookedAfter(situation: Situation): DueItem[] {
  const { file } = situation;
  const { dateOfBirth } = file.person;
  const times = timesInCare(situation);
  if (times.length === 0) return [];
  const [sixteen, seventeen] = [birthday(dateOfBirth, 16), birthday(dateOfBirth, QUESTIONNAIRE_BEFORE_AGE)];
  const inTwelveMonths = (on: LocalDate) => addMonths(on, YEARLY_MONTHS);
  return [
    ...times.flatMap((time) => initialAssessment(time, file)),
    ...yearly(
      {
        rule: 'HE-01',
        kinds: ASSESSMENTS,
        what: 'health is assessed within twelve months of',
        dueAfter: (on) => nextAssessmentDueOn(dateOfBirth, on),
        firstOf: ({ owed, initialDueOn }) => ({
          on: owed.from,
          dueOn: initialDueOn === null ? inTwelveMonths(owed.from) : null,
        }),
        partialAfter: (day) => hasOfUnknownKind(file, day, null),
      },
      times,
      situation,
    ),
    ...yearly(
      {
        rule: 'HE-04',
        kinds: ['dental-check'],
        what: 'teeth are checked within twelve months of',
        dueAfter: inTwelveMonths,
        firstOf: ({ owed }) => ({ on: owed.from, dueOn: inTwelveMonths(owed.from) }),
        partialAfter: () => false,
      },
      times,
      situation,
    ),
    ...yearly(
      {
        rule: 'HE-05',
        kinds: ['strengths-and-difficulties'],
        what: 'the questionnaire is filled in within twelve months of',
        dueAfter: inTwelveMonths,
        firstOf: ({ began }) =>
          inTwelveMonths(began) <= sixteen
            ? { on: sixteen, dueOn: addDays(seventeen, -1) }
            : { on: began, dueOn: inTwelveMonths(began) },
        partialAfter: () => false,
      },
      times,
      situation,
    ).filter(({ dueOn }) => dueOn < seventeen),
  ];
}

/**
 * HE-01 and HE-02: the last day for the next assessment of a looked-after child's health: six months after the last
 * where that was before the fifth birthday, else twelve.
 *
 * @statute {@link PROVISIONS.cppcrReg7}
 */
export function nextAssessmentDueOn(dateOfBirth: LocalDate, last: LocalDate): LocalDate {
  return addMonths(last, last < birthday(dateOfBirth, 5) ? UNDER_FIVE_MONTHS : YEARLY_MONTHS);
}

/**
 * HE-06: whoever is eligible or relevant is given their health passport the policy's months before 18; who becomes so
 * later than that, by the day before the birthday. One given earlier counts. It ends at 18, with HE-07 where it is
 * still missing. Who does not want one has it offered again, as an assessment.
 *
 * @statute {@link PROVISIONS.healthGuidance}
 */
export function healthPassport({ file, history }: Situation): DueItem[] {
  const eighteen = birthday(file.person.dateOfBirth, 18);
  return spellsWhere(history, ({ code }) => code === 'eligible' || code === 'relevant').map((spell) => {
    const check = addMonths(eighteen, -policyOn(file, spell.from).passportBefore18Months);
    const dueOn = spell.from <= check ? check : addDays(eighteen, -1);
    return {
      rule: 'HE-06',
      subject: null,
      start: startOfDuty(file, spell.from),
      dueOn,
      notBefore: null,
      outcome: passportOutcome(file, dueOn, spell),
      sentence: `Turns 18 on ${formatLong(eighteen)}, so the health passport is given by ${formatLong(dueOn)}`,
    };
  });
}

/**
 * HE-07: a former relevant young person who had no health passport at 18 is given one within the policy's days.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function passportAfter18({ file, history }: Situation): DueItem[] {
  const eighteen = birthday(file.person.dateOfBirth, 18);
  const owed = spellsWhere(history, (status) => status.code === 'former-relevant' || takesSupport(status));
  const spell = owed.find((one) => holdsOn(one, eighteen));
  const givenOn = passportGivenOn(file);
  if (!spell || (givenOn !== null && givenOn < eighteen)) return [];
  const dueOn = addDays(eighteen, policyOn(file, eighteen).healthSummaryAfter18Days);
  return [
    {
      rule: 'HE-07',
      subject: null,
      start: startOfDuty(file, eighteen),
      dueOn,
      notBefore: null,
      outcome: passportOutcome(file, dueOn, spell),
      sentence: `Turned 18 on ${formatLong(eighteen)} without a health passport, so it is given by ${formatLong(dueOn)}`,
    },
  ];
}

/** Given at any time before the duty ends it is done; who does not want it is offered it again. */
function passportOutcome(file: CaseFile, dueOn: LocalDate, { to: endedOn }: Span): Outcome {
  const givenOn = passportGivenOn(file);
  const counts = givenOn !== null && (endedOn === null || givenOn < endedOn);
  return outcomeOf({
    dueOn,
    meeting: counts ? { id: PASSPORT, on: givenOn, substitute: false } : null,
    endedOn,
    partial: () => false,
    ...noThatStands(file, ['health-passport'], null, endedOn),
    completeFrom: file.knownSince.healthReviews ?? null,
  });
}

function passportGivenOn({ healthPassport }: CaseFile): LocalDate | null {
  return healthPassport?.givenOn ?? null;
}

function timesInCare({ file, history, calendar }: Situation): TimeInCare[] {
  const sixteen = birthday(file.person.dateOfBirth, 16);
  return spellsWhere(history, isLookedAfter).map((owed) => {
    const began = owed.from > sixteen ? owed.from : careBeganBefore(sixteen, file);
    const inChildhood = addDays(began, INITIAL_DAYS_AT_MOST) < sixteen;
    const initialDueOn = inChildhood ? null : addWorkingDays(began, INITIAL_WD, calendar);
    return { began, owed, initialDueOn: initialDueOn !== null && initialDueOn >= sixteen ? initialDueOn : null };
  });
}

/** The day on which the care began that runs on the 16th birthday, as it was known on that day. */
function careBeganBefore(sixteen: LocalDate, file: CaseFile): LocalDate {
  const care = lookedAfterSpans(statusKnownOn(file, sixteen), sixteen);
  return care.find((span) => holdsOn(span, sixteen))?.from ?? sixteen;
}

/** Looked after, and not in short breaks only. */
function isLookedAfter({ code, rules }: LegalStatus): boolean {
  return (code === 'eligible' || code === 'looked-after-not-eligible') && rules.includes('LS-01');
}

function initialAssessment({ began, owed, initialDueOn }: TimeInCare, file: CaseFile): DueItem[] {
  if (initialDueOn === null) return [];
  const during = (day: LocalDate) => day >= began && (owed.to === null || day < owed.to);
  const held = file.healthReviews.find(({ on, kind }) => kind === 'initial-health-assessment' && during(on));
  return [
    {
      rule: 'HE-03',
      subject: null,
      start: startOfDuty(file, began),
      dueOn: initialDueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn: initialDueOn,
        meeting: held ? { id: held.id, on: held.on, substitute: false } : null,
        endedOn: owed.to,
        partial: () =>
          file.healthReviews.some(({ on, kind }) => kind === 'review-health-assessment' && during(on)) ||
          hasOfUnknownKind(file, addDays(began, -1), owed.to),
        ...noThatStands(file, ASSESSMENTS, began, owed.to),
        completeFrom: file.knownSince.healthReviews ?? null,
      }),
      sentence: `Looked after from ${formatLong(began)}, so a doctor assesses their health by ${formatLong(initialDueOn)}`,
    },
  ];
}

function yearly(duty: YearlyDuty, times: readonly TimeInCare[], { file, asOf }: Situation): DueItem[] {
  const reviews = file.healthReviews
    .filter(({ kind }) => duty.kinds.some((one) => one === kind))
    .map(({ id, on }) => ({ id, on, text: `health review ${id}`, meets: true, substitute: false }));
  const firstDue = new Map<string, LocalDate | null>();
  const beginnings = times.flatMap((time) => {
    const first = duty.firstOf(time);
    const last = reviews.findLast(({ on }) => on <= first.on);
    if (last && (last.on >= time.began || duty.dueAfter(last.on) >= first.on)) return [];
    const start = startOfDuty(file, first.on);
    firstDue.set(start.id, first.dueOn);
    return [{ ...start, meets: false, substitute: false, begins: true }];
  });
  const found = turns({
    file,
    events: [...beginnings, ...reviews],
    dueAfter: ({ id, on }) => firstDue.get(id) ?? duty.dueAfter(on),
    owed: times.map(({ owed }) => owed),
    asOf,
    completeFrom: file.knownSince.healthReviews ?? null,
    unseenStart: true,
    partialAfter: ({ on }) => duty.partialAfter(on),
    declinedAfter: ({ on }, until) => noThatStands(file, duty.kinds, on, until),
  });
  const asked = found.filter(({ start }) => firstDue.get(start.id) !== null);
  return asked.map(({ start, dueOn, outcome }) => ({
    rule: duty.rule,
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome,
    sentence: `While they are looked after ${duty.what} ${formatLong(start.on)}${start.id === RECORDS_BEGIN ? ', when records of health begin' : ''}, so by ${formatLong(dueOn)}`,
  }));
}

/** Whether a health review was held after a day, and before another, of a kind that nobody recorded or no rule knows. */
function hasOfUnknownKind({ healthReviews }: CaseFile, after: LocalDate, until: LocalDate | null): boolean {
  return healthReviews.some(({ on, kind }) => !KINDS.has(kind) && on > after && (until === null || on < until));
}
