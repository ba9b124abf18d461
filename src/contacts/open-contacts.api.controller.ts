import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ContactFiguresAnswer, OpenContactsAnswer } from './open-contacts.dto';
import { OpenContactsService } from './open-contacts.service';

/** A list within an answer has as many; the page has all. */
const MOST_ITEMS = 200;

@ApiController('', GROUPS.contacts)
export class OpenContactsApiController {
  constructor(private readonly contacts: OpenContactsService) {}

  @Operation({
    does: 'List what is still open of contacts',
    about:
      'Appointments without an outcome, notes to follow, and whom no visit found; at most 200 of each. Of an adviser their ' +
      'own, of a manager their teams’.',
    scope: 'read:people',
    also: 'write:casework',
    answers: () => OpenContactsAnswer,
  })
  @Get('open-contacts')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<OpenContactsAnswer> {
    const { withoutOutcome, notesToFollow, notFound } = await this.contacts.open(actor, today);
    return {
      withoutOutcome: withoutOutcome.slice(0, MOST_ITEMS).map(({ id, kind, plannedAt, personId, staffId }) => ({
        appointmentId: id,
        kind,
        plannedAt: plannedAt.toISOString(),
        youngPersonId: personId,
        staffId,
      })),
      notesToFollow: notesToFollow.slice(0, MOST_ITEMS).map(({ contactId, heldOn, personId, staffId }) => ({
        contactId,
        heldOn,
        youngPersonId: personId,
        staffId,
      })),
      notFound: notFound.slice(0, MOST_ITEMS).map(({ personId, missed, lastMissedOn, tryAgainOn, nextAt }) => ({
        youngPersonId: personId,
        missed,
        lastMissedOn,
        tryAgainOn,
        nextAt: nextAt?.toISOString() ?? null,
      })),
    };
  }

  @Operation({
    does: 'Read how contacts are planned and recorded',
    about: 'For managers: by worker, over a quarter of a year, with the contacts that were recorded late.',
    scope: 'read:people',
    answers: () => ContactFiguresAnswer,
  })
  @Get('team/contacts')
  async figures(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<ContactFiguresAnswer> {
    const { since, workers, late } = await this.contacts.figures(actor, today);
    return {
      since,
      workers,
      late: late.map(({ contactId, heldOn, days, personId, staffId }) => ({
        contactId,
        heldOn,
        days,
        youngPersonId: personId,
        staffId,
      })),
    };
  }
}
