import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { HomeListsService } from './home-lists.service';
import { HomesWatchedAnswer, watchedAnswer } from './home-parts.dto';

@ApiController('homes-to-watch', GROUPS.homes)
export class WatchedApiController {
  constructor(private readonly lists: HomeListsService) {}

  @Operation({
    does: 'List homes to watch',
    about:
      'Nights in bed and breakfast, shared houses without an assessment, what waits to be signed off, and follow-ups. Of everyone you may see; 200 of each list.',
    scope: 'read:people',
    answers: () => HomesWatchedAnswer,
  })
  @Get()
  async watched(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<HomesWatchedAnswer> {
    return watchedAnswer(await this.lists.watched(actor, today));
  }
}
