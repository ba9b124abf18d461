import { Choice, Day, Id, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { DISTANCE_BANDS, type DistanceBand } from './home-distance.entity';

const SHOWS = ['area', 'far'] as const;
const BAND = 'Miles from the council’s offices.';

export class TripsQueryDto {
  @Choice(SHOWS, { about: 'far: who is disabled and lives far away. Unless said: by area.', optional: true })
  show?: (typeof SHOWS)[number];

  @Text({ about: 'The first half of a postcode, or none: who lives there.', optional: true, max: 4, example: 'RG1' })
  area?: string;
}

export class DistanceDto {
  @Choice(DISTANCE_BANDS, { about: BAND })
  band: DistanceBand;
}

export class AreaAnswer {
  @Text({ about: 'The first half of the postcode; null for those without one.', nullable: true, example: 'RG1' })
  area: string | null;

  @Whole({ about: 'Who lives there.', example: 4 })
  people: number;

  @Whole({ about: 'Of them, whose visit is overdue or due within 28 days.', example: 2 })
  due: number;
}

export class TripPersonAnswer {
  @Id({ about: 'The young person.' })
  youngPersonId: string;

  @Text({ about: 'The first half of the postcode.', nullable: true, example: 'RG1' })
  area: string | null;

  @Choice(DISTANCE_BANDS, { about: BAND, nullable: true })
  band: string | null;

  @YesNo({ about: 'Disabled; null where it is not known.', nullable: true })
  disabled: boolean | null;

  @Day({ about: 'Last seen face to face.', nullable: true })
  lastSeenOn: string | null;

  @Day({ about: 'When the first visit is due.', nullable: true })
  nextVisitOn: string | null;

  @Day({ about: 'PA-15: when a disabled young person who lives far away is visited next.', nullable: true })
  farAwayDueOn: string | null;

  @YesNo({ about: 'That day has passed, or no visit is recorded.', example: false })
  gap: boolean;
}

export class TripsAnswer {
  @Parts(() => AreaAnswer, { about: 'Where most is due comes first.' })
  areas: AreaAnswer[];

  @Whole({ about: 'Who is disabled and lives far away.', example: 3 })
  far: number;

  @Whole({ about: 'Of them, with a gap.', example: 1 })
  gaps: number;

  @Whole({ about: 'Who is disabled, and nobody said how far away they live.', example: 2 })
  distanceNotSaid: number;

  @Parts(() => TripPersonAnswer, { about: 'Whoever is due first comes first; empty where neither is asked for.' })
  people: TripPersonAnswer[];
}
