import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PassportDocumentsService } from './passport-documents.service';
import { readContent } from './passport-content';
import {
  PassportAnswerDto,
  PassportContentsAnswer,
  PassportCopyDto,
  PassportReaderQueryDto,
  PassportSummaryAnswer,
  PassportVersionAnswer,
  PassportVersionDto,
  TakenOutDto,
} from './passport.dto';
import { PassportsService } from './passports.service';

const SHARED =
  'What the young person does not share with the adviser is not in it: not even whether it is known. A manager reads the whole of it on its page, where that is recorded.';

/** What the health passport says, its versions and copies. */
@ApiController('young-people/:id/passport', GROUPS.health)
export class PassportApiController {
  constructor(
    private readonly passports: PassportsService,
    private readonly documents: PassportDocumentsService,
  ) {}

  @Operation({
    does: 'Read what the health passport says',
    about: SHARED,
    scope: 'read:notes',
    answers: () => PassportContentsAnswer,
  })
  @Get()
  async read(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PassportContentsAnswer> {
    const { givenOn, consent, fields, versions, copies } = await this.passports.open(actor, id, false);
    return {
      ...{ givenOn, consentAdviser: consent.adviser, consentGp: consent.gp },
      fields: fields.map(({ key, said, kept, rowId }) => ({
        ...{ field: key, kept, rowId, state: said?.state ?? null, content: said?.content ?? null },
        ...{ forAdviser: said?.forAdviser ?? null, forGp: said?.forGp ?? null },
      })),
      versions: versions.map(({ number, madeOn }) => ({ number, madeOn })),
      copies: copies.map(({ id: copyId, number, givenTo, toWhom, form, how, givenOn: on, withdrawnBecause }) => ({
        ...{ id: copyId, number, givenTo, toWhom, form, how, givenOn: on, withdrawnBecause },
      })),
    };
  }

  @Operation({
    does: 'Say something of a field of the health passport',
    about: 'What it was before stays in the record. Nobody need be able to read it to write it down.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post('fields')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { content: sent = null, ...said }: PassportAnswerDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const content = sent && (readContent(sent as Record<string, unknown>) ?? 'misshapen');
    return { id: await this.passports.answer(actor, id, { ...said, content }, today) };
  }

  @Operation({
    does: 'Make a version of the health passport',
    about: 'Every field must have been answered; consent must have been asked.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => PassportVersionAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('versions')
  async makeVersion(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { restNotKnown = false }: PassportVersionDto,
    @Today() today: LocalDate,
  ): Promise<PassportVersionAnswer> {
    return { number: await this.passports.makeVersion(actor, id, restNotKnown, today), madeOn: today };
  }

  @Operation({
    does: 'Read a version as an International Patient Summary',
    about: 'Cut for whoever it is for. Without the young person’s consent there is none for the adviser or the GP.',
    scope: 'read:notes',
    answers: () => PassportSummaryAnswer,
  })
  @Get('versions/:number/summary')
  async summary(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query() { for: reader = 'adviser' }: PassportReaderQueryDto,
  ): Promise<PassportSummaryAnswer> {
    return { bundle: await this.documents.summary(actor, id, numberOf(number), reader) };
  }

  @Operation({
    does: 'Record who was given a version',
    about: 'The first copy of the young person meets what is due before 18.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('versions/:number/copies')
  async giveCopy(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Body() { givenTo, toWhom = null, form, how, givenOn }: PassportCopyDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { givenTo, toWhom, form, how, givenOn: givenOn as LocalDate };
    return { id: await this.passports.giveCopy(actor, id, numberOf(number), said, today) };
  }

  @Operation({ does: 'Take out a copy that nobody was given', scope: 'write:casework', status: 204 })
  @Post('copies/:copyId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('copyId') copyId: string,
    @Body() { reason }: TakenOutDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.passports.takeOutCopy(actor, id, copyId, reason, today);
  }
}

function numberOf(number: string): number | null {
  return /^[1-9]\d{0,5}$/.test(number) ? Number(number) : null;
}
