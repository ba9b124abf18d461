import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { agoWords } from '../web/day-words';
import { page, type Page } from '../web/page';
import { fullName } from '../young-people/names';
import { PlanMeasuresService } from './plan-measures.service';

/** A worker's own young people who were not heard lately: the list behind "Heard in own words", for whoever can change it. */
@Controller('not-heard')
export class NotHeardPagesController {
  constructor(private readonly measures: PlanMeasuresService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { days, people } = await this.measures.notHeard(actor, today);
    return page('insight/not-heard', {
      days,
      today,
      people: people.map((one) => ({
        name: fullName(one),
        at: `/young-people/${one.youngPersonId}`,
        heard: one.heardIn && { on: one.heardOn, ago: one.heardOn && agoWords(one.heardOn, today), in: one.heardIn },
      })),
    });
  }
}
