import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { parsePostcode } from '../young-people/identifiers';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import { AccommodationService, type Home } from './accommodation.service';
import { ChangedHomeDto, HomeAnswer, HomeListAnswer, HomeSaidDto } from './home.dto';

@ApiController('young-people/:id/homes', GROUPS.homes)
export class HomesApiController {
  constructor(private readonly accommodation: AccommodationService) {}

  @Operation({ does: 'List homes', scope: 'read:people', answers: () => HomeListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HomeListAnswer> {
    const homes = await this.accommodation.homes(actor, id, pageAsked(query));
    return listed(homes, query, `young-people/${id}/homes`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a move',
    about: 'Where they lived until then ends that day. What the new home starts is open before the answer comes.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['overlapping-period'],
  })
  @Post()
  async move(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: HomeSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const home: Home = {
      type: said.type,
      fromOn: said.fromOn as LocalDate,
      providedUnder: said.providedUnder ?? 'unknown',
      address: said.address ?? null,
      postcode: postcodeIn(said.postcode) ?? null,
      carer: said.carer ?? null,
      provider: said.provider ?? null,
      placedByAuthority: said.placedByAuthority ?? null,
      providerRegistered: said.providerRegistered ?? null,
      managerReason: null,
    };
    const homeId = await this.accommodation.recordMove(actor, id, home, today);
    return created({ id: homeId }, `young-people/${id}/homes/${homeId}`);
  }

  @Operation({ does: 'Read a home', scope: 'read:people', answers: () => HomeAnswer, etag: true })
  @Get(':homeId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
  ): Promise<Answered<HomeAnswer>> {
    const home = await this.accommodation.readHome(actor, id, homeId);
    return withEtag(answer(home), home.id);
  }

  @Operation({
    does: 'Correct a home, or say when they left',
    about: 'What is left out stays as it is. Where the day of moving in changes, the home before ends that day too.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomeAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':homeId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedHomeDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HomeAnswer>> {
    const { postcode, ...rest } = said;
    const changes = Object.fromEntries(
      Object.entries({ ...rest, postcode: postcodeIn(postcode) }).filter(([, value]) => value !== undefined),
    ) as Partial<Home> & { toOn?: LocalDate | null };
    await ifUnchanged(
      ifMatch,
      async () => {
        const { home } = await this.accommodation.home(actor, id, homeId);
        return { ...home, version: home.id };
      },
      ({ version }) => this.accommodation.correct(actor, id, homeId, changes, today, version),
    );
    return this.read(actor, id, homeId);
  }
}

/** @throws Problem 'not-valid' for what has not the shape of one */
function postcodeIn(text: string | null | undefined): string | null | undefined {
  if (text === null || text === undefined) return text;
  const postcode = parsePostcode(text);
  if (!postcode) throw invalid('postcode', 'Enter a full postcode like SW1A 1AA');
  return postcode;
}

function answer(home: AccommodationPeriod): HomeAnswer {
  return {
    id: home.factId,
    type: home.type,
    words: ACCOMMODATION_WORDS[home.type] ?? home.type,
    fromOn: home.fromOn,
    toOn: home.toOn,
    providedUnder: home.providedUnder,
    address: home.address,
    postcode: home.postcode,
    carer: home.carer,
    provider: home.provider,
    placedByAuthority: home.placedByAuthority,
    providerRegistered: home.providerRegistered,
    imported: home.importId !== null,
  };
}
