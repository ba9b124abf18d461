import { Problem } from '../../platform/problem';

/**
 * Where a program says something under another name than the form does, what is wrong is told of the program's own field.
 * The problem stays the same one: of a request that may be sent twice the first that failed is answered.
 */
export async function withFieldsRenamed<T>(rename: (field: string) => string, story: () => Promise<T>): Promise<T> {
  try {
    return await story();
  } catch (error) {
    if (error instanceof Problem) for (const fault of error.errors) fault.field = rename(fault.field);
    throw error;
  }
}
