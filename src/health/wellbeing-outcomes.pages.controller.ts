import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { page, type Page } from '../web/page';
import { fullName } from '../young-people/names';
import { WELLBEING_STEPS } from './health-words';
import {
  countsOf,
  OUTCOME_COUNTS,
  outcomes,
  SCALE_COUNTS,
  scaleCountsOf,
  type OutcomeCount,
  type OutcomeReferral,
  type ScaleCount,
  type ScaleOutcome,
  type ServiceOutcome,
} from './wellbeing-outcomes';
import { WellbeingOutcomesService } from './wellbeing-outcomes.service';
import { scaleKey, type BetterWhen } from './wellbeing-scales';

const OUTCOME_WORDS: Record<OutcomeCount, string> = {
  referred: 'referred',
  started: 'seen',
  waiting: 'waiting',
  unseen: 'ended before they were seen',
  finished: 'seen and finished',
  both: 'with both scores',
  'not-measured': 'seen and not measured',
};
const AT = '/health-services/outcomes';
const NOT_LISTED = 'Not in the directory';

interface Asked {
  step?: string;
  service?: string;
  count?: string;
  scale?: string;
}

/** What came of each service for how young people feel: how many were seen, and how the score changed. */
@Controller('health-services/outcomes')
export class WellbeingOutcomesPagesController {
  constructor(private readonly outcomes: WellbeingOutcomesService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() asked: Asked): Promise<Page> {
    const lines = await this.outcomes.lines(actor);
    const isBehind = behind(asked);
    const who = isBehind && lines.filter(isBehind);
    return page('health/outcomes', {
      steps: Object.entries(WELLBEING_STEPS).map(([step, words]) => ({
        words,
        rows: outcomes(lines)
          .filter((one) => one.step === Number(step))
          .map(toRow),
      })),
      who: who && who.map(({ person, ...one }) => ({ ...one, id: person.id, name: fullName(person) })),
    });
  }
}

/** Whom a count that was opened counts; null where none was opened, or none that there is. */
function behind({ step, service, count, scale }: Asked): ((one: OutcomeReferral) => boolean) | null {
  const ofService = (one: OutcomeReferral) =>
    String(one.step) === step && (service === undefined || (one.serviceId ?? 'none') === service);
  const ofScale = SCALE_COUNTS.find((one) => one === count);
  if (scale !== undefined) {
    return ofScale
      ? (one) => ofService(one) && scaleKey(one.scale) === scale && scaleCountsOf(one).includes(ofScale)
      : null;
  }
  const known = OUTCOME_COUNTS.find((one) => one === count);
  return known ? (one) => ofService(one) && countsOf(one).includes(known) : null;
}

function toRow({ step, serviceId, name, counts, medianWaitDays, scales }: ServiceOutcome) {
  const at = (more: Record<string, string>) => {
    const query = new URLSearchParams({ step: String(step), ...more });
    if (serviceId !== undefined) query.set('service', serviceId ?? 'none');
    return `${AT}?${query.toString()}#who`;
  };
  const words = serviceId === undefined ? 'Every service of this step' : (name ?? NOT_LISTED);
  return {
    words,
    medianWaitDays,
    cells: OUTCOME_COUNTS.map((count) => ({ words: OUTCOME_WORDS[count], count: counts[count], at: at({ count }) })),
    scales: scales.map((scale) => ({
      words: scale.name ?? 'Which scale was not said',
      change: changeWords(scale),
      cells: SCALE_COUNTS.map((count) => ({
        words: scaleWords(count, scale.better),
        count: scale.counts[count],
        at: at({ count, scale: scale.key }),
      })),
    })),
  };
}

function scaleWords(count: ScaleCount, better: BetterWhen | null): string {
  if (count === 'both') return 'both scores';
  if (count === 'lacks-one') return 'lack one score';
  if (count === 'same') return 'the same';
  if (better === null) return count === 'up' ? 'higher' : 'lower';
  return (count === 'up') === (better === 'higher') ? 'better' : 'worse';
}

function changeWords({ medianChange, better }: ScaleOutcome): string | null {
  if (medianChange === null) return null;
  const signed = medianChange > 0 ? `+${medianChange}` : String(medianChange).replace('-', '−');
  const side = better === null ? 'which way is better is not known' : `a ${better} score is better`;
  return `middle change ${signed}; ${side}`;
}
