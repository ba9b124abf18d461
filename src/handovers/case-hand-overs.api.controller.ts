import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  HandOverAnswer,
  HandOverCopyDto,
  HandOverDto,
  HandOverSavedAnswer,
  HandOverSignatureDto,
  HandOverSignedAnswer,
} from './case-hand-overs.dto';
import { CaseHandOversService } from './case-hand-overs.service';

@ApiController('young-people/:id/worker-changes/:changeId/hand-over', GROUPS.workers)
export class CaseHandOversApiController {
  constructor(private readonly handOvers: CaseHandOversService) {}

  @Operation({
    does: 'Read what is handed over at a change of worker',
    about: 'What the two workers wrote, and what the record knows for the new one. Once both have signed it stays.',
    scope: 'read:notes',
    answers: () => HandOverAnswer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Today() today: LocalDate,
  ): Promise<HandOverAnswer> {
    const { said, version, signatures, signedOn, metTogetherOn, copies, facts } = await this.handOvers.open(
      actor,
      id,
      changeId,
      today,
    );
    const { asOf, planWords, ahead } = facts;
    return {
      ...said,
      matters: said.matters || null,
      toKnow: said.toKnow || null,
      version,
      signatures,
      signedOn,
      metTogetherOn,
      copies,
      facts: {
        asOf,
        planWords,
        said: facts.said,
        education: facts.education ?? [],
        promised: facts.promised.map(({ kind, what, dueOn, theirs, ownerName }) => ({
          kind,
          what,
          dueOn,
          theirs,
          ownerName,
        })),
        tried: facts.tried.map(({ goal, topicTitle, setOn, inForce, results }) => ({
          goal,
          topicTitle,
          setOn,
          inForce,
          results,
        })),
        ahead,
      },
    };
  }

  @Operation({
    does: 'Write what is handed over at a change of worker',
    about: 'Whoever signed an earlier version signs anew.',
    scope: 'write:casework',
    answers: () => HandOverSavedAnswer,
  })
  @Post()
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() { matters, toKnow, jointVisitOn, ...said }: HandOverDto,
    @Today() today: LocalDate,
  ): Promise<HandOverSavedAnswer> {
    const given = {
      ...said,
      matters: matters ?? '',
      toKnow: toKnow ?? '',
      jointVisitOn: jointVisitOn as LocalDate | null,
    };
    return { version: await this.handOvers.save(actor, id, changeId, given, today) };
  }

  @Operation({
    does: 'Record that the young person was given their copy of a hand-over',
    about: 'It holds all but what else the new worker should know.',
    scope: 'write:casework',
    status: 201,
    answers: () => MadeAnswer,
  })
  @Post('copies')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() { version, givenOn, how }: HandOverCopyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const given = { version, givenOn: givenOn as LocalDate, how };
    return { id: await this.handOvers.giveCopy(actor, id, changeId, given, today) };
  }

  @Operation({
    does: 'Sign a hand-over',
    about:
      'The worker before and the new one each sign the version they read. A manager may sign in the place of the one ' +
      'before, and says why.',
    scope: 'write:casework',
    answers: () => HandOverSignedAnswer,
  })
  @Post('signature')
  async sign(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() { version, because }: HandOverSignatureDto,
    @Today() today: LocalDate,
  ): Promise<HandOverSignedAnswer> {
    return { bothSigned: await this.handOvers.sign(actor, id, changeId, { version, because }, today) };
  }
}
