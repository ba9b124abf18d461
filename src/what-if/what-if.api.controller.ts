import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { invalid } from '../platform/problem';
import type { Deadline } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { STATUS_WORDS } from '../young-people/status-words';
import { eventSentence } from './event-words';
import type { MadeUpEvent } from './made-up-event';
import { WhatIfAnswer, WhatIfQueryDto, type OutlookAnswer, type WhatIfItemAnswer } from './what-if.dto';
import { WhatIfService, type Seen } from './what-if.service';

@ApiController('young-people/:id/what-if', GROUPS.due)
export class WhatIfApiController {
  constructor(private readonly whatIf: WhatIfService) {}

  @Operation({
    does: 'Try what has not happened',
    about:
      'What a made-up event would start, close and move, with legal status and suitability, beside how things stand. Nothing is saved.',
    scope: 'read:people',
    answers: () => WhatIfAnswer,
  })
  @Get()
  async try(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: WhatIfQueryDto,
    @Today() today: LocalDate,
  ): Promise<WhatIfAnswer> {
    const lookOn = (query.lookOn ?? null) as LocalDate | null;
    const { event, now, then, otherwise, difference, runsOut } = await this.whatIf.try(
      actor,
      id,
      eventAsked(query, today),
      today,
      lookOn,
    );
    return {
      tried: eventSentence(event),
      now: outlook(now),
      then: outlook(then),
      otherwise: otherwise && outlook(otherwise),
      starts: difference.starts.map(item),
      closes: difference.closes.map(({ item: closed, how }) => ({ ...item(closed), how })),
      moves: difference.moves.map(({ item: moved, from }) => ({ ...item(moved), otherwiseDueOn: from })),
      runsOut: runsOut.map(item),
    };
  }
}

/** @throws Problem 'not-valid' naming what the event cannot do without */
function eventAsked(query: WhatIfQueryDto, today: LocalDate): MadeUpEvent {
  const kind = query.event ?? 'later-day';
  const on = (query.on ?? today) as LocalDate;
  switch (kind) {
    case 'move': {
      const { type, providedUnder = 'unknown', placedByAuthority = null, providerRegistered = null } = query;
      if (!type) throw invalid('type', 'Say what kind of home it is');
      return { kind, on, type, providedUnder, placedByAuthority, providerRegistered };
    }
    case 'care-ends':
      return { kind, on, goesTo: query.goesTo ?? 'elsewhere' };
    case 'course':
      return { kind, on, inPathwayPlan: query.inPathwayPlan ?? false };
    case 'asks-for-support':
      return { kind, on, supportFor: query.supportFor ?? 'support' };
    case 'contact': {
      const { mode = 'face-to-face', at = 'elsewhere' } = query;
      return { kind, on, mode, at: mode === 'face-to-face' ? at : null };
    }
    case 'custody':
    case 'release':
    case 'missing':
    case 'returns':
    case 'later-day':
      return { kind, on };
  }
}

function outlook({ on, status, home, standing }: Seen): OutlookAnswer {
  return {
    on,
    status: status.code,
    statusWords: STATUS_WORDS[status.code],
    statusBecause: [...status.because, ...status.needsManager],
    home,
    suitability: standing.suitability?.code ?? null,
    alerts: standing.alerts.map(({ code }) => code),
  };
}

function item({ rule, title, dueOn, because, dutyBasis, confirmed }: Deadline): WhatIfItemAnswer {
  return { rule, title, dueOn, because, dutyBasis, confirmed };
}
