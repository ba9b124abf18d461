import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { Problem, type FieldError } from '../platform/problem';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { chosen, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { parseTypedDate } from '../web/typed-date';
import { AUDIENCES, type Audience } from './announcement.entities';
import {
  AnnouncementsService,
  writtenFaults,
  type AnnouncementSaid,
  type AnnouncementTold,
} from './announcements.service';

const AT = '/announcements';
const DAYS_AT_FIRST = 7;
/** Where it stands on top, and where one goes back to. */
const PAGES = ['/today', '/team', '/duty'] as const;

const ROLE_WORDS: Readonly<Record<Audience, string>> = {
  adviser: 'Advisers',
  manager: 'Managers',
  duty: 'Out-of-hours duty workers, of every team',
};

interface AnnouncementForm {
  values: Record<string, string>;
  roles: string[];
  teamIds: string[];
  errors: FieldError[];
  said: AnnouncementSaid | null;
}

/** What the council tells its staff. */
@Controller('announcements')
export class AnnouncementsPagesController {
  constructor(private readonly announcements: AnnouncementsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const q = typed(fields, 'q');
    const { announcements } = await this.announcements.list(actor, q, today);
    const lines = announcements.map((one) => toldWords(one, today));
    const model = { q, form: { values: { q }, errors: [] }, announcements: lines, mayWrite: may(actor, 'announce') };
    return page('announcements/announcements', model);
  }

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const values = { formId: newId(), title: '', words: '', untilOn: formatLong(addDays(today, DAYS_AT_FIRST)) };
    const teamIds = actor.role === 'manager' ? actor.teamIds : [];
    return this.writePage(actor, { values, roles: ['adviser', 'manager'], teamIds, errors: [], said: null }, null, 200);
  }

  @Post('new')
  async write(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields);
    const done = await saveForm(form, 'title', (said) =>
      this.announcements.write(actor, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${AT}/${done.value}`, 'It stands on top of the pages of those it is for.');
    return this.writePage(actor, done.form, null, done.status);
  }

  @Get(':announcementId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { announcement, before, readers } = await this.announcements.open(actor, id, today);
    const read = readers?.filter(({ readAt }) => readAt !== null) ?? [];
    const model = {
      one: toldWords(announcement, today),
      before,
      mayCorrect: readers !== null && announcement.takenBackOn === null,
      readers: readers && {
        count: `${read.length} of ${readers.length} have read it`,
        read,
        unread: readers.filter(({ readAt }) => readAt === null),
      },
    };
    return page('announcements/announcement', model);
  }

  @Get(':announcementId/correct')
  async openCorrect(@CurrentActor() actor: UserActor, @Param('announcementId') id: string): Promise<Page> {
    return this.writePage(actor, null, id, 200);
  }

  @Post(':announcementId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields);
    const done = await saveForm(form, 'title', (said) =>
      this.announcements.correct(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${AT}/${done.value}`, 'Corrected. Everybody it is for is asked to read it again.');
    return this.writePage(actor, done.form, id, done.status);
  }

  @Post(':announcementId/take-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.announcements.takeBack(actor, id, today);
    return redirect(`${AT}/${id}`, 'Taken back. It stands on nobody’s page any more.');
  }

  @Post(':announcementId/read')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('announcementId') id: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Redirect> {
    await this.announcements.read(actor, id, now);
    return redirect(chosen(fields, 'then', PAGES) ?? `${AT}/${id}`, 'Noted that you have read it.');
  }

  /** @param form null: as it stands @param of the wording that is corrected; null for a new one */
  private async writePage(
    actor: UserActor,
    form: AnnouncementForm | null,
    of: string | null,
    status: number,
  ): Promise<Page> {
    const teams = await this.announcements.toWrite(actor);
    const found = of === null ? null : await this.announcements.toCorrect(actor, of);
    const isTakenBack = found !== null && found.takenBackOn !== null;
    if (isTakenBack && form === null) {
      throw new Problem('changed-by-someone-else', 'This was taken back. Write a new one.');
    }
    // What was typed for one that was taken back meanwhile is kept, and sent it is a new one.
    const opened = isTakenBack ? null : found;
    const shown = form ?? asItStands(opened!);
    const isApart = opened !== null && form !== null && opened.id !== of?.toLowerCase();
    const model = {
      // Sent again, it corrects what stands by now.
      at: opened ? `${AT}/${opened.id}/correct` : `${AT}/new`,
      backAt: opened ? `${AT}/${opened.id}` : AT,
      isCorrection: opened !== null,
      isTakenBack,
      standing: isApart ? opened : null,
      roles: AUDIENCES.map((value) => ({ value, text: ROLE_WORDS[value], checked: shown.roles.includes(value) })),
      teams: teams.map(({ id, name }) => ({ value: id, text: name, checked: shown.teamIds.includes(id) })),
      teamsHint: actor.role === 'administrator' ? 'None ticked: every team' : null,
      form: shown,
      errors: shown.errors,
    };
    return page('announcements/write', model, status);
  }
}

function asItStands({ title, words, untilOn, roles, teamIds }: AnnouncementTold): AnnouncementForm {
  const values = { formId: newId(), title, words, untilOn: formatLong(untilOn) };
  return { values, roles, teamIds, errors: [], said: null };
}

function readForm(fields: Fields): AnnouncementForm {
  const values = {
    formId: formIdOf(fields),
    title: typed(fields, 'title'),
    words: typed(fields, 'words'),
    untilOn: typed(fields, 'untilOn'),
  };
  const [roles, teamIds] = [ticked(fields, 'roles'), ticked(fields, 'teamIds')];
  const untilOn = parseTypedDate(values.untilOn);
  const { title, words } = values;
  const errors = untilOn
    ? []
    : [
        ...writtenFaults({ title, words, roles }),
        { field: 'untilOn', message: 'Enter the last day as 9/3/26 or 9 March 2026' },
      ];
  return {
    values,
    roles,
    teamIds,
    errors,
    said: untilOn && { title, words, roles: roles as Audience[], teamIds, untilOn },
  };
}

function toldWords(one: AnnouncementTold, today: LocalDate) {
  const roles = one.roles.map((role) => ROLE_WORDS[role]).join('; ');
  const teams = one.teams.length > 0 ? one.teams.join(', ') : 'every team';
  const isOver = one.untilOn < today;
  return {
    ...one,
    at: `${AT}/${one.id}`,
    forWhom: `${roles}: ${teams}`,
    state: one.takenBackOn
      ? `Taken back on ${formatLong(one.takenBackOn)}`
      : `${isOver ? 'Stood' : 'Stands'} until ${formatLong(one.untilOn)}`,
    asksMe: one.isForMe && one.readAt === null && one.takenBackOn === null && !isOver,
    isCorrected: one.number > 1,
  };
}
