import { Id, Text } from '../web/api/fields';
import { fullName, type Named } from './names';

/** Who something is about, in the API. */
export class PersonNamed {
  @Id({ about: 'The id of the young person.' })
  id: string;

  @Text({ about: 'Their name as pages show it, the name they go by first.', example: 'Tee (Tahir) Osman' })
  name: string;

  @Text({ about: 'The council’s own number for them.', nullable: true, example: 'WM-10482' })
  authorityId: string | null;
}

export function personNamed(person: Named & { id: string }): PersonNamed {
  return { id: person.id, name: fullName(person), authorityId: person.authorityId };
}
