import { PROVIDED_UNDER, type ProvidedUnder } from '../statutory/case-file';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Text, YesNo } from '../web/api/fields';
import { ACCOMMODATION_WORDS } from './accommodation-words';

const TYPES = Object.keys(ACCOMMODATION_WORDS);
const TYPE = 'The letter of the return: U lives independently, E supported lodgings, Z with former foster carers …';
const UNDER = 'The section of the Act it is provided under: it decides which visits and reviews are due there.';

/** What is said of a home. */
export class HomeSaidDto {
  @Choice(TYPES, { about: TYPE })
  type: string;

  @Day({ about: 'The day they moved in.' })
  fromOn: string;

  @Choice(PROVIDED_UNDER, { about: UNDER, optional: true, example: 's24B' })
  providedUnder?: ProvidedUnder;

  @Text({ about: 'The address, without the postcode.', optional: true, nullable: true, example: '12 Mill Lane' })
  address?: string | null;

  @Text({ about: 'The postcode.', optional: true, nullable: true, max: 10, example: 'SW1A 1AA' })
  postcode?: string | null;

  @Text({ about: 'The carer, where there is one.', optional: true, nullable: true, example: null })
  carer?: string | null;

  @Text({ about: 'The provider, where there is one.', optional: true, nullable: true, example: null })
  provider?: string | null;

  @YesNo({ about: 'Placed there by the council.', optional: true, nullable: true })
  placedByAuthority?: boolean | null;

  @YesNo({
    about: 'Of a child’s home: whether the provider is registered.',
    optional: true,
    nullable: true,
    example: null,
  })
  providerRegistered?: boolean | null;
}

/** What is left out stays as it is. */
export class ChangedHomeDto extends changesTo(HomeSaidDto) {
  @Day({ about: 'The day they left; null while they live there.', optional: true, nullable: true, example: null })
  toOn?: string | null;
}

export class HomeAnswer {
  @Id({ about: 'The id of the home, the same through every correction.' })
  id: string;

  @Choice(TYPES, { about: TYPE })
  type: string;

  @Text({ about: 'The type in words.', example: 'Independent living' })
  words: string;

  @Day({ about: 'The day they moved in.' })
  fromOn: string;

  @Day({ about: 'The day they left; null while they live there.', nullable: true })
  toOn: string | null;

  @Choice(PROVIDED_UNDER, { about: UNDER })
  providedUnder: string;

  @Text({ about: 'The address, without the postcode.', nullable: true, example: '12 Mill Lane' })
  address: string | null;

  @Text({ about: 'The postcode.', nullable: true, example: 'SW1A 1AA' })
  postcode: string | null;

  @Text({ about: 'The carer.', nullable: true, example: null })
  carer: string | null;

  @Text({ about: 'The provider.', nullable: true, example: null })
  provider: string | null;

  @YesNo({ about: 'Placed there by the council.', nullable: true })
  placedByAuthority: boolean | null;

  @YesNo({ about: 'Whether the provider is registered.', nullable: true, example: null })
  providerRegistered: boolean | null;

  @YesNo({ about: 'It came with an import.', example: false })
  imported: boolean;
}

export class HomeListAnswer extends listOf(() => HomeAnswer, 'In the order in which they were recorded.') {}
