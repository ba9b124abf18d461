import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { AllocationRole } from './allocation.entity';
import type { Post } from './staff.entity';
import { whoHas, type CaseHolder } from './who-has';

interface PageAsked {
  after: string | null;
  limit: number;
}

export interface AllocationRead {
  id: string;
  role: AllocationRole;
  staffId: string;
  staffName: string;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  reason: string;
}

export interface StaffRead {
  id: string;
  name: string;
  post: Post;
  teamId: string | null;
  atWork: boolean;
}

/** Teams, staff and who works with whom, for a program. Each list has one more than `limit` where there are more. */
@Injectable()
export class WorkplaceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** Every team: whoever is signed in knows the council's teams. */
  async teams(actor: Actor, { after, limit }: PageAsked): Promise<{ id: string; name: string }[]> {
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<{ id: string; name: string }[]>(
        `select id, name from team where $1::uuid is null or id > $1 order by id limit $2`,
        [after, limit + 1],
      ),
    );
  }

  /** Every member of staff, without their addresses. */
  async staff(actor: Actor, { after, limit }: PageAsked, today: LocalDate): Promise<StaffRead[]> {
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<StaffRead[]>(
        `select id, name, post, team_id as "teamId", (left_on is null or left_on > $3) as "atWork"
           from staff where $1::uuid is null or id > $1 order by id limit $2`,
        [after, limit + 1, today],
      ),
    );
  }

  /** Null where the case is not open. The look is audited. @throws Problem 'not-found' */
  async caseHolder(actor: Actor, personId: string, today: LocalDate): Promise<CaseHolder | null> {
    return this.casework.view(actor, personId, 'allocations', (work, person) => whoHas(work, person.id, today));
  }

  /** The look is audited. @throws Problem 'not-found' */
  async allocations(actor: Actor, personId: string, { after, limit }: PageAsked): Promise<AllocationRead[]> {
    return this.casework.view(actor, personId, 'allocations', ({ manager }, person) =>
      manager.query<AllocationRead[]>(
        `select a.fact_id as id, a.role, a.staff_id as "staffId", s.name as "staffName", a.from_on as "fromOn",
                a.to_on as "toOn", a.reason
           from allocation a join staff s on s.id = a.staff_id
          where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn
            and ($2::uuid is null or a.fact_id > $2) order by a.fact_id limit $3`,
        [person.id, after, limit + 1],
      ),
    );
  }
}
