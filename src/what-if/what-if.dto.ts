import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { ALERT_CODES } from '../statutory/alert';
import {
  CONTACT_MODES,
  DUTY_BASES,
  PROVIDED_UNDER,
  type ContactMode,
  type ProvidedUnder,
} from '../statutory/case-file';
import { Choice, Day, InAddress, Part, Parts, Text, Words, YesNo } from '../web/api/fields';
import { STATUS_CODES } from '../young-people/status-words';
import { EVENT_KINDS, type EventKind } from './made-up-event';

const LONG = 2000;

export class WhatIfQueryDto {
  @Choice(EVENT_KINDS, { about: 'What is tried. later-day unless said: only time goes by.', optional: true })
  event?: EventKind;

  @Day({ about: 'The day it is tried on, within two years. Today unless said.', optional: true })
  on?: string;

  @Day({ about: 'The day to look at: that day, or today where that is later, unless said.', optional: true })
  lookOn?: string;

  @Choice(Object.keys(ACCOMMODATION_WORDS), { about: 'Of a move: the letter of the return.', optional: true })
  type?: string;

  @Choice(PROVIDED_UNDER, {
    about: 'Of a move: the section it is provided under. unknown unless said.',
    optional: true,
  })
  providedUnder?: ProvidedUnder;

  @InAddress()
  @YesNo({ about: 'Of a move: placed there by the council.', optional: true })
  placedByAuthority?: boolean;

  @InAddress()
  @YesNo({ about: 'Of a move of a child: whether the provider is registered.', optional: true })
  providerRegistered?: boolean;

  @Choice(['parent', 'elsewhere'], {
    about: 'Of care that ends: where they go. elsewhere unless said.',
    optional: true,
  })
  goesTo?: 'parent' | 'elsewhere';

  @InAddress()
  @YesNo({ about: 'Of a course: in the pathway plan. false unless said.', optional: true })
  inPathwayPlan?: boolean;

  @Choice(['support', 'education'], { about: 'What they ask for. support unless said.', optional: true })
  supportFor?: 'support' | 'education';

  @Choice(CONTACT_MODES, { about: 'Of a contact: how. face-to-face unless said.', optional: true })
  mode?: ContactMode;

  @Choice(['accommodation', 'elsewhere'], { about: 'Of a visit: where. elsewhere unless said.', optional: true })
  at?: 'accommodation' | 'elsewhere';
}

/** One thing that would be due. */
export class WhatIfItemAnswer {
  @Text({ about: 'The rule that makes it due.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What is due, in words.', example: 'Visit within 7 days of moving in' })
  title: string;

  @Day({ about: 'The last day on which it would be in time.' })
  dueOn: string;

  @Text({ about: 'One sentence why, naming dates.', max: LONG, example: 'They moved in on 2 March 2026.' })
  because: string;

  @Choice(DUTY_BASES, { about: 'Where the duty comes from. Law, guidance and local policy are never mixed.' })
  dutyBasis: string;

  @YesNo({ about: 'False where the wording of the rule has still to be confirmed against the law.' })
  confirmed: boolean;
}

export class WhatIfClosedAnswer extends WhatIfItemAnswer {
  @Choice(['met', 'met-late', 'not-done', 'not-due'], {
    about: 'Met by it, in time or late; over without having been done; or no longer due for another reason.',
  })
  how: string;
}

export class WhatIfMovedAnswer extends WhatIfItemAnswer {
  @Day({ about: 'The day on which it would be due otherwise.' })
  otherwiseDueOn: string;
}

/** How things stand on a day, or would. */
export class OutlookAnswer {
  @Day({ about: 'The day.' })
  on: string;

  @Choice(STATUS_CODES, { about: 'The legal status.', example: 'relevant' })
  status: string;

  @Text({ about: 'The status as practitioners say it.', example: 'Relevant' })
  statusWords: string;

  @Words({ about: 'Why, a sentence each, naming dates.' })
  statusBecause: string[];

  @Text({ about: 'The kind of home, in words.', nullable: true, example: 'Independent living' })
  home: string | null;

  @Choice(['suitable', 'unsuitable', 'not-determined'], {
    about: 'Whether it is suitable; null where no home is recorded.',
    nullable: true,
    example: 'suitable',
  })
  suitability: string | null;

  @Words({ about: 'The alerts. Those about health need read:notes.', of: ALERT_CODES })
  alerts: string[];
}

export class WhatIfAnswer {
  @Text({ about: 'What was tried, in a sentence.', max: LONG, example: 'They move on 27 November 2026.' })
  tried: string;

  @Part(() => OutlookAnswer, { about: 'As the record stands today.' })
  now: OutlookAnswer;

  @Part(() => OutlookAnswer, { about: 'As it would stand on the day that is looked at.' })
  then: OutlookAnswer;

  @Part(() => OutlookAnswer, {
    about: 'The same day if it does not happen; null where that is what stands today, or where only time goes by.',
    nullable: true,
  })
  otherwise: OutlookAnswer | null;

  @Parts(() => WhatIfItemAnswer, { about: 'What would newly be due.' })
  starts: WhatIfItemAnswer[];

  @Parts(() => WhatIfClosedAnswer, { about: 'What would no longer be due.' })
  closes: WhatIfClosedAnswer[];

  @Parts(() => WhatIfMovedAnswer, { about: 'What would be due on another day.' })
  moves: WhatIfMovedAnswer[];

  @Parts(() => WhatIfItemAnswer, { about: 'What would be overdue by then, if nothing is done.' })
  runsOut: WhatIfItemAnswer[];
}
