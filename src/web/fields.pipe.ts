import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Problem, type FieldError } from '../platform/problem';

/** Checks what comes against the class it is to be. A field that the class does not know is a fault too. */
export class FieldsPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      // A request without a body says nothing, which is not the same as being right.
      return await super.transform(metadata.type === 'body' ? (value ?? {}) : value, metadata);
    } catch (error) {
      if (!(error instanceof Problem) || metadata.type !== 'query') throw error;
      throw new Problem(
        error.kind,
        error.detail,
        error.errors.map((one) => ({ ...one, in: 'query' })),
      );
    }
  }
}

function exceptionFactory(faults: ValidationError[]): Problem {
  return new Problem('not-valid', 'Some of what was sent cannot be used.', fieldErrors(faults));
}

function fieldErrors(faults: ValidationError[], above = ''): FieldError[] {
  return faults.flatMap(({ property, constraints, children }) => [
    ...Object.entries(constraints ?? {}).map(([check, message]) => ({
      field: `${above}${property}`,
      message: check === 'whitelistValidation' ? 'There is no such field' : message,
    })),
    ...fieldErrors(children ?? [], `${above}${property}/`),
  ]);
}
