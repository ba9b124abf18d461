import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { MovesService, type StoriesOfMove } from '../arrangements/moves.service';
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
import { AccommodationService, type Home } from './accommodation.service';
import { homeAnswer } from './home-answer';
import { ChangedHomeDto, HomeAnswer, HomeListAnswer, HomeSaidDto, MoveSaidDto } from './home.dto';
import { MovePreviewAnswer, previewAnswer } from './home-parts.dto';
import { NOTHING_SAID } from './move-follows';
import type { WithMove } from './with-move';

@ApiController('young-people/:id/homes', GROUPS.homes)
export class HomesApiController {
  constructor(
    private readonly accommodation: AccommodationService,
    private readonly moves: MovesService,
  ) {}

  @Operation({ does: 'List homes', scope: 'read:people', answers: () => HomeListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HomeListAnswer> {
    const homes = await this.accommodation.homes(actor, id, pageAsked(query));
    return listed(homes, query, `young-people/${id}/homes`, homeAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a move',
    about:
      'Where they lived until then ends that day. What the new home starts is open before the answer comes. Where the council arranged it with a provider of its list, placed them there or pays, that one has to be free to take them. A move to the area of another council is written in the story about it, which begins where none runs.',
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
    @Body() said: MoveSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const homeId = await this.moves.record(actor, id, homeIn(said), moreIn(said), storiesIn(said), today);
    return created({ id: homeId }, `young-people/${id}/homes/${homeId}`);
  }

  @Operation({
    does: 'Try a move',
    about: 'What it would start and close, what it would leave to be done, and under which section. Nothing is saved.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => MovePreviewAnswer,
    problems: ['overlapping-period'],
  })
  @Post('check')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: MoveSaidDto,
    @Today() today: LocalDate,
  ): Promise<MovePreviewAnswer> {
    return previewAnswer(await this.moves.preview(actor, id, homeIn(said), moreIn(said), storiesIn(said), today));
  }

  @Operation({ does: 'Read a home', scope: 'read:people', answers: () => HomeAnswer, etag: true })
  @Get(':homeId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('homeId') homeId: string,
  ): Promise<Answered<HomeAnswer>> {
    const home = await this.accommodation.readHome(actor, id, homeId);
    return withEtag(homeAnswer(home), home.id);
  }

  @Operation({
    does: 'Correct a home, or say when they left',
    about:
      'What is left out stays as it is. Where the day of moving in changes, the home before ends that day too. A provider of the council’s list has to be free to take them where the correction names it, makes a placement of it or changes its day.',
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
    const { postcode, signOffReason, agreedById = null, ...rest } = said;
    const signOff = signOffReason === undefined ? null : { reason: signOffReason, agreedById };
    const changes = Object.fromEntries(
      Object.entries({ ...rest, postcode: postcodeIn(postcode) }).filter(([, value]) => value !== undefined),
    ) as Partial<Home> & { toOn?: LocalDate | null };
    await ifUnchanged(
      ifMatch,
      async () => {
        const { home, settledByAnswers } = await this.accommodation.home(actor, id, homeId);
        return { version: home.id, settledByAnswers };
      },
      ({ version, settledByAnswers }) => {
        // A section that followed from who arranged it and who pays goes on following from them.
        const follows = settledByAnswers && changes.providedUnder === undefined && (said.arrangedBy ?? said.paidBy);
        const all = follows ? { ...changes, providedUnder: 'unknown' as const } : changes;
        return this.accommodation.correct(actor, id, homeId, all, today, version, signOff);
      },
    );
    return this.read(actor, id, homeId);
  }
}

function homeIn(said: HomeSaidDto): Home {
  return {
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
    arrangedBy: said.arrangedBy ?? 'unknown',
    paidBy: said.paidBy ?? 'unknown',
    tenure: said.tenure ?? null,
    weeklyCostPence: said.weeklyCostPence ?? null,
    noticeDays: said.noticeDays ?? null,
    inMultipleOccupation: said.inMultipleOccupation ?? null,
    supportedCategory: said.supportedCategory ?? null,
    registrationNumber: said.registrationNumber ?? null,
    registrationCheckedOn: (said.registrationCheckedOn ?? null) as LocalDate | null,
    exemptGround: said.exemptGround ?? null,
    exemptCheckedBy: said.exemptCheckedBy ?? null,
  };
}

function moreIn(said: MoveSaidDto): WithMove {
  return {
    answers: {
      gp: said.gp ?? NOTHING_SAID.gp,
      gpName: said.gpName ?? null,
      gpOdsCode: said.gpOdsCode ?? null,
      travel: said.travel ?? NOTHING_SAID.travel,
      travelWords: said.travelWords ?? null,
      benefits: said.benefits ?? NOTHING_SAID.benefits,
      councilTax: said.councilTax ?? NOTHING_SAID.councilTax,
      area: said.area ?? NOTHING_SAID.area,
      tell: [...new Set(said.tell ?? [])],
    },
    band: said.distanceBand ?? null,
    view: said.view ? { answer: said.view, words: said.viewWords ?? null } : null,
    signOff:
      said.signOffReason === undefined ? null : { reason: said.signOffReason, agreedById: said.agreedById ?? null },
  };
}

/** @throws Problem 'not-valid' naming `area` or `council` */
function storiesIn({ area, council, whose, why }: MoveSaidDto): StoriesOfMove {
  if (area === 'other') {
    if (!council) throw invalid('council', 'Enter which council');
    return { story: null, crossing: { council, whose: whose ?? null, why: why ?? null } };
  }
  if (council || whose || why) throw invalid('area', 'Must be “other” where a council is named');
  return { story: null, crossing: null };
}

/** @throws Problem 'not-valid' for what has not the shape of one */
function postcodeIn(text: string | null | undefined): string | null | undefined {
  if (text === null || text === undefined) return text;
  const postcode = parsePostcode(text);
  if (!postcode) throw invalid('postcode', 'Enter a full postcode like SW1A 1AA');
  return postcode;
}
