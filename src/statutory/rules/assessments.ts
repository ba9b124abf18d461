import { outcomeOf, type DueItem, type Meeting, type Situation } from '../deadline';
import { addMonths, formatLong, latest, type LocalDate } from '../local-date';
import { startOfDuty } from '../milestones';
import { spellsWhere } from '../status-history';

const MONTHS_TO_ASSESS = 3;

/**
 * AP-01: the needs assessment of an eligible young person is complete within three months of the day they became
 * eligible, which is the 16th birthday at the earliest. One made before that day counts. Leaving care or turning 18
 * ends it.
 *
 * @statute {@link PROVISIONS.cppcrReg42}
 */
export function assessmentWhenEligible({ file, history }: Situation): DueItem[] {
  return spellsWhere(history, (status) => status.code === 'eligible').map((spell) => {
    const dueOn = addMonths(spell.from, MONTHS_TO_ASSESS);
    return {
      rule: 'AP-01',
      subject: null,
      start: startOfDuty(file, spell.from),
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: assessments(file).find(({ on }) => spell.to === null || on < spell.to) ?? null,
        endedOn: spell.to,
        partial: () => false,
        completeFrom: file.knownSince.needsAssessments ?? null,
      }),
      sentence: `Eligible since ${formatLong(spell.from)}, so the needs assessment is complete by ${formatLong(dueOn)}`,
    };
  });
}

/**
 * AP-02: someone who becomes relevant without a pathway plan has their needs assessed within three months. An
 * assessment from before does not count, and a plan alone does not meet it.
 *
 * @statute {@link PROVISIONS.clrReg5}
 */
export function assessmentWhenRelevant({ file, history }: Situation): DueItem[] {
  const spells = spellsWhere(history, (status) => status.code === 'relevant');
  const plannedBefore = (day: LocalDate) => file.pathwayPlans.some((plan) => plan.completedOn <= day);
  return spells
    .filter((spell) => !plannedBefore(spell.from))
    .map((spell) => {
      const dueOn = addMonths(spell.from, MONTHS_TO_ASSESS);
      const during = (day: LocalDate) => day >= spell.from && (spell.to === null || day < spell.to);
      return {
        rule: 'AP-02',
        subject: null,
        start: startOfDuty(file, spell.from),
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: assessments(file).find(({ on }) => during(on)) ?? null,
          endedOn: spell.to,
          partial: () => file.pathwayPlans.some((plan) => during(plan.completedOn)),
          completeFrom: latest(file.knownSince.needsAssessments, file.knownSince.pathwayPlans),
        }),
        sentence: `Relevant since ${formatLong(spell.from)} without a pathway plan, so needs are assessed by ${formatLong(dueOn)}`,
      };
    });
}

function assessments(file: Situation['file']): Meeting[] {
  return file.needsAssessments.map(({ id, completedOn }) => ({ id, on: completedOn, substitute: false }));
}
