import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { EntitlementSaidDto, EntitlementSaidListAnswer } from './entitlements.dto';
import { HadService } from './had.service';

/** Whether a young person had what is theirs. */
@ApiController('young-people/:id/entitlements/had', GROUPS.plans)
export class HadApiController {
  constructor(private readonly had: HadService) {}

  @Operation({
    does: 'List whether a young person had what is theirs',
    about: 'Everything that was said, also before. All at once.',
    scope: 'read:people',
    answers: () => EntitlementSaidListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<EntitlementSaidListAnswer> {
    const said = await this.had.history(actor, id);
    return {
      items: said.map((one) => ({
        ...{ id: one.id, key: one.key, answer: one.answer, onDay: one.onDay },
        ...{ words: one.words, terms: one.terms },
      })),
      next: null,
    };
  }

  @Operation({
    does: 'Record whether a young person had one thing that is theirs',
    about: 'What stands there already as said is left.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { key, answer, onDay, words = null, was = null }: EntitlementSaidDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const said = { key, answer, words, was: was ?? '' };
    await this.had.say(actor, id, onDay as LocalDate, [said], today, { answer: () => 'key', words: () => 'words' });
  }
}
