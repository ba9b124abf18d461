import { Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { EntitlementsAnswer, LocalOfferAnswer } from './entitlements.dto';
import { EntitlementsService } from './entitlements.service';
import type { LocalOffer } from './local-offer.entities';
import { LocalOfferService } from './local-offer.service';

/** What the council offers, and what of it and of the law one young person is entitled to. */
@ApiController('', GROUPS.plans)
export class LocalOfferApiController {
  constructor(
    private readonly offers: LocalOfferService,
    private readonly entitlements: EntitlementsService,
  ) {}

  @Operation({
    does: 'Read the local offer',
    about: 'The version that stands; 404 before anything was published.',
    scope: 'read:people',
    answers: () => LocalOfferAnswer,
    problems: ['not-found'],
  })
  @Get('local-offer')
  async current(@CurrentActor() actor: UserActor): Promise<LocalOfferAnswer> {
    const offer = await this.offers.published(actor);
    if (!offer) throw notFound();
    return offerAnswer(offer);
  }

  @Operation({
    does: 'Read a version of the local offer',
    about: 'As it was published.',
    scope: 'read:people',
    answers: () => LocalOfferAnswer,
  })
  @Get('local-offer/versions/:number')
  async version(@CurrentActor() actor: UserActor, @Param('number') number: string): Promise<LocalOfferAnswer> {
    return offerAnswer((await this.offers.version(actor, Number(number))).offer);
  }

  @Operation({
    does: 'Read what a young person is entitled to today',
    about:
      'By age and status, with what the local offer adds. What hangs on a fact that nobody knows is there, and says so.',
    scope: 'read:people',
    answers: () => EntitlementsAnswer,
  })
  @Get('young-people/:id/entitlements')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<EntitlementsAnswer> {
    const { status, age, entitled, offered, offerOwed, pack } = await this.entitlements.open(actor, id, today);
    return {
      status,
      age,
      entitled,
      offered,
      localOffer: offerOwed,
      identityDocuments: pack.map(({ key, words, state }) => ({ key, words, state })),
    };
  }
}

function offerAnswer({ id, number, publishedOn, whatChanged, giveAgain, content }: LocalOffer): LocalOfferAnswer {
  return { id, number, publishedOn, whatChanged, giveAgain, items: content };
}
