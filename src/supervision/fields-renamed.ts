import { Problem } from '../platform/problem';

/** Where a program says something under another name than the form does, what is wrong is told of the program's own field. */
export async function withFieldsRenamed<T>(rename: (field: string) => string, story: () => Promise<T>): Promise<T> {
  try {
    return await story();
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'not-valid') throw error;
    const errors = error.errors.map((fault) => ({ ...fault, field: rename(fault.field) }));
    throw new Problem(error.kind, error.detail, errors);
  }
}
