import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { asPublished, inOrder } from './local-offer';
import type { LocalOfferItem } from './local-offer.entities';
import { LocalOfferService } from './local-offer.service';
import {
  ChangedOfferItemDto,
  OfferItemDto,
  OfferItemWrittenAnswer,
  OfferWritingAnswer,
  PublishedOfferAnswer,
  PublishOfferDto,
} from './local-offer-writing.dto';

/** Writing the local offer, for whoever keeps it. */
@ApiController('local-offer', GROUPS.plans)
export class LocalOfferWritingApiController {
  constructor(private readonly offers: LocalOfferService) {}

  @Operation({
    does: 'Read what is being written of the local offer',
    about: 'Nobody outside reads it before it is published.',
    scope: 'write:service',
    answers: () => OfferWritingAnswer,
  })
  @Get('writing')
  async writing(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<OfferWritingAnswer> {
    const { edition, items, takenOut, differences, missing } = await this.offers.writing(actor, today);
    const ids = (some: readonly { id: string }[]) => some.map(({ id }) => ({ id }));
    return {
      edition,
      items: inOrder([...items, ...takenOut]).map(written),
      added: ids(differences.added),
      changed: ids(differences.changed),
      gone: ids(differences.gone),
      missing: missing.map((subject) => ({ subject })),
    };
  }

  @Operation({
    does: 'Publish the local offer',
    about: 'What is written becomes the next version, and is owed to whoever it is for.',
    scope: 'write:service',
    answers: () => PublishedOfferAnswer,
    status: 201,
    location: true,
    problems: ['changed-by-someone-else'],
  })
  @Post('versions')
  async publish(
    @CurrentActor() actor: UserActor,
    @Body() said: PublishOfferDto,
    @Today() today: LocalDate,
  ): Promise<Answered<PublishedOfferAnswer>> {
    const number = await this.offers.publish(actor, said, today);
    return created({ number }, `local-offer/versions/${number}`);
  }

  @Operation({
    does: 'Write one thing of the local offer',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('items')
  async add(@CurrentActor() actor: UserActor, @Body() said: OfferItemDto): Promise<Answered<MadeAnswer>> {
    const id = await this.offers.add(actor, { ...UNSAID, ...said });
    return created({ id }, `local-offer/items/${id}`);
  }

  @Operation({
    does: 'Read one thing as it is written',
    scope: 'write:service',
    answers: () => OfferItemWrittenAnswer,
    etag: true,
  })
  @Get('items/:offerItemId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('offerItemId') id: string,
  ): Promise<Answered<OfferItemWrittenAnswer>> {
    const item = await this.offers.item(actor, id);
    return withEtag(written(item), item.version);
  }

  @Operation({
    does: 'Change one thing of the local offer, or take it out',
    about: 'What is left out stays as it is. What was published stays as it was.',
    scope: 'write:service',
    answers: () => OfferItemWrittenAnswer,
    etag: true,
  })
  @Patch('items/:offerItemId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('offerItemId') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedOfferItemDto,
  ): Promise<Answered<OfferItemWrittenAnswer>> {
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    await ifUnchanged(
      ifMatch,
      () => this.offers.item(actor, id),
      async ({ subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement, takenOut, version }) => {
        const stands = { subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement, takenOut };
        await this.offers.change(actor, id, { ...stands, ...given }, version);
      },
    );
    return this.read(actor, id);
  }
}

/** What a program leaves out of something new. */
const UNSAID = { how: null, pounds: null, per: null, entitlement: null, takenOut: false };

function written(item: LocalOfferItem): OfferItemWrittenAnswer {
  return { ...asPublished(item), takenOut: item.takenOut };
}
