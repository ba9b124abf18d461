import { listOf } from '../web/api/cursor';
import { changesTo, Day, Id, YesNo } from '../web/api/fields';

const IN_WRITING = 'In so many words and in writing, rather than by what they did.';

export class ContactRefusalSaidDto {
  @Day({ about: 'The day they refused.' })
  refusedOn: string;

  @YesNo({ about: IN_WRITING })
  explicitInWriting: boolean;
}

/** What is left out stays as it is. */
export class ChangedContactRefusalDto extends changesTo(ContactRefusalSaidDto) {}

export class ContactRefusalAnswer {
  @Id({ about: 'The id of the refusal, the same through every correction.' })
  id: string;

  @Day({ about: 'The day they refused.' })
  refusedOn: string;

  @YesNo({ about: IN_WRITING })
  explicitInWriting: boolean;
}

export class ContactRefusalListAnswer extends listOf(() => ContactRefusalAnswer, 'In the order of recording.') {}
