import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toChallengesPage } from './challenge.page';
import { ChallengesService } from './challenges.service';

/** The challenges that are open, for managers. */
@Controller('team/challenges')
export class TeamChallengesPagesController {
  constructor(private readonly challenges: ChallengesService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('plan-reviews/challenges', toChallengesPage(await this.challenges.allOpen(actor), today));
  }
}
