import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { AuthorityAnswer, PolicyAnswer } from './authority.dto';
import { AuthorityService } from './authority.service';

@ApiController('authority', GROUPS.service)
export class AuthorityApiController {
  constructor(private readonly authorities: AuthorityService) {}

  @Operation({
    does: 'Read who the council is',
    about: 'Not found until it has been named.',
    scope: 'read:service',
    answers: () => AuthorityAnswer,
    problems: ['not-found'],
  })
  @Get()
  async read(@CurrentActor() actor: UserActor): Promise<AuthorityAnswer> {
    const authority = await this.authorities.authority(actor);
    if (!authority) throw notFound();
    const { name, laCode, adviserWord, socialWorkerWord, interimWord, madeUp } = authority;
    return { name, laCode, adviserWord, socialWorkerWord, interimWord, madeUp };
  }

  @Operation({
    does: 'Read the council’s settings',
    about: 'Stricter than the law is allowed, looser never.',
    scope: 'read:service',
    answers: () => PolicyAnswer,
  })
  @Get('policy')
  async policy(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<PolicyAnswer> {
    const { inForce, versions } = await this.authorities.policyOn(actor, today);
    return {
      today: { ...inForce },
      versions: versions.map(({ inForceFrom, settings, reason, recordedAt }) => ({
        inForceFrom,
        settings,
        reason,
        recordedAt: recordedAt.toISOString(),
      })),
    };
  }
}
