import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { APPOINTMENT_WORDS } from '../contacts/appointment-words';
import { todayInLondon } from '../platform/clock';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now } from '../web/decorators';
import { dueWords } from '../web/day-words';
import { page, type Page } from '../web/page';
import { fullName } from '../young-people/names';
import { LeftUndoneService, MOST_LINES, type LeftUndone } from './left-undone.service';

/** The end of a day: what is moved or explained before one goes home. */
@Controller('left-undone')
export class LeftUndonePagesController {
  constructor(private readonly leftUndone: LeftUndoneService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Now() now: Date): Promise<Page> {
    const today = todayInLondon(now);
    return page('duty/left-undone', toLeftUndonePage(await this.leftUndone.list(actor, now, today), today));
  }
}

function toLeftUndonePage({ appointments, due, owed, cut }: LeftUndone, today: LocalDate) {
  return {
    cutAt: cut ? MOST_LINES : null,
    appointments: appointments.map(({ id, kind, plannedAt, personId, ...named }) => ({
      name: fullName(named),
      at: `/young-people/${personId}`,
      kind: APPOINTMENT_WORDS[kind],
      plannedAt,
      outcomeAt: `/young-people/${personId}/contacts/new?appointment=${id}`,
      moveAt: `/young-people/${personId}/appointments/${id}`,
    })),
    due: due.map(({ personId, due: lines, ...named }) => ({
      name: fullName(named),
      at: `/young-people/${personId}`,
      lines: lines.map((line) => ({
        title: line.title,
        overdue: line.overdue,
        words: dueWords(line.dueOn, today),
        moveAt: `/young-people/${personId}/due/${line.id}/acknowledge`,
        pauseAt: `/young-people/${personId}/due/${line.id}/pause`,
        explainAt: line.overdue ? `/young-people/${personId}/due/${line.id}/late` : null,
      })),
    })),
    owed: owed.map((line) => ({
      name: fullName(line),
      what: line.what ?? line.kind,
      kind: line.kind,
      at: `/young-people/${line.personId}/${line.at}`,
      words: line.dueOn === null ? '' : dueWords(line.dueOn, today),
      late: line.late,
    })),
    nothingLeft: appointments.length + due.length + owed.length === 0,
  };
}
