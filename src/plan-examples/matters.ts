import { PLAN_SECTIONS, STATUS_SECTION, type SectionKey } from '../statutory/content/plan';

/** What an example may be about, as lists name it. */
export const MATTERS: readonly { key: SectionKey; title: string }[] = [...PLAN_SECTIONS, STATUS_SECTION];
