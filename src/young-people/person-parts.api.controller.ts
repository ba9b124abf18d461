import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  CareHistoryAnswer,
  careEpisodeAnswer,
  detentionAnswer,
  otherAccommodationAnswer,
  specialGuardianshipAnswer,
} from './care-history.dto';
import { asksFor, MattersService } from './matters.service';
import { LegalStatusAnswer, MattersAnswer, RaisedMatterDto, SettlementDto, WithdrawalDto } from './person-parts.dto';
import { PersonReadingService } from './person-reading.service';
import { RecordedInErrorService } from './recorded-in-error.service';
import { decisionAnswer } from './status-decisions.api.controller';
import { STATUS_WORDS, statusBasisWords } from './status-words';

@ApiController('young-people/:id', GROUPS.people)
export class PersonPartsApiController {
  constructor(
    private readonly reading: PersonReadingService,
    private readonly matters: MattersService,
    private readonly inError: RecordedInErrorService,
  ) {}

  @Operation({ does: 'Read legal status, with the reasons', scope: 'read:people', answers: () => LegalStatusAnswer })
  @Get('legal-status')
  async legalStatus(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<LegalStatusAnswer> {
    const { position, decision } = await this.reading.legalStatus(actor, id);
    const { status, rules, because, needsManager, keepUntil, assessedOn, nextChangeOn } = position;
    return {
      status,
      words: STATUS_WORDS[status],
      basis: position.basis.map((code) => ({ code, words: statusBasisWords(code) })),
      rules,
      because,
      needsManager,
      decision: decision && decisionAnswer(decision, position),
      keepUntil,
      assessedOn,
      nextChangeOn,
    };
  }

  @Operation({ does: 'Read the care history', scope: 'read:people', answers: () => CareHistoryAnswer })
  @Get('care-history')
  async careHistory(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<CareHistoryAnswer> {
    const { episodes, detentions, specialGuardianship, otherAccommodation } = await this.reading.careHistory(actor, id);
    return {
      episodes: episodes.map(careEpisodeAnswer),
      detentions: detentions.map(detentionAnswer),
      specialGuardianship: specialGuardianship && specialGuardianshipAnswer(specialGuardianship),
      otherAccommodation: otherAccommodation.map(otherAccommodationAnswer),
    };
  }

  @Operation({ does: 'List what waits for a manager', scope: 'read:people', answers: () => MattersAnswer })
  @Get('matters')
  async listMatters(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<MattersAnswer> {
    const { open, settled } = await this.reading.matters(actor, id);
    return {
      open: open.map(({ key, kind, text, facts, raisedAt, raisedBy }) => ({
        key,
        kind,
        text,
        facts,
        asks: asksFor(kind),
        raisedAt: raisedAt?.toISOString() ?? null,
        raisedBy,
      })),
      settled: settled.map(({ text, reason, at, by }) => ({ text, reason, at: at.toISOString(), by })),
    };
  }

  @Operation({
    does: 'Ask a manager to decide',
    about: 'What is in doubt and no date of the record can say: a disputed age, which council is responsible.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('matters')
  async raise(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: RaisedMatterDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.matters.raise(actor, id, said, today) };
  }

  @Operation({
    does: 'Settle a matter',
    about:
      'For managers. What was found out is recorded with it, and the status is worked out again. What the status itself leaves open is decided with POST /young-people/{id}/status-decisions.',
    scope: 'write:casework',
    status: 204,
  })
  @Post('matters/:key/settlement')
  async settle(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() said: SettlementDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const { reason, diedOn = null, careEndedOn = null, reasonCeased = null, historyComplete = false } = said;
    const { dateOfBirth = null } = said;
    await this.matters.settle(
      actor,
      id,
      key,
      {
        reason,
        diedOn: diedOn as LocalDate | null,
        careEndedOn: careEndedOn as LocalDate | null,
        reasonCeased,
        historyComplete,
        dateOfBirth: dateOfBirth as LocalDate | null,
      },
      today,
    );
  }

  @Operation({
    does: 'Take out what was recorded in error',
    about: 'Its rows stay in the record, out of sight. What it had met is due again.',
    scope: 'write:casework',
    status: 204,
  })
  @Post('withdrawals')
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, factId, reason }: WithdrawalDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.inError.withdraw(actor, id, kind, factId, reason, today);
  }
}
