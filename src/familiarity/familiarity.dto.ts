import { Choice, Day, Id, Part, Parts, Text, Whole } from '../web/api/fields';
import { KNOWN_SHOWS, type KnownShow } from './familiarity.service';

export class FamiliarAnswer {
  @Id({ about: 'A member of staff who works here.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Whole({ about: 'How often they visited.', example: 4 })
  visits: number;

  @Day({ about: 'The last day that they met, or that one was the other’s worker.' })
  lastOn: string;
}

export class LongestAnswer {
  @Id({ about: 'A member of staff who works here.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Day({ about: 'Since when they have known each other.' })
  since: string;
}

export class LastThreeAnswer {
  @Whole({ about: 'How many people made them; a visit without a name counts as somebody else.', example: 2 })
  visitors: number;

  @Whole({ about: 'Of how many visits: three, or fewer where there were fewer.', example: 3 })
  visits: number;
}

export class FamiliarityAnswer {
  @Part(() => LastThreeAnswer, { about: 'Who made the last three visits.' })
  lastThree: LastThreeAnswer;

  @Whole({ about: 'How many people visited in twelve months.', example: 2 })
  visitorsInYear: number;

  @Whole({ about: 'How many workers they had in twelve months.', example: 1 })
  workersInYear: number;

  @Part(() => LongestAnswer, { about: 'Who has known them longest, of those who work here.', nullable: true })
  longest: LongestAnswer | null;

  @Parts(() => FamiliarAnswer, { about: 'Whom to send instead of their worker: at most three.' })
  familiar: FamiliarAnswer[];
}

export class KnownQueryDto {
  @Choice(KNOWN_SHOWS, {
    about:
      'all: everyone. three: each of the last three visits was by somebody else. nobody: nobody who works here has met them.',
    optional: true,
  })
  show?: KnownShow;
}

export class KnownPersonAnswer extends FamiliarityAnswer {
  @Id({ about: 'The young person.' })
  youngPersonId: string;
}

export class KnownListAnswer {
  @Whole({ about: 'Whom the figures are of.', example: 160 })
  people: number;

  @Whole({ about: 'Of them, who had three visits.', example: 150 })
  withThreeVisits: number;

  @Whole({ about: 'Of those, whose last three visits were by three people.', example: 12 })
  passedAround: number;

  @Whole({ about: 'Whom nobody who works here has met.', example: 3 })
  unknown: number;

  @Parts(() => KnownPersonAnswer, { about: 'Whoever had most faces in the last three visits comes first.' })
  items: KnownPersonAnswer[];
}
