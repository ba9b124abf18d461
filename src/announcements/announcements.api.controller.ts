import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Now, Today } from '../web/decorators';
import {
  AnnouncementDto,
  AnnouncementListAnswer,
  AnnouncementOpenedAnswer,
  AnnouncementQueryDto,
} from './announcements.dto';
import { AnnouncementsService, type AnnouncementTold } from './announcements.service';

/** What the council tells its staff. */
@ApiController('announcements', GROUPS.service)
export class AnnouncementsApiController {
  constructor(private readonly announcements: AnnouncementsService) {}

  @Operation({
    does: 'List announcements',
    about: 'Those for you or written by you; for administrators all.',
    scope: 'read:service',
    answers: () => AnnouncementListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { q = '' }: AnnouncementQueryDto,
    @Today() today: LocalDate,
  ): Promise<AnnouncementListAnswer> {
    const { announcements } = await this.announcements.list(actor, q, today);
    return { items: announcements.map(answer), next: null };
  }

  @Operation({
    does: 'Announce something',
    about:
      'For managers, to their teams, and administrators. It stands on top of Today, Team and Duty until it is read.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async write(
    @CurrentActor() actor: UserActor,
    @Body() said: AnnouncementDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.announcements.write(actor, whole(said), today);
    return created({ id }, `announcements/${id}`);
  }

  @Operation({
    does: 'Read an announcement, and who has read it',
    about: 'It is no sign that you have read it: that is said apart.',
    scope: 'read:service',
    answers: () => AnnouncementOpenedAnswer,
  })
  @Get(':announcementId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Today() today: LocalDate,
  ): Promise<AnnouncementOpenedAnswer> {
    const { announcement, readers } = await this.announcements.open(actor, id, today);
    const all = readers ?? [];
    return { ...answer(announcement), readers: all.map(({ name, readAt }) => ({ name, readAt: instant(readAt) })) };
  }

  @Operation({
    does: 'Correct an announcement',
    about: 'Whoever it is for is asked to read it again. The id is that of the wording you read.',
    scope: 'write:service',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['changed-by-someone-else'],
  })
  @Post(':announcementId/corrections')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') of: string,
    @Body() said: AnnouncementDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.announcements.correct(actor, of, whole(said), today);
    return created({ id }, `announcements/${id}`);
  }

  @Operation({
    does: 'Take an announcement back',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':announcementId/taking-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.announcements.takeBack(actor, id, today);
  }

  @Operation({ does: 'Say that you have read an announcement', scope: 'write:service', status: 204 })
  @Post(':announcementId/read')
  async read(@CurrentActor() actor: UserActor, @Param('announcementId') id: string, @Now() now: Date): Promise<void> {
    await this.announcements.read(actor, id, now);
  }
}

function whole({ title, words, roles, teamIds, untilOn }: AnnouncementDto) {
  return { title, words, roles, teamIds, untilOn: untilOn as LocalDate };
}

function answer(one: AnnouncementTold) {
  const { id, number, title, words, roles, teams, untilOn, writtenOn, writtenBy, takenBackOn, isForMe, readAt } = one;
  return {
    id,
    number,
    title,
    words,
    roles,
    teams,
    untilOn,
    writtenOn,
    writtenBy,
    takenBackOn,
    isForMe,
    readAt: instant(readAt),
  };
}

function instant(at: Date | null): string | null {
  return at && at.toISOString();
}
