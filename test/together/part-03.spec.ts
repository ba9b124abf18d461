import { together } from '../support/together';

together(3);
