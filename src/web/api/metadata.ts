export const OPERATION = 'api:operation';
export const GROUP = 'api:group';
