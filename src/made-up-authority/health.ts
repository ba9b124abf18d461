import { addDays, addMonths, ageOn, daysBetween, earlier, type LocalDate } from '../statutory/local-date';
import type { HealthReviewKind } from '../statutory/case-file';
import type { Biography } from './biography';
import { idFrom, type Dice } from './dice';
import { workingDay } from './office-days';

/** What was moved over of the time before the record: the last review of each kind, and whatever else is as young. */
const MONTHS_MOVED_OVER = 13;
/** Of those who are in care now: no assessment at all, and none in the last year. */
const NEVER_ASSESSED = 3;
const ASSESSED_LATE = 6;
/** An assessment that came late is an old story by now. */
const LATE_BEFORE_DAYS = 800;
/** From this age the carer fills in no questionnaire any more. */
const TOO_OLD_FOR_QUESTIONNAIRE = 17;

/**
 * Health assessments, checks of the teeth and questionnaires of those in care, and passports for those about to leave
 * it. Most are in time; a few are late, and of a few there is none.
 * @param since when the council began to use the record
 */
export function lookAfterHealth(dice: Dice, people: readonly Biography[], since: LocalDate): void {
  const longInCare = people.filter((life) => {
    const care = careOf(life);
    return care !== null && care.to === null && care.from < addMonths(life.today, -MONTHS_MOVED_OVER);
  });
  const outOfHand = dice.shuffled(longInCare);
  const never = new Set(outOfHand.slice(0, NEVER_ASSESSED));
  const late = new Set(outOfHand.slice(NEVER_ASSESSED, NEVER_ASSESSED + ASSESSED_LATE));
  for (const life of people) {
    const care = careOf(life);
    if (!care) continue;
    const own = dice.of(life.id);
    const assessed = never.has(life) ? 'never' : late.has(life) ? 'late' : 'in-time';
    new Reviews(own, life, care, addMonths(since, -MONTHS_MOVED_OVER)).make(assessed);
    givePassport(own, life, care);
  }
}

function careOf({ facts, end }: Biography): Care | null {
  const [first, last] = [facts.careEpisodes[0], facts.careEpisodes.at(-1)];
  if (!first || !last) return null;
  return { from: first.fromOn, to: last.toOn === null ? null : earlier(last.toOn, end) };
}

interface Care {
  from: LocalDate;
  /** Null for those who are still in it. */
  to: LocalDate | null;
}

class Reviews {
  constructor(
    private readonly dice: Dice,
    private readonly life: Biography,
    private readonly care: Care,
    /** The day before which none was moved over. */
    private readonly earliest: LocalDate,
  ) {}

  make(assessed: 'in-time' | 'late' | 'never'): void {
    const { dice, life } = this;
    if (assessed !== 'never') this.assessments(assessed === 'late');
    if (dice.happens(0.93)) {
      this.every('dental-check', this.startOfRound(180), () => dice.between(170, 360), life.end);
    }
    this.questionnaires();
    life.facts.healthReviews.sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  }

  /** The first by a doctor within four weeks, then each year. @param isLate the last one is more than a year ago */
  private assessments(isLate: boolean): void {
    const { dice, life, care } = this;
    const until = isLate ? addDays(addMonths(life.today, -12), -dice.between(8, 80)) : life.end;
    const cameLately = care.from >= this.earliest;
    const first = cameLately
      ? addDays(care.from, dice.happens(0.86) ? dice.between(13, 26) : dice.between(31, 52))
      : this.startOfRound(330);
    if (cameLately) this.held('initial-health-assessment', first, life.end);
    this.every(
      'review-health-assessment',
      cameLately ? addDays(first, this.aboutAYearFrom(first)) : first,
      (on) => this.aboutAYearFrom(on),
      until,
    );
  }

  private questionnaires(): void {
    const { dice, life, care } = this;
    if (dice.happens(0.12)) return;
    const from = this.startOfRound(340);
    const inCareAYear = addMonths(care.from, 12);
    const score = dice.between(4, 24);
    for (let on = from; on < life.end; on = addDays(on, this.aboutAYearFrom(on))) {
      if (on < inCareAYear || ageOn(life.born, on) >= TOO_OLD_FOR_QUESTIONNAIRE) continue;
      this.held('strengths-and-difficulties', on, life.end, Math.max(0, score + dice.between(-4, 3)));
    }
  }

  private every(kind: HealthReviewKind, first: LocalDate, days: (on: LocalDate) => number, until: LocalDate): void {
    for (let on = first; on < until; on = addDays(on, days(on))) this.held(kind, on, until);
  }

  private held(kind: HealthReviewKind, day: LocalDate, until: LocalDate, score: number | null = null): void {
    const { life, care } = this;
    const heldOn = workingDay(day);
    if (heldOn <= care.from || heldOn >= until || (care.to !== null && heldOn >= care.to)) return;
    life.facts.healthReviews.push({
      ...{ id: idFrom(this.dice, heldOn), heldOn, kind, score },
      ...{ reportOn: reportOf(kind, heldOn, life.today), delay: null, partner: null, actions: [] },
    });
  }

  /** A day within so many of when care began, or of the earliest that was moved over. */
  private startOfRound(days: number): LocalDate {
    const { care, earliest } = this;
    return addDays(care.from > earliest ? care.from : earliest, this.dice.between(20, days));
  }

  private aboutAYearFrom(on: LocalDate): number {
    const isOld = daysBetween(on, this.life.today) > LATE_BEFORE_DAYS;
    return isOld && this.dice.happens(0.2) ? this.dice.between(372, 420) : this.dice.between(335, 362);
  }
}

/** The report of most assessments comes after eighteen days; some never did. */
function reportOf(kind: HealthReviewKind, heldOn: LocalDate, today: LocalDate): LocalDate | null {
  if (!kind.endsWith('-health-assessment') || heldOn.endsWith('3')) return null;
  const on = addDays(heldOn, 18);
  return on < today ? on : null;
}

/** At seventeen and a half for most, late for some; some turned 18 without. */
function givePassport(dice: Dice, life: Biography, care: Care): void {
  const halfPast17 = addMonths(life.birthday(17), 6);
  const leftEarly = care.to !== null && care.to <= halfPast17;
  if (care.from >= halfPast17 || (leftEarly && care.to! < life.birthday(16))) return;
  const when = dice.weighted<'in-time' | 'late' | 'never'>([
    ['in-time', leftEarly ? 55 : 83],
    ['late', 7],
    ['never', leftEarly ? 38 : 10],
  ]);
  if (when === 'never') return;
  const day =
    when === 'late'
      ? addDays(life.birthday(18), dice.between(12, 130))
      : leftEarly
        ? addDays(care.to!, dice.between(5, 40))
        : addDays(halfPast17, dice.between(-12, 75));
  const givenOn = workingDay(day);
  const consent = { consentAdviser: dice.happens(0.88), consentGp: dice.happens(0.94) };
  if (givenOn < life.end) life.facts.healthPassports.push({ id: idFrom(dice, givenOn), givenOn, ...consent });
}
