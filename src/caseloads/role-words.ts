import type { AllocationRole } from './allocation.entity';

/** What a worker is to a young person; the authority has its own word for a personal adviser. */
export function allocationWords(role: AllocationRole, adviserWord: string): string {
  switch (role) {
    case 'personal-adviser':
      return `${adviserWord[0]?.toUpperCase() ?? ''}${adviserWord.slice(1)}`;
    case 'social-worker':
      return 'Social worker';
    case 'interim':
      return 'Worker in the meantime';
  }
}
