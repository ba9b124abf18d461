import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { fullName } from '../young-people/names';
import { HomesToDecideService } from './homes-to-decide.service';

/** Homes, placements and help with a home that wait for a manager's answer, in one list. */
@Controller('team/homes-to-decide')
export class HomesToDecidePagesController {
  constructor(private readonly homes: HomesToDecideService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const lines = (await this.homes.list(actor)).map((one) => ({
      ...one,
      name: fullName(one),
      personAt: `/young-people/${one.personId}`,
      at: `/young-people/${one.personId}/${one.at}`,
      daysLate: one.dueOn !== null && one.dueOn < today ? daysBetween(one.dueOn, today) : 0,
    }));
    return page('arrangements/homes-to-decide', { lines, today });
  }
}
