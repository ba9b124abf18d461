import { Id } from './fields';

/** What was made, for the next request about it. */
export class MadeAnswer {
  @Id({ about: 'The id of what was recorded.' })
  id: string;
}
